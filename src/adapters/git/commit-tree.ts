import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GateError } from '../../errors.ts';
import { type BytePath, nativePath, showPath } from './byte-path.ts';
import type { Checkout } from './checkout.ts';
import { type History, openHistory } from './history.ts';
import { type IndexEntry, readIndex } from './index-entries.ts';
import { removeTree } from '../remove-tree.ts';
import type { Site } from './site.ts';
import { type LayPlace, makeGitFolder, makeRepository } from './snapshot-repository.ts';
import { findStoredFiles, type StoredFile } from './stored-content.ts';
import { notCheckedOut, openAbsorbedSubmodule, openSubmodule } from './submodules.ts';
import { layTree } from './tree.ts';

/** `layCommit` lays out a commit and its submodules in an empty folder. Errors: `snapshot-failed`, `interrupted`. */
export async function layCommit(site: Site, history: History, commit: string, place: LayPlace): Promise<StoredFile[]> {
  const { checkout } = history;
  const { store, index, entries } = await history.reading(commit, async (objects) => {
    await emptyFolder(place.folder);
    const gitFolder = await makeGitFolder(site, place);
    const file = join(gitFolder, 'index');
    const target = { folder: place.folder, index: file, objects: site.objects };
    const laid = await layTree(objects, commit, target);
    await makeRepository(site, objects, place, gitFolder, commit);
    return { store: objects, index: file, entries: laid };
  });
  const env = store.objectVariables(index, site.objects);
  const stored = await findStoredFiles(checkout, entries, env, { ...place, edited: new Set() });
  for (const entry of entries)
    if (entry.mode === 'submodule') stored.push(...(await laySubmodule(site, history, commit, entry, place)));
  return stored;
}

/** `emptyFolder` removes files that a failed first attempt may have left. */
async function emptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) await removeTree(join(folder, name));
}

async function laySubmodule(
  site: Site,
  history: History,
  commit: string,
  { path, object }: IndexEntry,
  { side, folder, prefix }: LayPlace,
): Promise<StoredFile[]> {
  const { context } = site;
  const found =
    (await openSubmodule(context, history.checkout, path)) ??
    ((await isInIndex(history.checkout, path))
      ? undefined
      : await openAbsorbedSubmodule(context, history.checkout, await history.store(), commit, path));
  if (found === undefined) {
    site.warnings.add(notCheckedOut(path));
    return [];
  }
  const submodule = openHistory(context, found);
  const outcome = await submodule.ensure(object);
  if (outcome.kind === 'missing')
    throw new GateError(
      'snapshot-failed',
      `Commit ${object.slice(0, 12)} of the submodule ${showPath(path)} is missing: ${outcome.reason}.`,
      'Fetch it with `git submodule update --init`; in a workflow, check out with `submodules: true` and `fetch-depth: 0`.',
    );
  return layCommit(site, submodule, object, {
    side,
    folder: nativePath(folder, path).toString(),
    prefix: `${prefix}${path}/`,
  });
}

async function isInIndex(checkout: Checkout, path: BytePath): Promise<boolean> {
  if (checkout.root === undefined) return false;
  return (await readIndex(checkout)).some((entry) => entry.path === path && entry.mode === 'submodule');
}
