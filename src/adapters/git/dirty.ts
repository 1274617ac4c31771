import { type BytePath, splitAtNul } from './byte-path.ts';
import type { Checkout } from './checkout.ts';
import type { GitContext } from './context.ts';
import { filteredPaths, unchangedByStat, withoutFilters } from './filters.ts';
import { outputOf } from './git-failure.ts';
import { readIndex } from './index-entries.ts';
import { withoutCache } from './own-cache.ts';
import { openSubmodule } from './submodules.ts';

/** Whether a working tree, its submodules' included, differs from HEAD: changed, added, deleted or untracked files. */
export async function isDirty(context: GitContext, checkout: Checkout): Promise<boolean> {
  if (checkout.root === undefined) return false;
  const outcome = await checkout.read({
    // Submodules are asked one by one: git would run their filters.
    args: [
      'status',
      '--porcelain=v1',
      '-z',
      '--no-renames',
      '--untracked-files=normal',
      '--ignore-submodules=dirty',
      ...withoutCache(checkout.root, context.cacheFolder),
    ],
    settings: await withoutFilters(checkout),
  });
  const lines = splitAtNul(outputOf(outcome, 'looking for changes'));
  const onlyInTree: BytePath[] = lines.filter((line) => line.startsWith(' M ')).map((line) => line.slice(3));
  if (onlyInTree.length < lines.length) return true;
  const filtered = await filteredPaths(checkout, onlyInTree);
  if (filtered.length < onlyInTree.length) return true;
  if ((await unchangedByStat(checkout, filtered)).size < filtered.length) return true;
  for (const { path, mode } of await readIndex(checkout)) {
    if (mode !== 'submodule') continue;
    const submodule = await openSubmodule(context, checkout, path);
    if (submodule !== undefined && (await isDirty(context, submodule))) return true;
  }
  return false;
}
