import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every file below a folder, `.git` included, with kind, mode, content and, for a file, the time of its last change:
 * index, refs, configuration, stash, working trees, shallow, FETCH_HEAD and objects are all files.
 */
export function checkoutState(folder: string): Record<string, string> {
  const state: Record<string, string> = {};
  const visit = (relative: string): void => {
    const path = join(folder, relative);
    const stats = lstatSync(path);
    const mode = stats.mode.toString(8);
    if (stats.isDirectory()) {
      state[`${relative}/`] = mode;
      for (const name of readdirSync(path)) visit(relative === '' ? name : `${relative}/${name}`);
    } else if (stats.isSymbolicLink()) state[relative] = `${mode} -> ${readlinkSync(path)}`;
    else if (stats.isFile())
      state[relative] = `${mode} ${stats.mtimeMs} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`;
    else state[relative] = mode;
  };
  visit('');
  return state;
}

/** Path to content of a laid out tree; `->` marks links, `*` executables, a slash empty folders. A snapshot's own `.git` files are left out. */
export function treeOf(folder: string): Record<string, string> {
  const tree: Record<string, string> = {};
  const visit = (relative: string): void => {
    const path = join(folder, relative);
    const stats = lstatSync(path);
    if (stats.isDirectory()) {
      const names = readdirSync(path);
      if (names.length === 0 && relative !== '') tree[`${relative}/`] = '';
      for (const name of names.filter((entry) => entry !== '.git'))
        visit(relative === '' ? name : `${relative}/${name}`);
    } else if (stats.isSymbolicLink()) tree[relative] = `-> ${readlinkSync(path)}`;
    else tree[relative] = `${(stats.mode & 0o111) === 0 ? '' : '* '}${readFileSync(path, 'utf8')}`;
  };
  visit('');
  return tree;
}
