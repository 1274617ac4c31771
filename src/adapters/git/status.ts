import type { Uncommitted } from '../../ports.ts';
import { type BytePath, showPath, splitAtNul } from './byte-path.ts';
import type { Checkout } from './checkout.ts';
import type { GitContext } from './context.ts';
import { filteredPaths, unchangedByStat, withoutFilters } from './filters.ts';
import { outputOf } from './git-failure.ts';
import { readIndex } from './index-entries.ts';
import { withoutCache } from './own-cache.ts';
import { openSubmodule } from './submodules.ts';

/** The changes in one checkout, without those inside its submodules. */
export interface Status {
  /** Tracked paths that differ from the index in content, mode or kind, are deleted, or are in conflict. */
  readonly changed: readonly BytePath[];
  /** Paths whose entry in the index differs from HEAD. */
  readonly staged: readonly BytePath[];
  /** Files that are neither tracked nor ignored. */
  readonly untracked: readonly BytePath[];
  /** Folders that are repositories of their own but not submodules. */
  readonly repositories: readonly BytePath[];
}

/**
 * `readStatus` reads the status of a checkout. It runs no filters: files that have a filter are compared by size and
 * modification time alone.
 */
export async function readStatus(context: GitContext, checkout: Checkout): Promise<Status> {
  if (checkout.root === undefined) return { changed: [], staged: [], untracked: [], repositories: [] };
  const outcome = await checkout.read({
    // We read the status of each submodule separately, because git would otherwise run the submodules' filters.
    args: [
      'status',
      '--porcelain=v1',
      '-z',
      '--no-renames',
      '--untracked-files=all',
      '--ignore-submodules=dirty',
      ...withoutCache(checkout.root, context.cacheFolder),
    ],
    settings: await withoutFilters(checkout),
  });
  const lines = splitAtNul(outputOf(outcome, 'looking for changes'));
  const untracked = lines.filter((line) => line.startsWith('??'));
  const tracked = lines.filter((line) => !line.startsWith('??'));
  const changed = paths(tracked.filter((line) => line[1] !== ' '));
  const filtered = await filteredPaths(checkout, changed);
  const unchanged = await unchangedByStat(checkout, filtered);
  return {
    changed: changed.filter((path) => !unchanged.has(path)),
    staged: paths(tracked.filter((line) => line[0] !== ' ')),
    untracked: paths(untracked).filter((path) => !path.endsWith('/')),
    repositories: paths(untracked).filter((path) => path.endsWith('/')),
  };
}

/** `paths` removes the two status letters and the space before each path. */
function paths(lines: readonly string[]): BytePath[] {
  return lines.map((line) => line.slice(3));
}

/** `readUncommitted` lists the uncommitted changes and untracked files of a checkout, including its submodules. */
export async function readUncommitted(
  context: GitContext,
  checkout: Checkout,
  read: (checkout: Checkout) => Promise<Status> = async (of) => readStatus(context, of),
): Promise<Uncommitted> {
  const status = await read(checkout);
  const changed = [...new Set([...status.changed, ...status.staged])].map(showPath).toSorted();
  const untracked = [...status.untracked, ...status.repositories].map(showPath);
  for (const { path, mode } of await readIndex(checkout)) {
    const submodule = mode === 'submodule' ? await openSubmodule(context, checkout, path) : undefined;
    if (submodule === undefined) continue;
    const below = await readUncommitted(context, submodule, read);
    const named = (name: string): string => `${showPath(path)}/${name}`;
    changed.push(...below.changed.map(named));
    untracked.push(...below.untracked.map(named));
  }
  return { changed, untracked };
}
