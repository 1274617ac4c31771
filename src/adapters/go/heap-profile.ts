import { constants } from 'node:fs';
import { copyFile, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { ProfileOutcome, RunRequest } from '../../ports.ts';
import type { Surroundings } from './go-command.ts';
import { makeTemporary } from '../temporary.ts';
import { runBinary } from './run.ts';
import { makeFolders } from '../make-folders.ts';

const MEBIBYTE = 1024 * 1024;
const most = { compressed: 64 * MEBIBYTE, plain: 512 * MEBIBYTE };

/**
 * `runWithHeapProfile` runs a test binary in the same way as a measurement does and records every allocation in its
 * heap profile. If `keep` names a file, the profile is saved there.
 */
export async function runWithHeapProfile(
  surroundings: Surroundings,
  request: RunRequest,
  keep: string | undefined,
): Promise<ProfileOutcome> {
  const temporary = await makeTemporary(tmpdir(), 'profile');
  const { folder } = temporary;
  try {
    const file = join(folder, 'heap.pb.gz');
    const args = [...request.args, `-test.memprofile=${file}`, '-test.memprofilerate=1'];
    const outcome = await runBinary(surroundings, { ...request, args });
    const profile = await readCompressed(file);
    if (profile !== undefined && keep !== undefined) {
      await makeFolders(dirname(keep));
      // A link in the file's place is replaced, not followed.
      await rm(keep, { force: true });
      await copyFile(file, keep, constants.COPYFILE_EXCL);
    }
    return { outcome, profile };
  } finally {
    await temporary.remove();
  }
}

/**
 * `readCompressed` reads a profile. It returns `undefined` if there is no such file or it is larger than any real
 * profile. The tested code can put anything in the file's place, so `readCompressed` follows no link and waits for no
 * pipe.
 */
async function readCompressed(path: string): Promise<Uint8Array | undefined> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const found = await file.stat();
      if (!found.isFile() || found.size > most.compressed) return undefined;
      return await promisify(gunzip)(await file.readFile(), { maxOutputLength: most.plain });
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}
