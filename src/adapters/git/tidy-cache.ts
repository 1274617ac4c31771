import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { removeTree } from '../remove-tree.ts';
import type { GitContext } from './context.ts';
import { isRepositoryId } from './layout.ts';
import { writeOwnFile } from './own-files.ts';
import { pruneCache, repositoryFolders } from './prune.ts';
import { clearDeadSlots } from './slot.ts';

const DAY_MS = 24 * 60 * 60_000;

/**
 * `tidyCache` removes what killed runs left in the cache and limits the cache's size. It logs failures and carries on.
 */
export async function tidyCache(context: GitContext): Promise<void> {
  for (const folder of await repositoryFolders(context.cacheFolder)) {
    await clearDeadSlots(folder).catch((error: unknown) => {
      context.log.debug(`${folder} could not be tidied: ${String(error)}`);
    });
  }
  await removeDrafts(context.cacheFolder).catch((error: unknown) => {
    context.log.debug(`the cache could not be tidied: ${String(error)}`);
  });
  await pruneOnceADay(context);
}

/** Age at which a draft is removed, in milliseconds. Copying a toolchain or building a helper never takes this long. */
const DRAFT_LIFETIME_MS = 6 * 60 * 60_000;

/**
 * `removeDrafts` removes toolchains and helpers that a killed run left unfinished: `toolchains/.draft-…`,
 * `gofacts/VERSION/.draft-…`.
 */
async function removeDrafts(folder: string, depth = 2): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.draft-')) {
      if (Date.now() - (await stat(path)).mtimeMs > DRAFT_LIFETIME_MS) await removeTree(path);
    } else if (entry.isDirectory() && depth > 0 && !isRepositoryId(entry.name)) await removeDrafts(path, depth - 1);
  }
}

async function pruneOnceADay({ cacheFolder, log }: GitContext): Promise<void> {
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
