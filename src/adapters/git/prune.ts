import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isRepositoryId } from './layout.ts';
import { tryLock } from './lock.ts';
import { removeTree } from '../remove-tree.ts';
import { isInUse, pruneLockPath, usedMarkPath } from './slot.ts';
import { folderSize } from './usage.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Limits for the cache. */
export interface PruneLimits {
  readonly maxAgeMs: number;
  readonly maxBytes: number;
}

export const defaultLimits: PruneLimits = { maxAgeMs: 30 * DAY_MS, maxBytes: 4 * 1024 ** 3 };

/** The folder of one repository in the cache. */
export interface CachedRepository {
  readonly folder: string;
  readonly bytes: number;
  /** Time of the last use, in milliseconds since 1970. */
  readonly usedMs: number;
}

/**
 * `repositoryFolders` returns the folders of the repositories in the cache. It ignores links, because a folder that a
 * link leads to isn't allocgate's.
 */
export async function repositoryFolders(cacheFolder: string): Promise<readonly string[]> {
  const entries = await readdir(cacheFolder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && isRepositoryId(entry.name))
    .map(({ name }) => join(cacheFolder, name));
}

/** `listCache` lists the repositories in the cache, least recently used first. */
export async function listCache(cacheFolder: string): Promise<CachedRepository[]> {
  const found = await Promise.all(
    (await repositoryFolders(cacheFolder)).map(async (folder) => {
      return { folder, bytes: await folderSize(folder), usedMs: await lastUse(folder) };
    }),
  );
  return found.toSorted((one, other) => one.usedMs - other.usedMs);
}

/**
 * `pruneCache` removes the folders of repositories that haven't been used for a long time, and then the least recently
 * used ones until the size of the rest is within the limit. It never removes a folder that is in use.
 */
export async function pruneCache(
  cacheFolder: string,
  limits: PruneLimits = defaultLimits,
  nowMs: number = Date.now(),
): Promise<readonly CachedRepository[]> {
  const repositories = await listCache(cacheFolder);
  let total = repositories.reduce((sum, { bytes }) => sum + bytes, 0);
  const removed: CachedRepository[] = [];
  for (const repository of repositories) {
    if (nowMs - repository.usedMs <= limits.maxAgeMs && total <= limits.maxBytes) continue;
    if (!(await removeUnused(repository.folder))) continue;
    total -= repository.bytes;
    removed.push(repository);
  }
  return removed;
}

/**
 * `removeUnused` removes a repository's folder unless it is in use, and reports whether it did. It takes the prune lock
 * and then checks whether a slot is in use; `lockSlot` (slot.ts) takes a slot's lock and then checks the prune lock. So
 * at least one of two concurrent runs notices the other.
 */
async function removeUnused(folder: string): Promise<boolean> {
  const lock = await tryLock(pruneLockPath(folder)).catch(() => undefined);
  if (lock === undefined) return false;
  try {
    if (await isInUse(folder)) return false;
    for (const name of await readdir(folder)) if (name !== 'prune.lock') await removeTree(join(folder, name));
    await removeTree(folder);
    return true;
  } finally {
    await lock.release();
  }
}

async function lastUse(folder: string): Promise<number> {
  for (const path of [usedMarkPath(folder), folder]) {
    const stats = await stat(path).catch(() => undefined);
    if (stats !== undefined) return stats.mtimeMs;
  }
  return 0;
}
