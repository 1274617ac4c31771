import type { FileDeclarations, SiteFacts, SourceSite } from './core/cause/source-facts.ts';

export type Side = 'base' | 'head';

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
  | { readonly kind: 'merge-group'; readonly baseSha: string }
  | { readonly kind: 'push'; readonly before: string }
  | { readonly kind: 'other' };

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
  /** Git pathspecs of ignored files that both sides need. */
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
  readonly warnings: readonly string[];
}

/** The user's git repository; only ever read. */
export interface Repository {
  /** Finds base and head. Errors: `usage` for no repository or an unknown revision. */
  resolve(request: RevisionRequest): Promise<Revisions>;
  /** Text of a file at a commit (path with slashes below the root); `undefined` where it is not there. */
  readFile(revisions: Revisions, commit: string, path: string): Promise<string | undefined>;
  /** The same of head, be it a commit or the working tree. */
  readHeadFile(revisions: Revisions, path: string): Promise<string | undefined>;
  /** Whether a commit can be read; one that a shallow clone lacks is fetched. */
  hasCommit(revisions: Revisions, commit: string): Promise<boolean>;
  /** Errors: `snapshot-failed`. */
  snapshot(revisions: Revisions, request: SnapshotRequest): Promise<Snapshots>;
  /** Lays one more commit out beside the snapshots (the commit of a pinned baseline); `undefined` where the repository lacks it. */
  snapshotCommit(revisions: Revisions, snapshots: Snapshots, commit: string): Promise<string | undefined>;
  /** What changed between two snapshot folders, as `git diff --unified=0` prints it, paths below `a/` and `b/`. */
  changes(base: string, head: string): Promise<string>;
  /** Text of a file below a snapshot folder; `undefined` where there is none. */
  readSnapshot(folder: string, path: string): Promise<string | undefined>;
  /** A folder of a branch, as the remote has it. */
  readBranch(revisions: Revisions, branch: string, folder: string): Promise<BranchFolder>;
}

export type BranchFolder =
  | {
      readonly kind: 'found';
      /** Of every file below the folder, from the top. */
      readonly paths: readonly string[];
      read(path: string): Promise<string | undefined>;
    }
  | { readonly kind: 'missing'; readonly reason: string };

/** What the go command says of a module folder, plus what the build adds. */
export interface GoEnvironment {
  /** As `go version` has it, e.g. `go1.26.8`. */
  readonly goVersion: string;
  readonly goroot: string;
  readonly goos: string;
  readonly goarch: string;
  /** Every variable of `go env` that can change a figure: GOAMD64 and its like, CGO_ENABLED, GOEXPERIMENT, GOFLAGS, GODEBUG, … */
  readonly settings: Readonly<Record<string, string>>;
  /** `printed` where the anchor of the exact-totals overlay is missing in this Go version; `reason` then says so. */
  readonly totals: { readonly kind: 'exact' } | { readonly kind: 'printed'; readonly reason: string };
}

export interface ListRequest {
  /** Module folder (or go.work folder), absolute, inside a snapshot. */
  readonly folder: string;
  /** Top of the snapshot: what lies inside is user code. */
  readonly root: string;
  readonly patterns: readonly string[];
  readonly buildFlags: readonly string[];
}

/** One package that may have benchmarks. */
export interface ListedPackage {
  readonly importPath: string;
  /** Package folder, absolute. */
  readonly folder: string;
  /** Folder that the go command was run in. */
  readonly moduleFolder: string;
  /** Hash of everything that can influence the test binary: see core/baseline/package-key.ts. */
  readonly key: string;
}

export type PackageFailure = {
  readonly importPath: string;
  readonly message: string;
  /** What is at fault where it is no package: a pattern that names none, or a module that the go command cannot load. */
  readonly fault?: 'pattern' | 'module';
};

export interface Listing {
  readonly packages: readonly ListedPackage[];
  /** Packages that the go command could not load at all. */
  readonly failures: readonly PackageFailure[];
}

export interface BuildRequest {
  readonly side: Side;
  readonly packages: readonly ListedPackage[];
  readonly buildFlags: readonly string[];
  /** `Snapshots.work`. */
  readonly work: string;
  /** A build that differs from the measured one; never of a judged figure. */
  readonly variant?: BuildVariant;
}

/** Files to be built as if they had other text, by absolute path; `undefined` for a file that is not to be there. */
export type Replacements = ReadonlyMap<string, string | undefined>;

export interface BuildVariant {
  /** Keeps its binaries apart: letters, digits and dashes. */
  readonly name: string;
  readonly replace: Replacements;
}

/** A compiled test binary. */
export interface TestBinary {
  readonly importPath: string;
  readonly path: string;
  /** The package folder, in which it runs. */
  readonly folder: string;
  readonly goroot: string;
  /** Tells the file from any that is put in its place later; absent where nothing can be. */
  readonly stamp?: string;
}

export interface Build {
  readonly binaries: readonly TestBinary[];
  readonly failures: readonly PackageFailure[];
  /** Test packages without a test binary (`[no test files]`). */
  readonly empty: readonly string[];
}

export interface RunRequest {
  readonly binary: TestBinary;
  /** Flags of the test binary, complete. */
  readonly args: readonly string[];
  /** Absent: as the user's environment has it. */
  readonly gomaxprocs: number | undefined;
  readonly timeoutMs: number;
}

/** What one process left behind; the core reads it (`core/benchfmt`). */
export interface RunOutcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit:
    | { readonly kind: 'code'; readonly code: number }
    | { readonly kind: 'signal'; readonly signal: string }
    | { readonly kind: 'timeout' }
    | { readonly kind: 'output-limit' };
  readonly durationMs: number;
}

/** The user's own Go, through the go command. */
export interface GoToolchain {
  /** Module folders below `folder` that make this run, relative to it (`''` is itself), those without any benchmark file left out. */
  modules(folder: string): Promise<readonly string[]>;
  /** Errors: `toolchain-missing`, `toolchain-too-old`. `work` keeps the overlay. */
  environment(folder: string, work: string, buildFlags: readonly string[]): Promise<GoEnvironment>;
  list(request: ListRequest): Promise<Listing>;
  build(request: BuildRequest): Promise<Build>;
  run(request: RunRequest): Promise<RunOutcome>;
  /** Runs the user's `prepare` command in a module folder. Errors: `prepare-failed`. */
  prepare(command: string, folder: string, timeoutMs: number): Promise<void>;
  /** How many test processes may run at once. */
  readonly parallelism: number;
}

/** What one run of a test binary left behind, and its heap profile. */
export interface ProfileOutcome {
  readonly outcome: RunOutcome;
  /** Uncompressed; `undefined` where the run left none. The core reads it (`core/profile`). */
  readonly profile: Uint8Array | undefined;
}

/** Which packages the compiler is asked about. */
export interface CompilerRequest {
  /** Module folder inside a snapshot. */
  readonly folder: string;
  /** Top of the snapshot. */
  readonly root: string;
  readonly importPaths: readonly string[];
  readonly buildFlags: readonly string[];
}

/** Sites in the packages that test packages are made of. */
export interface SitesRequest extends CompilerRequest {
  /** `Snapshots.work`. */
  readonly work: string;
  readonly sites: readonly SourceSite[];
}

/** What explaining asks of the user's Go, beyond building and measuring. */
export interface GoAnalysis {
  /** Runs a test binary with a heap profile of every allocation. `keep` names a file that the profile is to stay in. */
  heapProfile(request: RunRequest, keep?: string): Promise<ProfileOutcome>;
  /** The instructions of some functions, named as in the binary's symbols, as `go tool objdump` prints them; empty where they cannot be had. */
  disassemble(binary: TestBinary, folder: string, functions: readonly string[]): Promise<string>;
  /** What the compiler says of escape and inlining (`-m=2`) in the user's code, paths absolute; the core reads it (`core/escape`). */
  diagnostics(request: CompilerRequest): Promise<string>;
  /** Top-level declarations and imports of some files (absolute), after Go's own parser; empty where it cannot be had. */
  declarations(folder: string, files: readonly string[]): Promise<readonly FileDeclarations[]>;
  /** What Go's parser and type checker say of some lines; empty where it cannot be had. */
  sites(request: SitesRequest): Promise<readonly SiteFacts[]>;
  /** Ends when nothing that was asked for is under way any more: after an interruption, with every temporary folder gone. */
  settled(): Promise<void>;
  /** What makes a build show each tiny object by itself; `undefined` where this Go does not take it. */
  tinyObjects(folder: string): Promise<Replacements | undefined>;
}

/** Where a stored baseline is read from and written to. */
export interface BaselineStore {
  /** The stored text; `undefined` where there is none. */
  read(): Promise<{ readonly text: string; readonly label: string } | undefined>;
  /** Errors: `usage` where the place cannot be written. */
  write(text: string): Promise<void>;
}

/** A record of the baseline branch; `reason` says why there is none. */
export type BranchRecord =
  | { readonly kind: 'record'; readonly text: string; readonly label: string }
  | { readonly kind: 'none'; readonly reason: string };

/** Whose record is wanted. */
export interface BranchRecordRequest {
  /** What it must have been measured under: a name for people, and a text of which the hash decides. */
  readonly conditions: { readonly name: string; readonly text: string };
  /** Where this commit has none, the newest is taken. */
  readonly commit: string | undefined;
}

/** A row of a report, by name. */
export interface RowName {
  readonly package: string;
  readonly benchmark: string;
  readonly unit: string;
}

/** A regression that somebody with write access let pass in a review. */
export interface Acceptance {
  readonly by: string;
  /** A benchmark with all below it, or `*`. */
  readonly benchmark: string;
  readonly reason: string;
  /** The highest figure of a row that was accepted; `undefined` where the row was not among what was reviewed. */
  ceilingOf(row: RowName): number | undefined;
}

export interface Acceptances {
  readonly accepted: readonly Acceptance[];
  /** Reviews that were meant to accept something and do not count, and why. */
  readonly notes: readonly string[];
}

/** The pull request (or other event) of a workflow run. */
export interface PullRequest {
  event(): Promise<RevisionEvent>;
  /** What reviews accept; absent where there are none to read. */
  acceptances?(): Promise<Acceptances>;
}

/** How far a run is, for a person who waits. */
export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly detail: string;
}

export interface Log {
  /** A line that matters even where nobody watches. */
  info(message: string): void;
  /** Only with `--verbose`. */
  debug(message: string): void;
  progress(progress: Progress): void;
}

/** Time and interruption come in, so that the pipeline has no clock of its own. */
export interface Clock {
  /** Milliseconds, monotonic. */
  now(): number;
  /** Today, as `YYYY-MM-DD`, for waivers. */
  today(): string;
}

export interface Ports {
  readonly go: GoToolchain;
  readonly analysis: GoAnalysis;
  readonly repository: Repository;
  readonly log: Log;
  readonly clock: Clock;
  /** A baseline file of the user's, relative to a folder. */
  readonly baselineFile: (folder: string, path: string) => BaselineStore;
  /** Reads the baseline branch; nothing but the action's stage `record` writes to it. */
  readonly branchRecord: (revisions: Revisions, branch: string, request: BranchRecordRequest) => Promise<BranchRecord>;
  /** Absent in a terminal. */
  readonly pullRequest: PullRequest | undefined;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
}
