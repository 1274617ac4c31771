import { type BytePath, joinWithNul } from './byte-path.ts';
import { outputOf } from './git-failure.ts';
import { entryFlags, type IndexEntry, parseEntries } from './index-entries.ts';
import type { Site } from './site.ts';
import type { ObjectStore } from './store.ts';

/**
 * Checkout settings with git's defaults on Linux, which override this machine's settings. For single files, attributes
 * can still override them.
 */
const defaults = [
  'core.autocrlf=false',
  'core.eol=lf',
  'core.attributesFile=/dev/null',
  'core.symlinks=true',
  'core.fileMode=true',
  'core.sparseCheckout=false',
  'core.ignoreCase=false',
];

/** The folder to write a tree to, and the index and the objects that git uses for it. */
export interface TreePlace {
  readonly folder: string;
  /** One of our index files, which receives the list of files. */
  readonly index: string;
  /** A folder with objects that neither the repository nor the store has. */
  readonly objects: string;
}

/**
 * `layTree` writes a commit or tree into an empty folder as a checkout would, with the line endings and encodings that
 * its own attributes specify. git itself refuses paths that leave the folder, pass through a symbolic link or contain
 * `.git`. Errors: `snapshot-failed`.
 */
export async function layTree(store: ObjectStore, tree: string, place: TreePlace): Promise<IndexEntry[]> {
  const { folder, index, objects } = place;
  const env = { GIT_INDEX_FILE: index, GIT_WORK_TREE: folder, GIT_ATTR_NOSYSTEM: '1', ...store.reading(objects) };
  const settings = defaults.flatMap((setting) => ['-c', setting]);
  const written = await store.run({ args: [...settings, 'read-tree', '-m', '-u', tree], folder, env });
  outputOf(written, `writing the files of ${tree.slice(0, 12)}`);
  const listed = await store.runOffline({ args: ['ls-files', ...entryFlags], folder, env });
  return parseEntries(outputOf(listed, `listing the files of ${tree.slice(0, 12)}`));
}

/**
 * `makeTree` creates a tree object from entries, stores it in the folder for this run's objects, and returns its ID.
 * Errors: `snapshot-failed`.
 */
export async function makeTree(store: ObjectStore, entries: readonly IndexEntry[], site: Site): Promise<string> {
  // If git found an object in the user's repository, it would update the modification time of the object's file, so we
  // don't let git look there.
  const env = {
    GIT_INDEX_FILE: site.newIndex(),
    GIT_OBJECT_DIRECTORY: site.objects,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: '',
  };
  const bits = { file: '100644', executable: '100755', symlink: '120000', submodule: '160000' };
  const lines = entries.map(({ mode, object, path }) => `${bits[mode]} ${object}\t${path}\0`).join('');
  const input = Buffer.from(lines, 'latin1');
  const doing = 'listing the files of the working tree';
  outputOf(await store.runOffline({ args: ['update-index', '-z', '--index-info'], input, env }), doing);
  const made = await store.runOffline({ args: ['write-tree', '--missing-ok'], env });
  return outputOf(made, doing).toString().trim();
}

/** `removeFromIndex` removes files from one of our indexes. Errors: `snapshot-failed`. */
export async function removeFromIndex(
  store: ObjectStore,
  index: string,
  paths: readonly BytePath[],
  tree: string,
): Promise<void> {
  const nothing = '0'.repeat(tree.length);
  // An entry with mode 0 removes the path.
  const removed = await store.runOffline({
    args: ['update-index', '-z', '--index-info'],
    input: joinWithNul(paths.map((path) => `0 ${nothing}\t${path}`)),
    env: { GIT_INDEX_FILE: index },
  });
  outputOf(removed, 'listing the files of the working tree');
}
