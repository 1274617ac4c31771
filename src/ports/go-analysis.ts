import type {
  DirectCall,
  FileDeclarations,
  Scaffold,
  SiteFacts,
  SourceLines,
  SourceSite,
} from '../core/cause/source-facts.ts';
import type { Replacements, RunOutcome, RunRequest, TestBinary } from './go-toolchain.ts';

/** The outcome of one run of a test binary, with its heap profile. */
export interface ProfileOutcome {
  readonly outcome: RunOutcome;
  /** The uncompressed profile, which `core/profile` parses; `undefined` if the run wrote none. */
  readonly profile: Uint8Array | undefined;
}

/** The outcome of one run of a test binary with the leak probe. */
export interface LeftoversOutcome {
  readonly outcome: RunOutcome;
  /** The content of the file that the probe wrote, which `core/leak` parses; `undefined` if there is none. */
  readonly leftovers: string | undefined;
}

/** The outcome of one run of a test binary with coverage counters. */
export interface CoverageOutcome {
  readonly outcome: RunOutcome;
  /** The coverage profile, which `core/blind-spots` parses; `undefined` if the run wrote none. */
  readonly profile: string | undefined;
}

/** A request for the source files from which some packages of one module are compiled. */
export interface CompiledFilesRequest {
  /** The module folder inside a snapshot. */
  readonly folder: string;
  /** The absolute paths of the package folders. */
  readonly folders: readonly string[];
  readonly buildFlags: readonly string[];
}

/** The fields that all requests about test packages share. */
export interface CompilerRequest {
  /** The module folder inside a snapshot. */
  readonly folder: string;
  /** The top folder of the snapshot. */
  readonly root: string;
  readonly importPaths: readonly string[];
  readonly buildFlags: readonly string[];
}

/** A request for the compiler's diagnostics about packages that test packages are built from. */
export interface DiagnosticsRequest extends CompilerRequest {
  /**
   * Package folders below `root`; packages between them in the import graph are included. If absent, everything inside
   * `root` is included.
   */
  readonly folders?: ReadonlySet<string>;
  /**
   * The folder `Snapshots.work`. The measuring build's overlay is in it and is used here too, so that packages compiled
   * for that build can be reused.
   */
  readonly work: string;
  /** The time limit for compiling; if absent, the usual limit of a build applies. */
  readonly limitMs?: number;
}

/** A function to write a benchmark for. */
export interface ScaffoldRequest {
  /** The absolute path of a folder inside the module. */
  readonly folder: string;
  /** A package as the go command accepts it: a path below the folder, or an import path. */
  readonly pattern: string;
  /** The function's name: `F`, or `T.M` for a method. */
  readonly name: string;
}

/** A generated benchmark, and the folder of its package. */
export interface WrittenBenchmark extends Scaffold {
  readonly packageFolder: string;
}

/** What a go.mod or go.work file requires. */
export interface Requirements {
  /** The version on the `go` line and on the `toolchain` line, without the prefix `go`. */
  readonly go: string | undefined;
  readonly toolchain: string | undefined;
  /** The version of each required module, by module path. */
  readonly modules: ReadonlyMap<string, string>;
}

/** The text of a file, and the lines to describe. */
export interface SourceText {
  /** The file's path. Its extension says whether the text is Go. */
  readonly name: string;
  readonly text: string;
  /** Inclusive ranges of lines, counted from 1. */
  readonly ranges: readonly { readonly line: number; readonly endLine: number }[];
}

/** The text of a Go file, and the imports to change in it. */
export interface ImportEdit {
  readonly text: string;
  /** The numbers of the lines whose imports are removed. */
  readonly drop: readonly number[];
  /** The imports to add unless the file has them; `name` is `''` if the import has no name. */
  readonly add: readonly { readonly path: string; readonly name: string }[];
}

/** Source sites to examine, in the packages that test packages are built from. */
export interface SitesRequest extends CompilerRequest {
  /** The folder `Snapshots.work`. */
  readonly work: string;
  readonly sites: readonly SourceSite[];
}

/**
 * What the user's Go toolchain is used for besides building and measuring: explanations, leaks, blind spots and
 * generated benchmarks.
 */
export interface GoAnalysis {
  /**
   * Runs a test binary with a heap profile of every allocation. `keep` is the path of a file to keep the profile in.
   */
  heapProfile(request: RunRequest, keep?: string): Promise<ProfileOutcome>;
  /**
   * Runs a test binary with the leak probe, which reports the origins of everything that the benchmarks leave behind.
   */
  leftovers(request: RunRequest): Promise<LeftoversOutcome>;
  /** Runs a test binary that was built with coverage counters (`BuildVariant.cover`). */
  coverage(request: RunRequest): Promise<CoverageOutcome>;
  /**
   * Returns the non-test Go files from which the packages in these folders are compiled on this platform, each with the
   * import path of its package. Errors: an `Error` with the go command's message.
   */
  compiledFiles(request: CompiledFilesRequest): Promise<ReadonlyMap<string, string>>;
  /**
   * Returns the direct calls in some functions of a test binary, which are named as in stack traces. The array is empty
   * if the calls can't be determined.
   */
  calls(binary: TestBinary, folder: string, functions: readonly string[]): Promise<readonly DirectCall[]>;
  /**
   * Returns the compiler's diagnostics about escapes and inlining (`-m=2`) in the user's code, with absolute paths.
   * `core/escape` parses them.
   */
  diagnostics(request: DiagnosticsRequest): Promise<string>;
  /**
   * Returns the top-level declarations and imports of some files (absolute paths) as Go's own parser reads them. The
   * array is empty if the parser is unavailable.
   */
  declarations(folder: string, files: readonly string[]): Promise<readonly FileDeclarations[]>;
  /**
   * Returns what Go's scanner and parser say about lines of some texts, in the order of the texts. The array is empty
   * if they are unavailable.
   */
  lines(folder: string, sources: readonly SourceText[]): Promise<readonly SourceLines[]>;
  /**
   * Returns Go files with changed imports, in the order of the edits, without moving any other line. The array is empty
   * if the parser is unavailable.
   */
  imports(folder: string, edits: readonly ImportEdit[]): Promise<readonly string[]>;
  /** Returns what a go.mod or go.work file (absolute path) requires, or `undefined` if it can't be read. */
  requirements(file: string): Promise<Requirements | undefined>;
  /** Generates a benchmark for a function of the checkout, or returns a string that says why that isn't possible. */
  scaffold(request: ScaffoldRequest): Promise<WrittenBenchmark | string>;
  /**
   * Returns what Go's parser and type checker report about the requested sites. The array is empty if they are
   * unavailable.
   */
  sites(request: SitesRequest): Promise<readonly SiteFacts[]>;
  /**
   * Compiles the program that `declarations` and `sites` run, so that these requests don't have to wait for the
   * compilation. It never rejects; if the program is unavailable, the requests report why.
   */
  warmUp(folder: string): Promise<void>;
  /**
   * Resolves when no request is running any more; every temporary folder has then been removed, even after an
   * interruption.
   */
  settled(): Promise<void>;
  /**
   * Returns replacement files with which the heap profile of a test binary counts each tiny object separately, or
   * `undefined` if this version of Go doesn't allow that.
   */
  tinyObjects(folder: string): Promise<Replacements | undefined>;
}
