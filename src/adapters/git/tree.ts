import { outputOf } from './git-failure.ts';
import { entryFlags, type IndexEntry, parseEntries } from './index-entries.ts';
import type { ObjectStore } from './store.ts';

/** With the store's attributes: nothing but the blobs' own bytes, modes and links. */
const exact = [
  'core.autocrlf=false',
  'core.symlinks=true',
  'core.fileMode=true',
  'core.sparseCheckout=false',
  'core.ignoreCase=false',
];

/**
 * Writes a commit or tree into an empty folder, and its list of files into an index file of ours.
 * Git itself refuses paths that leave the folder, pass through a symbolic link or hold a `.git`.
 * Errors: `snapshot-failed`.
 */
export async function layTree(store: ObjectStore, tree: string, folder: string, index: string): Promise<IndexEntry[]> {
  const env = { GIT_INDEX_FILE: index, GIT_WORK_TREE: folder };
  const settings = exact.flatMap((setting) => ['-c', setting]);
  const written = await store.run({ args: [...settings, 'read-tree', '-m', '-u', tree], folder, env });
  outputOf(written, `writing the files of ${tree.slice(0, 12)}`);
  const listed = await store.runOffline({ args: ['ls-files', ...entryFlags], folder, env });
  return parseEntries(outputOf(listed, `listing the files of ${tree.slice(0, 12)}`));
}

/** Makes a tree of some entries only. Errors: `snapshot-failed`. */
export async function makeTree(store: ObjectStore, entries: readonly IndexEntry[], index: string): Promise<string> {
  const env = { GIT_INDEX_FILE: index };
  const bits = { file: '100644', executable: '100755', symlink: '120000', submodule: '160000' };
  const lines = entries.map(({ mode, object, path }) => `${bits[mode]} ${object}\t${path}\0`).join('');
  const input = Buffer.from(lines, 'latin1');
  const doing = 'listing the files that are not in the working tree';
  outputOf(await store.runOffline({ args: ['update-index', '-z', '--index-info'], input, env }), doing);
  // Where git finds that the user's repository has an object already, it renews the time of that file: it must not look there.
  const alone = { ...env, GIT_ALTERNATE_OBJECT_DIRECTORIES: '' };
  const made = await store.runOffline({ args: ['write-tree', '--missing-ok'], env: alone });
  return outputOf(made, doing).toString().trim();
}
