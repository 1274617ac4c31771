/** What the user asked to compare; `undefined` means: find it (contract.md, "Base"). */
export interface RevisionRequest {
  /** The folder that `-C` names, absolute. */
  readonly folder: string;
  readonly base: string | undefined;
  readonly head: string | undefined;
  /** Base and head as the event gives them; absent in a terminal. */
  readonly event: RevisionEvent | undefined;
}

/** The event that started a workflow run, as far as it decides base and head. */
export type RevisionEvent =
  | { readonly kind: 'pull-request'; readonly baseSha: string; readonly headSha: string }
  | { readonly kind: 'merge-group'; readonly baseSha: string; readonly headSha: string }
  | { readonly kind: 'push'; readonly before: string }
  | { readonly kind: 'other' }
  /** A terminal that judges as on such an event, which says nothing of base and head. */
  | { readonly kind: 'assumed'; readonly as: EventKind };

/** The events that a run is judged by. */
export type EventKind = 'pull-request' | 'merge-group' | 'push' | 'other';

export interface Revisions {
  /** Top folder of the user's checkout, real path. */
  readonly root: string;
  /** Where `folder` lies below `root`, with slashes; `''` for the root itself. */
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
  /** Git pathspecs of untracked or ignored files that both sides need. */
  readonly copy: readonly string[];
}

/** Both sides laid out in sibling folders of equal path length. Disposing removes the trees and frees the slot. */
export interface Snapshots extends AsyncDisposable {
  /** Absolute folder of the git root's copy; `undefined` where there is no base. */
  readonly base: string | undefined;
  readonly head: string;
  /** Length in characters of both folders' paths: an input of the figures, so part of the fingerprint. */
  readonly pathLength: number;
  /** A folder that stays from run to run (test binaries, overlays), private to this slot. */
  readonly work: string;
  /** Files of the checkout that differ from its commit; none where head is another commit. */
  readonly uncommitted: Uncommitted;
  readonly warnings: readonly string[];
}

/** Files that are not committed, by their paths from the top, those of submodules included. */
export interface Uncommitted {
  /** Tracked files: changed, added to the index or deleted. */
  readonly changed: readonly string[];
  /** Neither tracked nor ignored. A head that is the working tree has them, a commit has not. */
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

/** The user's git repository; only ever read. */
export interface Repository {
  /** Finds base and head. Errors: `usage` for no repository, an unknown revision, or a head that is not the event's change. */
  resolve(request: RevisionRequest): Promise<Revisions>;
  /** Text of a file at a commit (path with slashes below the root); `undefined` where it is not there. */
  readFile(revisions: Revisions, commit: string, path: string): Promise<string | undefined>;
  /** The same of head, be it a commit or the working tree. */
  readHeadFile(revisions: Revisions, path: string): Promise<string | undefined>;
  /** What is at a path of a commit; without one, of head, be it a commit or the working tree. */
  findFile(revisions: Revisions, commit: string | undefined, path: string): Promise<FoundFile>;
  /** Paths of all files below a folder of a commit, from the top; none where there is no such folder. */
  listFolder(revisions: Revisions, commit: string, folder: string): Promise<readonly string[]>;
  /** Whether a commit can be read; one that a shallow clone lacks is fetched. */
  hasCommit(revisions: Revisions, commit: string): Promise<boolean>;
  /** Errors: `snapshot-failed`. */
  snapshot(revisions: Revisions, request: SnapshotRequest): Promise<Snapshots>;
  /** Lays one more commit out beside the snapshots (the commit of a pinned baseline); `undefined` where the repository lacks it. */
  snapshotCommit(revisions: Revisions, snapshots: Snapshots, commit: string): Promise<string | undefined>;
  /** Copies untracked files of head to the base (its top folder) where it has no file in their place; returns those that were copied. */
  shareUntracked(snapshots: Snapshots, base: string, paths: readonly string[]): Promise<readonly string[]>;
  /** Paths that differ between base and head, from the top, uncommitted ones included; `undefined` where that is not known. */
  changedPaths(revisions: Revisions): Promise<readonly string[] | undefined>;
  /** Everything that a commit holds. */
  listTree(revisions: Revisions, commit: string): Promise<readonly TreeEntry[]>;
  /** Lines of text files of a commit that match a POSIX extended expression, letter case aside. */
  findLines(
    revisions: Revisions,
    commit: string,
    expression: string,
    pathspecs: readonly string[],
  ): Promise<readonly FoundLine[]>;
  /** Files of the checkout that git doesn't track, ignored or not, from the top. */
  listUntracked(revisions: Revisions): Promise<readonly string[]>;
  /** What changed between two snapshot folders, as `git diff --unified=0` prints it, paths below `a/` and `b/`. */
  changes(base: string, head: string): Promise<string>;
  /** Text of a file below a snapshot folder; `undefined` where there is none. */
  readSnapshot(folder: string, path: string): Promise<string | undefined>;
  /** A folder of a branch, as the remote has it. */
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
      /** Of every file below the folder, from the top. */
      readonly paths: readonly string[];
      read(path: string): Promise<string | undefined>;
    }
  | { readonly kind: 'missing'; readonly reason: string };
