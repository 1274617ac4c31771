export type Side = 'base' | 'head';

/**
 * The Go environment of a module folder, as the go command reports it, and what the test binaries built there can
 * report.
 */
export interface GoEnvironment {
  /** The version, as `go version` prints it, such as `go1.26.8`. */
  readonly goVersion: string;
  readonly goroot: string;
  readonly goos: string;
  readonly goarch: string;
  /**
   * Every variable of `go env` or of the process's environment that can change a figure, such as GOAMD64, CGO_ENABLED,
   * GOEXPERIMENT, GOFLAGS, GOGC and GODEBUG.
   */
  readonly settings: Readonly<Record<string, string>>;
  /**
   * `printed` if the code that the exact-totals overlay patches is missing in this Go version; `reason` then says so.
   */
  readonly totals: { readonly kind: 'exact' } | { readonly kind: 'printed'; readonly reason: string };
  /** Whether test binaries can report what their benchmarks leave behind (`core/leak`). */
  readonly probesLeaks?: boolean;
}

export interface ListRequest {
  /** The absolute path of the folder with the go.mod or go.work file, inside a snapshot. */
  readonly folder: string;
  /** The top folder of the snapshot; everything inside it is user code. */
  readonly root: string;
  readonly patterns: readonly string[];
  readonly buildFlags: readonly string[];
  /**
   * Files, relative to the top, that belong to the gate and aren't data of a benchmark, such as the stored baseline.
   */
  readonly aside?: readonly string[];
  /** The arguments for flags that the tests define. An argument may name a file that benchmarks read. */
  readonly testArgs?: readonly string[];
}

/** One package that may have benchmarks. */
export interface ListedPackage {
  readonly importPath: string;
  /** The absolute path of the package folder. */
  readonly folder: string;
  /** The folder in which the go command was run. */
  readonly moduleFolder: string;
  /**
   * A digest of everything that can influence the figures of the package's benchmarks: equal keys mean equal figures.
   */
  readonly key: string;
  /** The package's benchmark functions; absent if they are unknown. */
  readonly benchmarks?: readonly string[] | undefined;
  /** The arguments that follow the flags in every run of the package's test binary. */
  readonly testArgs?: readonly string[];
}

export type PackageFailure = {
  readonly importPath: string;
  readonly message: string;
  /** The cause of the failure: the code, its environment, or `unclear` if that is unknown. */
  readonly cause: 'code' | 'environment' | 'unclear';
  /**
   * What is at fault, if it isn't a package: a pattern that matches no package, or a module that the go command can't
   * load.
   */
  readonly fault?: 'pattern' | 'module';
};

export interface Listing {
  readonly packages: readonly ListedPackage[];
  /** Packages that the go command could not load at all. */
  readonly failures: readonly PackageFailure[];
  /**
   * The files, relative to the snapshot's top, that the packages and their dependencies are compiled from or embed;
   * `undefined` if unknown.
   */
  readonly files: readonly string[] | undefined;
  /** The non-test files among `files` whose packages import `testing`. */
  readonly testingFiles?: readonly string[];
  /** The import paths of the standard library packages that the packages and their tests use. */
  readonly standard?: readonly string[];
}

export interface BuildRequest {
  readonly side: Side;
  readonly packages: readonly ListedPackage[];
  readonly buildFlags: readonly string[];
  /** The folder `Snapshots.work`. */
  readonly work: string;
  /** A build that differs from the measured one; never used for a judged figure. */
  readonly variant?: BuildVariant;
}

/**
 * Maps the absolute paths of files to the text that a build reads instead; `undefined` means that the build sees no
 * such file.
 */
export type Replacements = ReadonlyMap<string, string | undefined>;

export interface BuildVariant {
  /** A name that keeps the variant's binaries separate from others; it consists of letters, digits and dashes. */
  readonly name: string;
  readonly replace: Replacements;
  /**
   * Replacements for files of package `runtime` that change only what its functions do. Other packages are not compiled
   * again for them if that can be avoided.
   */
  readonly runtime?: Replacements;
  /** Import paths of the packages to build with coverage counters; none if absent. */
  readonly cover?: readonly string[];
  /** The time limit for the go command; if absent, the usual limit of a build applies. */
  readonly limitMs?: number;
}

/** A compiled test binary. */
export interface TestBinary {
  readonly importPath: string;
  readonly path: string;
  /** The package folder, in which the binary runs. */
  readonly folder: string;
  readonly goroot: string;
  /** Distinguishes the file from any that later replaces it; absent if nothing can replace it. */
  readonly stamp?: string;
  /** SHA-256 of the file as the linker left it; absent if the binary is rebuilt each time. */
  readonly digest?: string;
  /** The arguments that follow the flags in every run (`ListedPackage.testArgs`). */
  readonly testArgs?: readonly string[];
}

/** A binary whose runs fail, perhaps because it is damaged, and how it was built. */
export interface ExamineRequest {
  readonly binary: TestBinary;
  /** The package that the binary tests, and the flags that the binary was built with. */
  readonly listed: ListedPackage;
  readonly buildFlags: readonly string[];
  /** The folder `Snapshots.work`. */
  readonly work: string;
}

export interface Build {
  readonly binaries: readonly TestBinary[];
  readonly failures: readonly PackageFailure[];
  /** Packages that have no test files (`[no test files]`), and therefore no test binary. */
  readonly empty: readonly string[];
}

export interface RunRequest {
  readonly binary: TestBinary;
  /** All flags of the test binary; `TestBinary.testArgs` follow them. */
  readonly args: readonly string[];
  /** The value of GOMAXPROCS; if `undefined`, the user's environment decides. */
  readonly gomaxprocs: number | undefined;
  readonly timeoutMs: number;
  /**
   * The share of the machine's memory above which the process is killed, if the system reports memory use (Linux); no
   * limit if absent.
   */
  readonly memoryShare?: number;
  /** The time limit for each benchmark in the process; absent if benchmarks have no limit of their own. */
  readonly benchmarkTimeoutMs?: number;
  /** Called every second while a benchmark runs, with its name and the time since it started. */
  readonly onRunning?: (benchmark: string, elapsedMs: number) => void;
}

/** The outcome of one process; `core/benchfmt` parses its output. */
export interface RunOutcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit:
    | { readonly kind: 'code'; readonly code: number }
    | { readonly kind: 'signal'; readonly signal: string }
    /** `isOverdue` is set if a benchmark exceeded its own limit, `benchmarkTimeoutMs`. */
    | { readonly kind: 'timeout'; readonly isOverdue?: true }
    | { readonly kind: 'output-limit' }
    | { readonly kind: 'memory-limit' }
    /** The system couldn't start the process. */
    | { readonly kind: 'not-started'; readonly reason: string };
  readonly durationMs: number;
  /**
   * The times at which the ^V bytes of stdout arrived, in order and in milliseconds since the start. Every frame in a
   * test binary's output begins with such a byte.
   */
  readonly marks?: readonly number[];
}

/** The module that contains a folder. */
export interface EnclosingModule {
  /** The absolute path of the module folder. */
  readonly folder: string;
  /** The module path in its go.mod. */
  readonly path: string;
}

/** A request to make paths that lead out of a checkout work in its snapshots. */
export interface FollowRequest {
  /** The real path of the checkout's top folder. */
  readonly checkout: string;
  /** The checkout's `Revisions.prefix`. */
  readonly prefix: string;
  /** The top folders of the snapshots, which are siblings. */
  readonly sides: readonly string[];
  /** The folder `Snapshots.work`. */
  readonly work: string;
  readonly buildFlags: readonly string[];
}

/** The user's own Go, through the go command. */
export interface GoToolchain {
  /**
   * Makes paths that lead out of the repository, from module files and GOWORK, work in all snapshots as they do in the
   * checkout. Returns notes for the report. Errors: `snapshot-failed` for a path that can't be followed, `usage`.
   */
  follow(request: FollowRequest): Promise<readonly string[]>;
  /**
   * Returns the module folders that a run covers, relative to `folder` (`''` is the folder itself). If some of these
   * modules have benchmarks, it leaves out the others. Errors: `build-failed` or `environment-failed` if go.work can't
   * be read.
   */
  modules(folder: string): Promise<readonly string[]>;
  /**
   * Returns the module that contains a folder, or `undefined` if there is no such module. The folder is below `root`
   * and has no go.mod of its own.
   */
  enclosingModule(folder: string, root: string): Promise<EnclosingModule | undefined>;
  /**
   * Returns the error if the go command can't be started in a folder: `toolchain-missing` or `environment-failed`. It
   * never rejects, so that it can be begun early.
   */
  missing(folder: string): Promise<Error | undefined>;
  /**
   * Returns the Go environment, and stores the overlay for exact totals in `work`. Errors: `toolchain-missing`,
   * `toolchain-too-old`, `usage`.
   */
  environment(folder: string, work: string, buildFlags: readonly string[]): Promise<GoEnvironment>;
  list(request: ListRequest): Promise<Listing>;
  build(request: BuildRequest): Promise<Build>;
  run(request: RunRequest): Promise<RunOutcome>;
  /**
   * Returns a description of the damage to a binary, or to the compiled packages in Go's build cache that it was linked
   * from; `undefined` if nothing is damaged.
   */
  examine(request: ExamineRequest): Promise<string | undefined>;
  /** Runs the user's `prepare` command in a module folder. Errors: `prepare-failed`. */
  prepare(command: string, folder: string, timeoutMs: number): Promise<void>;
  /** The number of test processes that may run at once. */
  readonly parallelism: number;
}
