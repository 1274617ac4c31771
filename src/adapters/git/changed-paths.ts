import type { FoundLine, Revisions, TreeEntry } from '../../ports.ts';
import type { Checkout } from './checkout.ts';
import type { GitContext } from './context.ts';
import { outputOf } from './git-failure.ts';
import type { History } from './history.ts';
import { readUncommitted } from './status.ts';

const limitBytes = 64 * 1024 * 1024;

/**
 * `changedPaths` returns the paths, relative to the top of the repository, of the files that differ between base and
 * head. If head is the working tree, this includes uncommitted changes and untracked files. The result is `undefined`
 * if base or head has no commit.
 */
export async function changedPaths(
  context: GitContext,
  history: History & { readonly checkout: Checkout },
  { base, head }: Revisions,
): Promise<readonly string[] | undefined> {
  if (base.kind === 'missing' || head.commit === undefined) return undefined;
  const store = await history.store();
  const args = ['diff-tree', '-r', '-z', '--name-only', '--no-renames', '--no-commit-id', base.commit, head.commit];
  const committed = outputOf(await store.run({ args, limitBytes }), 'comparing base and head').toString();
  const { changed, untracked } =
    head.kind === 'commit' ? { changed: [], untracked: [] } : await readUncommitted(context, history.checkout);
  return [...new Set([...committed.split('\0').filter((path) => path !== ''), ...changed, ...untracked])];
}

/** `listTree` lists every file, symbolic link and submodule of a commit. */
export async function listTree(history: History, commit: string): Promise<readonly TreeEntry[]> {
  const store = await history.store();
  const args = ['ls-tree', '-r', '-z', '--full-tree', commit];
  const listing = outputOf(await store.run({ args, limitBytes }), 'listing the base').toString();
  return listing.split('\0').flatMap((line): TreeEntry[] => {
    const [, mode = '', path = ''] = /^(\d{6}) [^\t]*\t([^]+)$/.exec(line) ?? [];
    if (path === '') return [];
    return [{ path, kind: mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file' }];
  });
}

/** `findLines` returns the lines in a commit's files that match a POSIX extended regular expression, ignoring case. */
export async function findLines(
  history: History,
  commit: string,
  expression: string,
  pathspecs: readonly string[],
): Promise<readonly FoundLine[]> {
  const store = await history.store();
  const args = ['grep', '-I', '-i', '-z', '--full-name', '-E', '-e', expression, commit, '--', ...pathspecs];
  const outcome = await store.run({ args, limitBytes });
  // `git grep` exits with 1 if no line matches.
  const text = outcome.code === 1 ? '' : outputOf(outcome, 'searching the base').toString();
  return text.split('\n').flatMap((line): FoundLine[] => {
    const end = line.indexOf('\0');
    return end < 0 ? [] : [{ path: line.slice(commit.length + 1, end), text: line.slice(end + 1) }];
  });
}
