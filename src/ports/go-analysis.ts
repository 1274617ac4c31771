import type { FileDeclarations, Scaffold, SiteFacts, SourceSite } from '../core/cause/source-facts.ts';
import type { Replacements, RunOutcome, RunRequest, TestBinary } from './go-toolchain.ts';

/** What one run of a test binary left behind, and its heap profile. */
export interface ProfileOutcome {
  readonly outcome: RunOutcome;
  /** Uncompressed; `undefined` if the run left none. The core reads it (`core/profile`). */
  readonly profile: Uint8Array | undefined;
}

/** What one run of a test binary with the leak probe left behind. */
export interface LeftoversOutcome {
  readonly outcome: RunOutcome;
  /** `undefined` if the run left no such file. The core reads it (`core/leak`). */
  readonly leftovers: string | undefined;
}

/** What one run of a test binary with coverage counters left behind. */
export interface CoverageOutcome {
  readonly outcome: RunOutcome;
  /** `undefined` if the run left none. The core reads it (`core/blind-spots`). */
  readonly profile: string | undefined;
}

/** Folders of packages in one module. */
export interface CompiledFilesRequest {
  /** Module folder inside a snapshot. */
  readonly folder: string;
  /** Absolute. */
  readonly folders: readonly string[];
  readonly buildFlags: readonly string[];
}

/** The test packages to ask about. */
export interface CompilerRequest {
  /** Module folder inside a snapshot. */
  readonly folder: string;
  /** Top of the snapshot. */
  readonly root: string;
  readonly importPaths: readonly string[];
  readonly buildFlags: readonly string[];
}

/** The packages to ask the compiler about, among those that test packages are built from. */
export interface DiagnosticsRequest extends CompilerRequest {
  /**
   * Package folders below `root`; packages between them in the import graph are included. Absent: everything inside
   * `root`.
   */
  readonly folders?: ReadonlySet<string>;
  /** Time limit for compiling; absent: as for every build. */
  readonly limitMs?: number;
}

/** A function to write a benchmark for. */
export interface ScaffoldRequest {
  /** A folder inside the module, absolute. */
  readonly folder: string;
  /** A package as the go command takes it: a path below the folder, or an import path. */
  readonly pattern: string;
  /** `F`, or `T.M` for a method. */
  readonly name: string;
}

/** A benchmark that is written, and the folder of its package. */
export interface WrittenBenchmark extends Scaffold {
  readonly packageFolder: string;
}

/** Sites in the packages that test packages are built from. */
export interface SitesRequest extends CompilerRequest {
  /** `Snapshots.work`. */
  readonly work: string;
  readonly sites: readonly SourceSite[];
}

/** What explaining a regression needs from the user's Go, beyond building and measuring. */
export interface GoAnalysis {
  /** Runs a test binary with a heap profile of every allocation. `keep` names a file to keep the profile in. */
  heapProfile(request: RunRequest, keep?: string): Promise<ProfileOutcome>;
  /** Runs a test binary with the leak probe, and returns the origins of everything that its benchmarks leave behind. */
  leftovers(request: RunRequest): Promise<LeftoversOutcome>;
  /** Runs a test binary that was built with coverage counters (`BuildVariant.cover`). */
  coverage(request: RunRequest): Promise<CoverageOutcome>;
  /**
   * Returns the Go files, outside of tests, from which the packages in some folders are compiled on this platform, with
   * the packages' import paths. Errors: what the go command says.
   */
  compiledFiles(request: CompiledFilesRequest): Promise<ReadonlyMap<string, string>>;
  /**
   * Returns the instructions of some functions, named as in the binary's symbols, as `go tool objdump` prints them;
   * empty if unavailable.
   */
  disassemble(binary: TestBinary, folder: string, functions: readonly string[]): Promise<string>;
  /**
   * Returns what the compiler says about escape and inlining (`-m=2`) in the user's code, with absolute paths. The core
   * reads it (`core/escape`).
   */
  diagnostics(request: DiagnosticsRequest): Promise<string>;
  /**
   * Returns the top-level declarations and imports of some files (absolute), as Go's own parser reads them; empty if
   * unavailable.
   */
  declarations(folder: string, files: readonly string[]): Promise<readonly FileDeclarations[]>;
  /** Returns a benchmark for a function of the checkout, as a file's text, or a string that says why there is none. */
  scaffold(request: ScaffoldRequest): Promise<WrittenBenchmark | string>;
  /** Returns what Go's parser and type checker say about some lines; empty if unavailable. */
  sites(request: SitesRequest): Promise<readonly SiteFacts[]>;
  /** Resolves when no request is running any more: after an interruption, every temporary folder is then gone. */
  settled(): Promise<void>;
  /**
   * Returns the replaced files with which a build shows each tiny object separately, or `undefined` if this Go doesn't
   * support it.
   */
  tinyObjects(folder: string): Promise<Replacements | undefined>;
}
