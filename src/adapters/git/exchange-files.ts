import { lstat, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toBytePath } from './byte-path.ts';
import { Landing, RealFolders } from './landing.ts';

/**
 * `exchangeFiles` replaces files of a snapshot with files of another snapshot, or removes them, until the result is
 * disposed of. It never follows a symbolic link. If it can't place a file, it changes nothing and returns `undefined`.
 */
export async function exchangeFiles(
  folder: string,
  from: string,
  files: ReadonlyMap<string, string | undefined>,
): Promise<AsyncDisposable | undefined> {
  const aside = await mkdtemp(join(dirname(folder), 'aside-'));
  const undo: (() => Promise<void>)[] = [() => rm(aside, { recursive: true, force: true })];
  const restore = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const landing = new Landing(from, folder);
    const real = new RealFolders(folder);
    for (const [index, [path, source]] of [...files].entries()) {
      const place = join(folder, path);
      const bytes = toBytePath(path);
      // Every file must keep its path: a rename consists of two entries, a removed file and a new one.
      if (source !== undefined && source !== path) return await failed(restore);
      const existing = real.hold(bytes) ? await lstat(place).catch(() => undefined) : undefined;
      if (existing?.isDirectory() === true) return await failed(restore);
      if (existing !== undefined) {
        const kept = join(aside, String(index));
        await rename(place, kept);
        undo.push(() => rename(kept, place));
      }
      if (source === undefined) continue;
      if (landing.copy(bytes, { existing: 'keep' }) !== 'copied') return await failed(restore);
      undo.push(() => rm(place, { force: true }));
    }
  } catch (error) {
    await restore();
    throw error;
  }
  return { [Symbol.asyncDispose]: restore };
}

async function failed(restore: () => Promise<void>): Promise<undefined> {
  await restore();
  return undefined;
}
