export type Side = 'base' | 'head';

/** What the go command says about a module folder, plus what the build adds. */
export interface GoEnvironment {
  /** As `go version` prints it, e.g. `go1.26.8`. */
  readonly goVersion: string;
  readonly goroot: string;
  readonly goos: string;
  readonly goarch: string;
  /**
   * Every variable of `go env` that can change a figure: GOAMD64 and the like, CGO_ENABLED, GOEXPERIMENT, GOFLAGS,
   * GODEBUG, …
   */
  readonly settings: Readonly<Record<string, string>>;
  /** `printed` if the anchor of the exact-totals overlay is missing in this Go version; `reason` then says so. */
  readonly totals: { readonly kind: 'exact' } | { readonly kind: 'printed'; readonly reason: string };
  /** Whether test binaries can report what their benchmarks leave behind (`core/leak`). */
  readonly probesLeaks?: boolean;
}

export interface ListRequest {
  /** Module folder (or go.work folder), absolute, inside a snapshot. */
  readonly folder: string;
  /** Top of the snapshot: what is inside is user code. */
  readonly root: string;
  readonly patterns: readonly string[];
  readonly buildFlags: readonly string[];
  /** Files from the top that are the gate's own, and no data of a benchmark: the stored baseline. */
  readonly aside?: readonly string[];
}

/** One package that may have benchmarks. */
export interface ListedPackage {
  readonly importPath: string;
  /** Package folder, absolute. */
  readonly folder: string;
  /** Folder that the go command was run in. */
  readonly moduleFolder: string;
  /** Digest of everything that can influence the figures of its benchmarks: if it is the same, so are the figures. */
  readonly key: string;
  /** Its benchmark functions; absent: not known. */
  readonly benchmarks?: readonly string[] | undefined;
  /** Arguments of every run of its test binaries, after the flags. */
  readonly testArgs?: readonly string[];
}

export type PackageFailure = {
  readonly importPath: string;
  readonly message: string;
  /** Whose fault it is: the code's, its environment's, or unknown. */
  readonly cause: 'code' | 'environment' | 'unclear';
  /** What is at fault if it isn't a package: a pattern that names none, or a module that the go command can't load. */
  readonly fault?: 'pattern' | 'module';
};

export interface Listing {
  readonly packages: readonly ListedPackage[];
  /** Packages that the go command could not load at all. */
  readonly failures: readonly PackageFailure[];
  /**
   * Files that the packages and their dependencies are compiled from, or embed, from the top of the snapshot;
   * `undefined` if that is unknown.
   */
  readonly files: readonly string[] | undefined;
  /** The files among them, outside of tests, whose packages import `testing`. */
  readonly testingFiles?: readonly string[];
}

export interface BuildRequest {
  readonly side: Side;
  readonly packages: readonly ListedPackage[];
  readonly buildFlags: readonly string[];
  /** `Snapshots.work`. */
  readonly work: string;
  /** A build that differs from the measured one; never used for a judged figure. */
  readonly variant?: BuildVariant;
}

/** Files to be built as if they had other text, by absolute path; `undefined` for a file that must not exist. */
export type Replacements = ReadonlyMap<string, string | undefined>;

export interface BuildVariant {
  /** Keeps its binaries separate from others: letters, digits and dashes. */
  readonly name: string;
  readonly replace: Replacements;
  /** Import paths of packages to build with coverage counters; absent: none. */
  readonly cover?: readonly string[];
  /** Time limit for the go command; absent: as for every build. */
  readonly limitMs?: number;
}

/** A compiled test binary. */
export interface TestBinary {
  readonly importPath: string;
  readonly path: string;
  /** The package folder, in which it runs. */
  readonly folder: string;
  readonly goroot: string;
  /** Distinguishes the file from any that replaces it later; absent if nothing can. */
  readonly stamp?: string;
  /** SHA-256 of the file as the linker left it; absent if it is rebuilt each time. */
  readonly digest?: string;
  /** Arguments of every run, after the flags: `ListedPackage.testArgs`. */
  readonly testArgs?: readonly string[];
}

/** A binary whose failures are in doubt, and how it was built. */
export interface ExamineRequest {
  readonly binary: TestBinary;
  /** The package and flags that it was built with. */
  readonly listed: ListedPackage;
  readonly buildFlags: readonly string[];
  /** `Snapshots.work`. */
  readonly work: string;
}

export interface Build {
  readonly binaries: readonly TestBinary[];
  readonly failures: readonly PackageFailure[];
  /** Test packages without a test binary (`[no test files]`). */
  readonly empty: readonly string[];
}

export interface RunRequest {
  readonly binary: TestBinary;
  /** Flags of the test binary, complete; `TestBinary.testArgs` come after them. */
  readonly args: readonly string[];
  /** Absent: as the user's environment sets it. */
  readonly gomaxprocs: number | undefined;
  readonly timeoutMs: number;
  /**
   * Share of the machine's memory beyond which the process is ended, if the system reports it (Linux); absent: no
   * limit.
   */
  readonly memoryShare?: number;
}

/** What one process left behind; the core reads it (`core/benchfmt`). */
export interface RunOutcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit:
    | { readonly kind: 'code'; readonly code: number }
    | { readonly kind: 'signal'; readonly signal: string }
    | { readonly kind: 'timeout' }
    | { readonly kind: 'output-limit' }
    | { readonly kind: 'memory-limit' }
    /** The system did not start it. */
    | { readonly kind: 'not-started'; readonly reason: string };
  readonly durationMs: number;
  /**
   * When each ^V byte of stdout arrived, in order and in milliseconds since the start. Every frame of a test binary
   * begins with one.
   */
  readonly marks?: readonly number[];
}

/** A module around a folder. */
export interface EnclosingModule {
  /** Absolute. */
  readonly folder: string;
  /** The name in its go.mod. */
  readonly path: string;
}

/** The user's own Go, through the go command. */
/** Snapshots, and the checkout that they were taken from. */
export interface FollowRequest {
  /** The checkout's top folder, real path. */
  readonly checkout: string;
  /** `Revisions.prefix`. */
  readonly prefix: string;
  /** The tops of the snapshots, next to each other. */
  readonly sides: readonly string[];
  /** `Snapshots.work`. */
  readonly work: string;
  readonly buildFlags: readonly string[];
}

export interface GoToolchain {
  /**
   * Makes paths outside the repository, which module files and GOWORK name, work from the snapshots as they do from the
   * checkout, the same on all sides. Returns notes for the report. Errors: `snapshot-failed` for what can't be
   * followed, `usage`.
   */
  follow(request: FollowRequest): Promise<readonly string[]>;
  /**
   * Returns the module folders of this run, relative to `folder` (`''` is the folder itself), without those that have
   * no benchmark file; none if there is no Go file.
   */
  modules(folder: string): Promise<readonly string[]>;
  /** Returns the module that contains a folder below `root` which has no go.mod of its own. */
  enclosingModule(folder: string, root: string): Promise<EnclosingModule | undefined>;
  /** Returns the environment. `work` keeps the overlay. Errors: `toolchain-missing`, `toolchain-too-old`. */
  environment(folder: string, work: string, buildFlags: readonly string[]): Promise<GoEnvironment>;
  list(request: ListRequest): Promise<Listing>;
  build(request: BuildRequest): Promise<Build>;
  run(request: RunRequest): Promise<RunOutcome>;
  /**
   * Says what is damaged in a binary, or in the compiled packages in Go's build cache that it was linked from;
   * `undefined` if nothing is.
   */
  examine(request: ExamineRequest): Promise<string | undefined>;
  /** Runs the user's `prepare` command in a module folder. Errors: `prepare-failed`. */
  prepare(command: string, folder: string, timeoutMs: number): Promise<void>;
  /** How many test processes may run at once. */
  readonly parallelism: number;
}
