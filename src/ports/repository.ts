/**
 * The revisions that the user asked to compare. A revision that is `undefined` is determined automatically
 * (docs/rule.md, "What is compared with what").
 */
export interface RevisionRequest {
  /** The absolute path of the folder that `-C` names. */
  readonly folder: string;
  readonly base: string | undefined;
  readonly head: string | undefined;
  /** The options that messages name for base and head; `--base` and `--head` by default. */
  readonly options?: { readonly base: string; readonly head: string };
  /** The event of the workflow run; absent in a terminal. */
  readonly event: RevisionEvent | undefined;
}

/** The event that started a workflow run, with the commits that decide base and head. */
export type RevisionEvent =
  | { readonly kind: 'pull-request'; readonly baseSha: string; readonly headSha: string }
  | { readonly kind: 'merge-group'; readonly baseSha: string; readonly headSha: string }
  | { readonly kind: 'push'; readonly before: string }
  | { readonly kind: 'other' }
  /** A run in a terminal that follows the rules of the event `as`, but doesn't get base and head from it. */
  | { readonly kind: 'assumed'; readonly as: EventKind };

/** The events whose rules can apply to a run. */
export type EventKind = 'pull-request' | 'merge-group' | 'push' | 'other';

export interface Revisions {
  /** The real path of the checkout's top folder. */
  readonly root: string;
  /** The path of `folder` relative to `root`, with slashes; `''` for the root itself. */
  readonly prefix: string;
  /** The commit to compare with; `missing` says why there is none. */
  readonly base:
    | { readonly kind: 'commit'; readonly commit: string; readonly label: string }
    | { readonly kind: 'missing'; readonly reason: string; readonly blocking: boolean };
  /**
   * The head to compare. For a working tree, `commit` is the commit of HEAD; it is absent in a repository without
   * commits.
   */
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
 * Both sides, laid out in sibling folders whose paths have the same length. The folders are in a slot of the cache,
 * which only one run at a time can use. Disposing of the snapshots removes the folders and frees the slot.
 */
export interface Snapshots extends AsyncDisposable {
  /** The absolute path of base's snapshot, a copy of the repository's top folder; `undefined` if there is no base. */
  readonly base: string | undefined;
  readonly head: string;
  /**
   * The length of each folder's path in bytes. It influences the figures, so it is part of a baseline's fingerprint.
   */
  readonly pathLength: number;
  /** A folder for test binaries and overlays, kept from run to run and private to this slot. */
  readonly work: string;
  /** Files of the checkout that differ from its commit; none if head is another commit. */
  readonly uncommitted: Uncommitted;
  readonly warnings: readonly string[];
}

/** The paths of uncommitted files, relative to the top, including those of submodules. */
export interface Uncommitted {
  /** Tracked files that are changed, added to the index or deleted. */
  readonly changed: readonly string[];
  /**
   * Files that are neither tracked nor ignored. Head contains them if it is the working tree, but not if it is a
   * commit.
   */
  readonly untracked: readonly string[];
}

/** An entry of a commit, with its path relative to the top. */
export interface TreeEntry {
  readonly path: string;
  readonly kind: 'file' | 'link' | 'submodule';
}

/** A line of a file that matches a search. */
export interface FoundLine {
  readonly path: string;
  readonly text: string;
}

/** The user's git repository, which allocgate only reads. */
export interface Repository {
  /**
   * Finds base and head. Errors: `usage` if there is no repository, if a revision is unknown, or if head isn't the
   * event's change.
   */
  resolve(request: RevisionRequest): Promise<Revisions>;
  /**
   * Returns the text of a file at a commit, or `undefined` if the file isn't there. `path` is relative to the root,
   * with slashes.
   */
  readFile(revisions: Revisions, commit: string, path: string): Promise<string | undefined>;
  /**
   * Returns the text of a file of head, which is a commit or the working tree, or `undefined` if the file isn't there.
   */
  readHeadFile(revisions: Revisions, path: string): Promise<string | undefined>;
  /**
   * Returns what is at a path of a commit or, if `commit` is `undefined`, of head, whether that is a commit or the
   * working tree.
   */
  findFile(revisions: Revisions, commit: string | undefined, path: string): Promise<FoundFile>;
  /**
   * Returns the paths of all files below a folder of a commit (`''` is the top), relative to the top; none if there is
   * no such folder.
   */
  listFolder(revisions: Revisions, commit: string, folder: string): Promise<readonly string[]>;
  /** Reports whether a commit can be read, after fetching it if a shallow clone lacks it. */
  hasCommit(revisions: Revisions, commit: string): Promise<boolean>;
  /** Creates snapshots of both sides. Errors: `snapshot-failed`. */
  snapshot(revisions: Revisions, request: SnapshotRequest): Promise<Snapshots>;
  /**
   * Creates a snapshot of one more commit, such as the commit of a baseline file, next to the other snapshots. Returns
   * the folder, or `undefined` if the repository lacks the commit.
   */
  snapshotCommit(revisions: Revisions, snapshots: Snapshots, commit: string): Promise<string | undefined>;
  /**
   * Copies untracked files of head to the snapshot whose top folder is `base`, except those whose path already exists
   * there. Returns the paths of the copies.
   */
  shareUntracked(snapshots: Snapshots, base: string, paths: readonly string[]): Promise<readonly string[]>;
  /**
   * Returns the paths that differ between base and head, relative to the top and including uncommitted changes;
   * `undefined` if base or head has no commit.
   */
  changedPaths(revisions: Revisions): Promise<readonly string[] | undefined>;
  /** Returns every file, link and submodule of a commit. */
  listTree(revisions: Revisions, commit: string): Promise<readonly TreeEntry[]>;
  /** Returns the lines in a commit's text files that match a POSIX extended regular expression, ignoring case. */
  findLines(
    revisions: Revisions,
    commit: string,
    expression: string,
    pathspecs: readonly string[],
  ): Promise<readonly FoundLine[]>;
  /** Returns the paths of the checkout's untracked files, ignored or not, relative to the top. */
  listUntracked(revisions: Revisions): Promise<readonly string[]>;
  /**
   * Returns what changed between two snapshot folders, as `git diff --unified=0` prints it, with paths below `a/` and
   * `b/`.
   */
  changes(base: string, head: string): Promise<string>;
  /** Returns the text of a file below a snapshot folder, or `undefined` if there is none. */
  readSnapshot(folder: string, path: string): Promise<string | undefined>;
  /**
   * Replaces files of a snapshot with files of another snapshot until the result is disposed of. `files` maps each path
   * to the path that its content comes from, or to `undefined` to remove the file. If a file can't be placed, it
   * changes nothing and returns `undefined`.
   */
  exchange(
    folder: string,
    from: string,
    files: ReadonlyMap<string, string | undefined>,
  ): Promise<AsyncDisposable | undefined>;
  /**
   * Lists the commits that are reachable from `head` but not from `base`, and fetches those that a shallow clone lacks.
   */
  commitsBetween(revisions: Revisions): Promise<CommitRange>;
  /** Returns the details of each commit. Commits that the repository lacks are left out. */
  describeCommits(revisions: Revisions, commits: readonly string[]): Promise<ReadonlyMap<string, CommitDetails>>;
  /**
   * Returns a commit with its ancestors, and the tags as the remote has them. In a shallow clone, it fetches more
   * history in steps until `enough` returns true.
   */
  lineage(revisions: Revisions, commit: string, enough: (lineage: Lineage) => boolean): Promise<Lineage>;
  /** Returns a folder of a branch, as the remote has it or, if that is impossible, as the clone has it. */
  readBranch(revisions: Revisions, branch: string, folder: string): Promise<BranchFolder>;
}

/**
 * What is at a path: readable text, nothing (`absent`), or something else (`unfit`), which `what` describes. Links
 * inside the repository are followed.
 */
export type FoundFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unfit'; readonly what: string };

export type BranchFolder =
  | {
      readonly kind: 'found';
      /** The paths of all files below the folder, relative to the top. */
      readonly paths: readonly string[];
      read(path: string): Promise<string | undefined>;
      /** Reads files in order, a few at a time; the text is `undefined` if a file can't be read or is too large. */
      readAll(paths: readonly string[]): AsyncIterable<readonly [path: string, text: string | undefined]>;
    }
  /** `isUnknown` means that the branch may exist, but can't be read. */
  | { readonly kind: 'missing'; readonly reason: string; readonly isUnknown?: boolean };

/** The commits between two revisions, children before parents, or the reason why they can't be listed. */
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
  /** The commit of each tag, by the tag's name without `refs/tags/`. */
  readonly tags: ReadonlyMap<string, string>;
}

export interface CommitParents {
  readonly commit: string;
  readonly parents: readonly string[];
}

/** The details by which people recognise a commit. The author's name and the subject are whatever the author wrote. */
export interface CommitDetails {
  /** The author date in ISO 8601 format. */
  readonly date: string;
  readonly author: string;
  readonly parents: readonly string[];
  readonly subject: string;
}
