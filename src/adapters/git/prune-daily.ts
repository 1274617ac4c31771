import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitContext } from './context.ts';
import { writeOwnFile } from './own-files.ts';
import { pruneCache } from './prune.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Keeps the cache bounded; a failure to do so is no reason to stop. */
export async function pruneOnceADay({ cacheFolder, log }: GitContext): Promise<void> {
  const mark = join(cacheFolder, 'pruned');
  try {
    const since = await stat(mark).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => Infinity,
    );
    if (since < DAY_MS) return;
    await writeOwnFile(mark, new Date().toISOString());
    for (const { folder } of await pruneCache(cacheFolder)) log.debug(`removed from the cache: ${folder}`);
  } catch (error) {
    log.debug(`the cache could not be pruned: ${String(error)}`);
  }
}
