import type { FileDeclarations, SiteFacts, SourceSite } from '../core/cause/source-facts.ts';
import type { Replacements, RunOutcome, RunRequest, TestBinary } from './go-toolchain.ts';

/** What one run of a test binary left behind, and its heap profile. */
export interface ProfileOutcome {
  readonly outcome: RunOutcome;
  /** Uncompressed; `undefined` where the run left none. The core reads it (`core/profile`). */
  readonly profile: Uint8Array | undefined;
}

/** What one run of a test binary with the leak probe left behind. */
export interface LeftoversOutcome {
  readonly outcome: RunOutcome;
  /** `undefined` where the run left no such file. The core reads it (`core/leak`). */
  readonly leftovers: string | undefined;
}

/** Which test packages are asked about. */
export interface CompilerRequest {
  /** Module folder inside a snapshot. */
  readonly folder: string;
  /** Top of the snapshot. */
  readonly root: string;
  readonly importPaths: readonly string[];
  readonly buildFlags: readonly string[];
}

/** Which of the packages that test packages are made of the compiler is asked to speak of. */
export interface DiagnosticsRequest extends CompilerRequest {
  /** Package folders below `root`, and what lies between them in the imports; all inside `root` where absent. */
  readonly folders?: ReadonlySet<string>;
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
  /** Runs a test binary with the leak probe and has it say where everything comes from that its benchmarks leave behind. */
  leftovers(request: RunRequest): Promise<LeftoversOutcome>;
  /** The instructions of some functions, named as in the binary's symbols, as `go tool objdump` prints them; empty where they cannot be had. */
  disassemble(binary: TestBinary, folder: string, functions: readonly string[]): Promise<string>;
  /** What the compiler says of escape and inlining (`-m=2`) in the user's code, paths absolute; the core reads it (`core/escape`). */
  diagnostics(request: DiagnosticsRequest): Promise<string>;
  /** Top-level declarations and imports of some files (absolute), after Go's own parser; empty where it cannot be had. */
  declarations(folder: string, files: readonly string[]): Promise<readonly FileDeclarations[]>;
  /** What Go's parser and type checker say of some lines; empty where it cannot be had. */
  sites(request: SitesRequest): Promise<readonly SiteFacts[]>;
  /** Ends when nothing that was asked for is under way any more: after an interruption, with every temporary folder gone. */
  settled(): Promise<void>;
  /** What makes a build show each tiny object by itself; `undefined` where this Go does not take it. */
  tinyObjects(folder: string): Promise<Replacements | undefined>;
}
