import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GateError } from '../../errors.ts';
import { type BytePath, nativePath, showPath } from './byte-path.ts';
import type { Checkout } from './checkout.ts';
import { filteredPaths, unchangedByStat } from './filters.ts';
import { type History, openHistory } from './history.ts';
import { type IndexEntry, readIndex } from './index-entries.ts';
import { Landing } from './landing.ts';
import { removeTree } from './remove-tree.ts';
import { forEachInTurns, type Site, someOf } from './site.ts';
import { notCheckedOut, openAbsorbedSubmodule, openSubmodule } from './submodules.ts';
import { layTree } from './tree.ts';

/** Lays a commit out in an empty folder, its submodules included. Errors: `snapshot-failed`, `interrupted`. */
export async function layCommit(site: Site, history: History, commit: string, folder: string): Promise<void> {
  const { checkout } = history;
  const { store, index, entries } = await history.reading(commit, async (objects) => {
    const fresh = site.newIndex();
    await emptyFolder(folder);
    return { store: objects, index: fresh, entries: await layTree(objects, commit, folder, fresh) };
  });
  const paths = entries.flatMap(({ mode, path }) => (mode === 'file' || mode === 'executable' ? [path] : []));
  const filtered = new Set(await filteredPaths(checkout, paths, { ...store.objectVariables, GIT_INDEX_FILE: index }));
  const stored = entries.filter(({ path }) => filtered.has(path));
  if (stored.length > 0) await takeFromWorkingTree(site, checkout, stored, folder);
  for (const entry of entries) if (entry.mode === 'submodule') await laySubmodule(site, history, commit, entry, folder);
}

/** A first attempt may have left some files. */
async function emptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) await removeTree(join(folder, name));
}

/** What a filter keeps elsewhere (LFS) is in the working tree, where that still has the same content; filters are not run. */
async function takeFromWorkingTree(
  site: Site,
  checkout: Checkout,
  stored: readonly IndexEntry[],
  folder: string,
): Promise<void> {
  const left = new Set<BytePath>(stored.map(({ path }) => path));
  if (checkout.root !== undefined) {
    const objects = new Map((await readIndex(checkout)).map(({ path, object }) => [path, object]));
    const same = stored.filter(({ path, object }) => objects.get(path) === object);
    const unchanged = await unchangedByStat(
      checkout,
      same.map(({ path }) => path),
    );
    const landing = new Landing(checkout.root, folder);
    await forEachInTurns(site.context.signal, same, ({ path, mode }) => {
      if (!unchanged.has(path)) return;
      if (landing.copy(path, { executable: mode === 'executable' }) === 'copied') left.delete(path);
    });
  }
  if (left.size > 0)
    site.warnings.add(
      'Filters such as LFS are not run, and these files are not the same in the working tree, ' +
        `so one side has them as git stores them: ${someOf([...left].map(showPath))}.`,
    );
}

async function laySubmodule(
  site: Site,
  history: History,
  commit: string,
  { path, object }: IndexEntry,
  folder: string,
): Promise<void> {
  const { context } = site;
  const found =
    (await openSubmodule(context, history.checkout, path)) ??
    ((await isInIndex(history.checkout, path))
      ? undefined
      : await openAbsorbedSubmodule(context, history.checkout, await history.store(), commit, path));
  if (found === undefined) {
    site.warnings.add(notCheckedOut(path));
    return;
  }
  const submodule = openHistory(context, found);
  const outcome = await submodule.ensure(object);
  if (outcome.kind === 'missing')
    throw new GateError(
      'snapshot-failed',
      `Commit ${object.slice(0, 12)} of the submodule ${showPath(path)} is missing: ${outcome.reason}.`,
      'Fetch it: git submodule update --init, in a workflow with fetch-depth: 0.',
    );
  await layCommit(site, submodule, object, nativePath(folder, path).toString());
}

async function isInIndex(checkout: Checkout, path: BytePath): Promise<boolean> {
  if (checkout.root === undefined) return false;
  return (await readIndex(checkout)).some((entry) => entry.path === path && entry.mode === 'submodule');
}
