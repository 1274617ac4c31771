import type { Ports } from '../ports.ts';
import type { Comparison } from './run.ts';
import type { SideUnderTest } from './side.ts';
import { someNames } from './some-names.ts';
import { folderOf } from '../core/patch/folder-of.ts';

export interface UntrackedRequest extends Pick<Comparison, 'revisions' | 'snapshots'> {
  readonly head: SideUnderTest;
}

/**
 * `shareWorkspace` copies an untracked go.work of head to base before base is listed, because the set of modules
 * depends on the developer's setup and not on the change.
 */
export async function shareWorkspace(
  ports: Ports,
  { revisions, snapshots }: UntrackedRequest,
  base: string,
): Promise<void> {
  if (revisions.head.kind === 'commit') return;
  const files = snapshots.uncommitted.untracked.filter((path) => workspaceForm.test(path));
  if (files.length > 0) await ports.repository.shareUntracked(snapshots, base, files);
}

/**
 * `shareUntracked` copies to base the untracked files of a working tree that no benchmark is compiled from, so that the
 * leftovers of earlier commands (profiles, reports, binaries) are the same on both sides. It returns the report's notes
 * about files that aren't committed.
 */
export async function shareUntracked(
  ports: Ports,
  { revisions, snapshots, head }: UntrackedRequest,
  base: SideUnderTest | undefined,
): Promise<readonly string[]> {
  const { changed, untracked } = snapshots.uncommitted;
  const named = [...changed.map((path) => `${path} (changed)`), ...untracked.map((path) => `${path} (untracked)`)];
  if (named.length === 0) return [];
  if (revisions.head.kind === 'commit')
    return [
      `The checkout has files that its commit does not have, so neither side has them: ${someNames(named, most)}.`,
    ];
  const note = `Head is the working tree, with uncommitted files: ${someNames(named, most)}.`;
  const { files } = head;
  if (base?.files === undefined || files === undefined) return [note];
  // A source file that head doesn't compile must not be compiled on base either: base may use the package in the file's
  // folder even if head doesn't.
  const [ours, theirs] = [files, base.files].map((list) => new Set([...list].map(folderOf)));
  const isRisky = (path: string): boolean =>
    sourceForm.test(path) && theirs?.has(folderOf(path)) === true && ours?.has(folderOf(path)) !== true;
  const unused = untracked.filter((path) => !files.has(path) && !moduleForm.test(path) && !isRisky(path));
  const both = await ports.repository.shareUntracked(snapshots, base.root, unused);
  if (both.length === 0) return [note];
  return [
    note,
    `Both sides have these untracked files, because no benchmark is compiled from them: ${someNames(both, most)}.`,
  ];
}

const most = 10;
const workspaceForm = /(?:^|\/)go\.work(?:\.sum)?$/;
/** Matches files that determine which modules and versions a build uses; these files count as part of the change. */
const moduleForm = /(?:^|\/)(?:go\.mod|go\.sum|vendor\/.*)$/;
const sourceForm = /\.(?:go|c|cc|cpp|cxx|m|h|hh|hpp|hxx|f|for|f90|s|swig|swigcxx|syso)$/i;
