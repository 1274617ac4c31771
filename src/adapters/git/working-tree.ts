import { accessSync, constants, lstatSync, mkdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { GateError } from '../../errors.ts';
import { type BytePath, nativePath, showPath } from './byte-path.ts';
import type { Checkout } from './checkout.ts';
import { withoutFilters } from './filters.ts';
import { lineOf, outputOf } from './git-failure.ts';
import { type History, openHistory } from './history.ts';
import { type IndexEntry, readIndex } from './index-entries.ts';
import { RealFolders } from './landing.ts';
import { type Site, someOf } from './site.ts';
import { type LayPlace, makeGitFolder, makeRepository } from './snapshot-repository.ts';
import { findStoredFiles, type StoredFile } from './stored-content.ts';
import { notCheckedOut, openSubmodule } from './submodules.ts';
import { layTree, makeTree, removeFromIndex } from './tree.ts';

/**
 * `layWorkingTree` lays out the working tree as if all of it were committed. Unmodified files come from their objects,
 * like base's files. Changed files, and untracked files that aren't ignored, are stored as `git add` would store them,
 * but in a folder of our own. Errors: `snapshot-failed`, `interrupted`.
 */
export async function layWorkingTree(site: Site, history: History, place: LayPlace): Promise<StoredFile[]> {
  const { checkout } = history;
  const { root } = checkout;
  if (root === undefined) return [];
  const status = await site.status(checkout);
  if (status.repositories.length > 0)
    site.warnings.add(
      `Repositories inside the working tree that aren't submodules are left out: ${someOf(status.repositories.map(showPath))}.`,
    );
  const tracked = await readIndex(checkout);
  const changed = new Set(status.changed);
  const isChanged = ({ path, mode }: IndexEntry): boolean => mode !== 'submodule' && changed.has(path);
  const edited = await storeFiles(site, checkout, root, {
    changed: tracked.filter(isChanged),
    untracked: status.untracked,
  });
  const kept = tracked.filter((entry) => !isChanged(entry));
  const store = await history.store();
  const gitFolder = await makeGitFolder(site, place);
  const index = join(gitFolder, 'index');
  const tree = await makeTree(store, [...kept, ...edited], site);
  const entries = await layTree(store, tree, { folder: place.folder, index, objects: site.objects });
  const stored = await findStoredFiles(checkout, entries, store.objectVariables(index, site.objects), {
    ...place,
    edited: new Set(edited.map(({ path }) => path)),
  });
  const untracked = new Set(status.untracked);
  if (untracked.size > 0) await removeFromIndex(store, index, status.untracked, tree);
  const committed = [...kept, ...edited.filter(({ path }) => !untracked.has(path))];
  await makeRepository(
    site,
    store,
    place,
    gitFolder,
    untracked.size === 0 ? tree : await makeTree(store, committed, site),
  );
  for (const { path, mode } of tracked)
    if (mode === 'submodule') stored.push(...(await laySubmoduleTree(site, checkout, root, path, place)));
  return stored;
}

interface Files {
  readonly changed: readonly IndexEntry[];
  readonly untracked: readonly BytePath[];
}

/**
 * `storeFiles` stores files and symbolic links of the working tree as objects in a folder of our own. It ignores paths
 * that are missing or are folders, and leaves out special files and unreadable untracked files with a warning. Errors:
 * `snapshot-failed` if a tracked file can't be read.
 */
async function storeFiles(
  site: Site,
  checkout: Checkout,
  root: string,
  { changed, untracked }: Files,
): Promise<IndexEntry[]> {
  const modesCount = lineOf(await checkout.read({ args: ['config', '--type=bool', 'core.fileMode'] })) !== 'false';
  const special: string[] = [];
  const unreadable: string[] = [];
  const files: Omit<IndexEntry, 'object'>[] = [];
  const links: { readonly path: BytePath; readonly target: Buffer }[] = [];
  const folders = new RealFolders(root);
  const look = (path: BytePath, known: IndexEntry | undefined): void => {
    if (!folders.hold(path)) return;
    const place = nativePath(root, path);
    const stats = lstatSync(place, { throwIfNoEntry: false });
    if (stats === undefined || stats.isDirectory()) return;
    if (stats.isSymbolicLink()) {
      links.push({ path, target: readlinkSync(place, { encoding: 'buffer' }) });
    } else if (!stats.isFile()) special.push(showPath(path));
    else if (!isReadable(place)) unreadable.push(showPath(path));
    else {
      const executable = known === undefined || modesCount ? (stats.mode & 0o100) !== 0 : known.mode === 'executable';
      files.push({ path, mode: executable ? 'executable' : 'file', skipped: false });
    }
  };
  for (const entry of changed) look(entry.path, entry);
  if (unreadable.length > 0)
    throw new GateError(
      'snapshot-failed',
      `The tracked file ${unreadable[0]} cannot be read.`,
      'Make it readable by the user who runs allocgate.',
    );
  for (const path of untracked) look(path, undefined);
  if (special.length > 0)
    site.warnings.add(`Sockets, pipes and devices are left out of the head snapshot: ${someOf(special)}.`);
  if (unreadable.length > 0)
    site.warnings.add(`Untracked files that cannot be read are left out of the head snapshot: ${someOf(unreadable)}.`);
  const objects = await hashFiles(
    site,
    checkout,
    files.map(({ path }) => path),
  );
  const entries = files.map((file, at): IndexEntry => ({ ...file, object: objects[at] ?? '' }));
  for (const { path, target } of links)
    entries.push({ path, mode: 'symlink', skipped: false, object: await hashLink(site, checkout, target) });
  return entries;
}

function isReadable(path: string | Buffer): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * `hashFiles` returns the IDs of the objects that `git add` would create for files. It converts line endings and
 * encodings, but runs no filter commands.
 */
async function hashFiles(site: Site, checkout: Checkout, paths: readonly BytePath[]): Promise<string[]> {
  if (paths.length === 0) return [];
  const outcome = await checkout.read({
    args: ['hash-object', '-w', '--stdin-paths'],
    settings: [...(await withoutFilters(checkout)), 'core.safecrlf=false', 'core.looseCompression=0'],
    input: paths.map((path) => `${quoted(path)}\n`).join(''),
    env: { GIT_OBJECT_DIRECTORY: site.objects },
  });
  return outputOf(outcome, 'reading the changed files').toString().trim().split('\n');
}

async function hashLink(site: Site, checkout: Checkout, target: Buffer): Promise<string> {
  const outcome = await checkout.read({
    args: ['hash-object', '-w', '--stdin', '--no-filters'],
    input: target,
    env: { GIT_OBJECT_DIRECTORY: site.objects },
  });
  return outputOf(outcome, 'reading a symbolic link').toString().trim();
}

/** `quoted` quotes a path in the form that git accepts in input with one path per line. */
function quoted(path: BytePath): string {
  const escaped = path.replaceAll(/[^ !#-[\]-~]/g, (byte) => `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`);
  return `"${escaped}"`;
}

async function laySubmoduleTree(
  site: Site,
  checkout: Checkout,
  root: string,
  path: BytePath,
  { side, folder, prefix }: LayPlace,
): Promise<StoredFile[]> {
  if (lstatSync(nativePath(root, path), { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  const target = nativePath(folder, path);
  mkdirSync(target, { recursive: true });
  const submodule = await openSubmodule(site.context, checkout, path);
  if (submodule === undefined) {
    site.warnings.add(notCheckedOut(path));
    return [];
  }
  return layWorkingTree(site, openHistory(site.context, submodule), {
    side,
    folder: target.toString(),
    prefix: `${prefix}${path}/`,
  });
}
