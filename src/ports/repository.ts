/** What the user asked to compare; `undefined` means: find it (docs/rule.md, "What is compared with what"). */
export interface RevisionRequest {
  /** The folder that `-C` names, absolute. */
  readonly folder: string;
  readonly base: string | undefined;
  readonly head: string | undefined;
  /** The options that name them, for messages; `--base` and `--head` by default. */
  readonly options?: { readonly base: string; readonly head: string };
  /** Base and head from the event; absent in a terminal. */
  readonly event: RevisionEvent | undefined;
}

/** The event that started a workflow run, as far as it decides base and head. */
export type RevisionEvent =
  | { readonly kind: 'pull-request'; readonly baseSha: string; readonly headSha: string }
  | { readonly kind: 'merge-group'; readonly baseSha: string; readonly headSha: string }
  | { readonly kind: 'push'; readonly before: string }
  | { readonly kind: 'other' }
  /** A terminal that judges as on that event, but without the event's base and head. */
  | { readonly kind: 'assumed'; readonly as: EventKind };

/** The events by whose rules a run can be judged. */
export type EventKind = 'pull-request' | 'merge-group' | 'push' | 'other';

export interface Revisions {
  /** Top folder of the user's checkout, real path. */
  readonly root: string;
  /** Where `folder` is below `root`, with slashes; `''` for the root itself. */
  readonly prefix: string;
  /** The commit to compare with; `missing` says why there is none. */
  readonly base:
    | { readonly kind: 'commit'; readonly commit: string; readonly label: string }
    | { readonly kind: 'missing'; readonly reason: string; readonly blocking: boolean };
  /** Commit of head (of HEAD for a working tree; absent in a repository without commits). */
  readonly head: {
    readonly kind: 'commit' | 'working-tree';
    readonly commit: string | undefined;
    readonly dirty: boolean;
    readonly label: string;
  };
}

export interface SnapshotRequest {
  /** Git pathspecs for untracked or ignored files that both sides need. */
  readonly copy: readonly string[];
}

/**
 * Both sides, laid out in sibling folders whose paths have the same length. Disposing removes the trees and frees the
 * slot.
 */
export interface Snapshots extends AsyncDisposable {
  /** Absolute folder of the git root's copy; `undefined` if there is no base. */
  readonly base: string | undefined;
  readonly head: string;
  /** Length in characters of both folders' paths: an input of the figures, so part of the fingerprint. */
  readonly pathLength: number;
  /** A folder that is kept from run to run (test binaries, overlays), private to this slot. */
  readonly work: string;
  /** Files of the checkout that differ from its commit; none if head is another commit. */
  readonly uncommitted: Uncommitted;
  readonly warnings: readonly string[];
}

/** Uncommitted files by their paths from the top, including those of submodules. */
export interface Uncommitted {
  /** Tracked files: changed, added to the index or deleted. */
  readonly changed: readonly string[];
  /** Files that are neither tracked nor ignored. Head has them if it is the working tree, but not if it is a commit. */
  readonly untracked: readonly string[];
}

/** One entry of a commit, by its path from the top. */
export interface TreeEntry {
  readonly path: string;
  readonly kind: 'file' | 'link' | 'submodule';
}

/** One line of a file. */
export interface FoundLine {
  readonly path: string;
  readonly text: string;
}

/** The user's git repository, which is only read. */
export interface Repository {
  /** Finds base and head. Errors: `usage` for no repository, an unknown revision, or a head that is not the event's change. */
  resolve(request: RevisionRequest): Promise<Revisions>;
  /** Returns the text of a file at a commit (path with slashes below the root), or `undefined` if it isn't there. */
  readFile(revisions: Revisions, commit: string, path: string): Promise<string | undefined>;
  /** Returns the same for head, whether it is a commit or the working tree. */
  readHeadFile(revisions: Revisions, path: string): Promise<string | undefined>;
  /** Returns what is at a path of a commit or, without one, of head, whether that is a commit or the working tree. */
  findFile(revisions: Revisions, commit: string | undefined, path: string): Promise<FoundFile>;
  /** Returns the paths of all files below a folder of a commit (`''`: the top), from the top; none if there is no such folder. */
  listFolder(revisions: Revisions, commit: string, folder: string): Promise<readonly string[]>;
  /** Reports whether a commit can be read; it fetches one that a shallow clone lacks. */
  hasCommit(revisions: Revisions, commit: string): Promise<boolean>;
  /** Lays out both sides. Errors: `snapshot-failed`. */
  snapshot(revisions: Revisions, request: SnapshotRequest): Promise<Snapshots>;
  /**
   * Lays out one more commit next to the snapshots (the commit of a pinned baseline); `undefined` if the repository
   * lacks it.
   */
  snapshotCommit(revisions: Revisions, snapshots: Snapshots, commit: string): Promise<string | undefined>;
  /**
   * Copies untracked files of head to the base (its top folder) if it has no file in their place, and returns those
   * that it copied.
   */
  shareUntracked(snapshots: Snapshots, base: string, paths: readonly string[]): Promise<readonly string[]>;
  /**
   * Returns the paths that differ between base and head, from the top, including uncommitted ones; `undefined` if that
   * is unknown.
   */
  changedPaths(revisions: Revisions): Promise<readonly string[] | undefined>;
  /** Returns every file, link and submodule of a commit. */
  listTree(revisions: Revisions, commit: string): Promise<readonly TreeEntry[]>;
  /** Returns the lines in a commit's text files that match a POSIX extended expression, ignoring case. */
  findLines(
    revisions: Revisions,
    commit: string,
    expression: string,
    pathspecs: readonly string[],
  ): Promise<readonly FoundLine[]>;
  /** Returns the files of the checkout that git doesn't track, ignored or not, from the top. */
  listUntracked(revisions: Revisions): Promise<readonly string[]>;
  /**
   * Returns what changed between two snapshot folders, as `git diff --unified=0` prints it, with paths below `a/` and
   * `b/`.
   */
  changes(base: string, head: string): Promise<string>;
  /** Returns the text of a file below a snapshot folder, or `undefined` if there is none. */
  readSnapshot(folder: string, path: string): Promise<string | undefined>;
  /**
   * Replaces files of a snapshot with files of another snapshot until the result is disposed. `files` maps each path to
   * the path that its content comes from, or to `undefined` to remove the file. If a file can't be placed, it changes
   * nothing and returns `undefined`.
   */
  exchange(
    folder: string,
    from: string,
    files: ReadonlyMap<string, string | undefined>,
  ): Promise<AsyncDisposable | undefined>;
  /** Lists the commits that `head` has and `base` doesn't, and fetches those that a shallow clone lacks. */
  commitsBetween(revisions: Revisions): Promise<CommitRange>;
  /** Returns author, date and subject of the commits that the repository has. */
  describeCommits(revisions: Revisions, commits: readonly string[]): Promise<ReadonlyMap<string, CommitDetails>>;
  /**
   * Reads the commits that lead to one, and the tags as the remote has them. In a shallow clone, it fetches more in
   * steps until it is `enough`.
   */
  lineage(revisions: Revisions, commit: string, enough: (lineage: Lineage) => boolean): Promise<Lineage>;
  /** Reads a folder of a branch, as the remote has it. */
  readBranch(revisions: Revisions, branch: string, folder: string): Promise<BranchFolder>;
}

/** `unfit`: something that no text can be read from, with its name; links inside the repository are followed. */
export type FoundFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unfit'; readonly what: string };

export type BranchFolder =
  | {
      readonly kind: 'found';
      /** Paths of every file below the folder, from the top. */
      readonly paths: readonly string[];
      read(path: string): Promise<string | undefined>;
      /** Reads many files in turn, a few at a time; the text is `undefined` if a file can't be read or is too large. */
      readAll(paths: readonly string[]): AsyncIterable<readonly [path: string, text: string | undefined]>;
    }
  /** `isUnknown`: the branch may be there, but can't be read. */
  | { readonly kind: 'missing'; readonly reason: string; readonly isUnknown?: boolean };

/** Commits between two others, children before parents; or why there are none to look at. */
export type CommitRange =
  | { readonly kind: 'range'; readonly commits: readonly CommitParents[] }
  /** `base` is not an ancestor of `head`; `mergeBase` is their merge base. */
  | { readonly kind: 'apart'; readonly mergeBase: string | undefined; readonly reason: string }
  | { readonly kind: 'cut-off'; readonly commit: string }
  | { readonly kind: 'too-many'; readonly most: number };

/** A commit and its ancestors, as far as the clone has them, and the tags of the repository. */
export interface Lineage {
  /** Every commit with its parents, children first. */
  readonly parents: ReadonlyMap<string, readonly string[]>;
  /** Commits by the tags that name them, without `refs/tags/`. */
  readonly tags: ReadonlyMap<string, string>;
}

export interface CommitParents {
  readonly commit: string;
  readonly parents: readonly string[];
}

/** What identifies a commit to people. The texts are whatever the author wrote. */
export interface CommitDetails {
  /** Author date, ISO 8601. */
  readonly date: string;
  readonly author: string;
  readonly parents: readonly string[];
  readonly subject: string;
}
