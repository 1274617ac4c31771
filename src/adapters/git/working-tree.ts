import { lstatSync, mkdirSync } from 'node:fs';
import { GateError } from '../../errors.ts';
import { type BytePath, nativePath, showPath, splitAtNul } from './byte-path.ts';
import type { Checkout } from './checkout.ts';
import { lineOf, outputOf } from './git-failure.ts';
import { type History, openHistory } from './history.ts';
import { type IndexEntry, readIndex } from './index-entries.ts';
import { Landing } from './landing.ts';
import { withoutCache } from './own-cache.ts';
import { forEachInTurns, type Site, someOf } from './site.ts';
import { notCheckedOut, openSubmodule } from './submodules.ts';
import { layTree, makeTree } from './tree.ts';

/** Lays the working tree out as git sees it: tracked and untracked files that are not ignored. Errors: `snapshot-failed`, `interrupted`. */
export async function layWorkingTree(site: Site, history: History, folder: string): Promise<void> {
  const { checkout } = history;
  const { root } = checkout;
  if (root === undefined) return;
  const tracked = await readIndex(checkout);
  const untracked = await untrackedFiles(site, checkout, root);
  const sparse = tracked.filter((entry) => isLeftOut(root, entry));
  if (sparse.length > 0) {
    const store = await history.store();
    await layTree(store, await makeTree(store, sparse, site.newIndex()), folder, site.newIndex());
  }
  const left = new Set(sparse);
  const files = tracked.filter((entry) => entry.mode !== 'submodule' && !left.has(entry));
  await copyFiles(site, checkout, root, folder, files, untracked);
  for (const { path, mode } of tracked)
    if (mode === 'submodule') await laySubmoduleTree(site, checkout, root, path, folder);
}

async function untrackedFiles(site: Site, checkout: Checkout, root: string): Promise<BytePath[]> {
  const outcome = await checkout.read({
    args: ['ls-files', '-z', '--others', '--exclude-standard', ...withoutCache(root, site.context.cacheFolder)],
  });
  const paths = splitAtNul(outputOf(outcome, 'listing the untracked files'));
  const repositories = paths.filter((path) => path.endsWith('/'));
  if (repositories.length > 0)
    site.warnings.add(
      `Repositories inside the working tree that are no submodules are left out: ${someOf(repositories.map(showPath))}.`,
    );
  return paths.filter((path) => !path.endsWith('/'));
}

/** By a sparse checkout, and really not there. */
function isLeftOut(root: string, { path, mode, skipped }: IndexEntry): boolean {
  return skipped && mode !== 'submodule' && lstatSync(nativePath(root, path), { throwIfNoEntry: false }) === undefined;
}

async function copyFiles(
  site: Site,
  checkout: Checkout,
  root: string,
  folder: string,
  tracked: readonly IndexEntry[],
  untracked: readonly BytePath[],
): Promise<void> {
  const landing = new Landing(root, folder);
  const modesCount = lineOf(await checkout.read({ args: ['config', '--type=bool', 'core.fileMode'] })) !== 'false';
  const special: string[] = [];
  const unreadable: string[] = [];
  await forEachInTurns(site.context.signal, tracked, ({ path, mode }) => {
    const landed = landing.copy(path, modesCount ? {} : { executable: mode === 'executable' });
    if (landed === 'special') special.push(showPath(path));
    if (landed === 'unreadable')
      throw new GateError(
        'snapshot-failed',
        `The tracked file ${showPath(path)} cannot be read.`,
        'Make it readable for the user who runs allocgate.',
      );
  });
  await forEachInTurns(site.context.signal, untracked, (path) => {
    const landed = landing.copy(path);
    if (landed === 'special') special.push(showPath(path));
    if (landed === 'unreadable') unreadable.push(showPath(path));
  });
  if (special.length > 0)
    site.warnings.add(`Sockets, pipes and devices are left out of the head snapshot: ${someOf(special)}.`);
  if (unreadable.length > 0)
    site.warnings.add(`Untracked files that cannot be read are left out of the head snapshot: ${someOf(unreadable)}.`);
}

async function laySubmoduleTree(
  site: Site,
  checkout: Checkout,
  root: string,
  path: BytePath,
  folder: string,
): Promise<void> {
  if (lstatSync(nativePath(root, path), { throwIfNoEntry: false })?.isDirectory() !== true) return;
  const target = nativePath(folder, path);
  mkdirSync(target, { recursive: true });
  const submodule = await openSubmodule(site.context, checkout, path);
  if (submodule === undefined) site.warnings.add(notCheckedOut(path));
  else await layWorkingTree(site, openHistory(site.context, submodule), target.toString());
}
