import type { BlindSpotLevel } from '../core/blind-spots/levels.ts';
import type { Shard } from '../core/shard/shard.ts';

/** The settings of one run, with every default filled in and the configuration applied. */
export interface RunSettings {
  /** With `full`, the screen is plain `go test` with one second per run. */
  readonly mode: 'fast' | 'full';
  readonly bench: string;
  readonly patterns: readonly string[];
  readonly buildFlags: readonly string[];
  /** The arguments that follow the flags in every run of a test binary. */
  readonly testArgs: readonly string[];
  /** The number of samples in a confirmation. */
  readonly count: number;
  readonly timeoutMs: number;
  /** The time limit for one operation of a benchmark, in milliseconds. */
  readonly benchmarkTimeoutMs: number;
  readonly confirmTimeoutMs: number;
  /** The time limit for explaining all regressions and leaks, with proofs and fixes, in milliseconds. */
  readonly explainTimeoutMs: number;
  /** Whether to look for the causes of regressions. */
  readonly explain: boolean;
  /** Whether to skip packages that have identical inputs on both sides. */
  readonly skip: boolean;
  /** The part of the packages to measure; if `undefined`, all of them. */
  readonly shard: Shard | undefined;
  /**
   * Whether runs of about one second confirm only representatives of the benchmarks that changed alike, instead of all
   * of them.
   */
  readonly representatives: boolean;
  /** The folder in which heap profiles are kept, as the user wrote it. */
  readonly profiles: string | undefined;
  readonly prepare: string | undefined;
  readonly copy: readonly string[];
  readonly baseline: 'auto' | 'file' | 'branch' | 'rerun';
  readonly baselineBranch: string;
  /** The path of the stored baseline as the user wrote it, relative to the module's folder. */
  readonly baselineFile: string;
  /** The URL of the history site. */
  readonly historyUrl: string | undefined;
  readonly advisory: boolean;
  readonly onRemoved: 'warn' | 'fail';
  /** Whether to look for changed functions that no benchmark reaches, and whether they can fail the run. */
  readonly blindSpots: BlindSpotLevel;
}
