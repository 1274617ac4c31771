import { cpSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkPlanted } from '../check.ts';
import { MEBIBYTE, type Section, type Tried, type Workbench } from '../fault.ts';
import { canMount, mountMemory, remount, unmount } from '../mounts.ts';
import { PlantedRegression } from '../planted.ts';
import { tmpdir } from 'node:os';
import { mkdtempSync } from 'node:fs';

/** The folders that a run writes to, each with the largest size in MB that may be too small for this module. */
const folders = { ALLOCGATE_CACHE: 14, GOTMPDIR: 14, TMPDIR: 14, GOCACHE: 10 } as const;
type Folder = keyof typeof folders;

const skipped = canMount(mkdtempSync(join(tmpdir(), 'allocgate-mount-')))
  ? {}
  : { skipped: 'file systems can’t be mounted here (it takes root on Linux)' };

/** Puts each folder on a file system of its own that has too little space, trying sizes in steps of 1 MB. */
export const fullDisks: Section = {
  name: 'full disk',
  ...skipped,
  async *run(bench) {
    for (const folder of Object.keys(folders) as Folder[])
      for (let mebibytes = 1; mebibytes <= folders[folder]; mebibytes++)
        yield await onSmallDisk(bench, folder, mebibytes);
  },
};

async function onSmallDisk({ cli }: Workbench, folder: Folder, mebibytes: number): Promise<Tried> {
  using planted = new PlantedRegression();
  const small = planted.folder('small');
  // The compiled standard library takes up most of a build cache, so it is already there, and this many bytes are free.
  const warm = folder === 'GOCACHE' ? await warmCache(cli) : undefined;
  mountMemory(small, mebibytes * MEBIBYTE + (warm === undefined ? 0 : sizeOf(warm)));
  try {
    if (warm !== undefined) cpSync(warm, small, { recursive: true });
    const env = { ALLOCGATE_CACHE: planted.folder('cache'), [folder]: small };
    return {
      fault: `${folder}, ${mebibytes} MB free`,
      outcome: await checkPlanted({ cli, repository: planted.repository, env }),
    };
  } finally {
    unmount(small);
  }
}

let warmed: string | undefined;

async function warmCache(cli: string): Promise<string> {
  if (warmed !== undefined) return warmed;
  const folder = mkdtempSync(join(tmpdir(), 'allocgate-warm-'));
  using planted = new PlantedRegression();
  const env = { ALLOCGATE_CACHE: planted.folder('cache'), GOCACHE: folder };
  await checkPlanted({ cli, repository: planted.repository, env });
  warmed = folder;
  return folder;
}

/** Returns the number of bytes that files take on a file system of whole pages. */
function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.reduce((sum, file) => sum + Math.ceil(statSync(join(folder, file)).size / 4096) * 4096, 0);
}

/** Puts each folder on a file system that can't be written to. */
export const readOnlyFolders: Section = {
  name: 'read-only folder',
  ...skipped,
  async *run({ cli }) {
    for (const folder of Object.keys(folders) as Folder[]) {
      using planted = new PlantedRegression();
      const small = planted.folder('small');
      mountMemory(small, 512 * MEBIBYTE);
      try {
        const env = { ALLOCGATE_CACHE: planted.folder('cache'), [folder]: small };
        remount(small, 'ro');
        yield { fault: `${folder}, empty`, outcome: await checkPlanted({ cli, repository: planted.repository, env }) };
        remount(small, 'rw');
        await checkPlanted({ cli, repository: planted.repository, env });
        remount(small, 'ro');
        yield {
          fault: `${folder}, used before`,
          outcome: await checkPlanted({ cli, repository: planted.repository, env }),
        };
      } finally {
        unmount(small);
      }
    }
  },
};
