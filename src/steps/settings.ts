import type { BlindSpotLevel } from '../core/blind-spots/levels.ts';
import type { Shard } from '../core/shard/shard.ts';

/** The settings of one run, with every default filled in and the configuration applied. */
export interface RunSettings {
  /** `full`: the screen is the classic command, with one second per run. */
  readonly mode: 'fast' | 'full';
  readonly bench: string;
  readonly patterns: readonly string[];
  readonly buildFlags: readonly string[];
  /** Arguments after the flags of every run of a test binary. */
  readonly testArgs: readonly string[];
  /** Number of samples of a confirmation. */
  readonly count: number;
  readonly timeoutMs: number;
  readonly confirmTimeoutMs: number;
  /** Time for explaining all regressions and leaks, with proofs and fixes. */
  readonly explainTimeoutMs: number;
  /** Whether to look for the causes of regressions. */
  readonly explain: boolean;
  /** Whether packages with identical inputs on both sides are left out. */
  readonly skip: boolean;
  /** The part of the packages to measure; absent: all of them. */
  readonly shard: Shard | undefined;
  /** Folder that heap profiles are kept in, as the user wrote it. */
  readonly profiles: string | undefined;
  readonly prepare: string | undefined;
  readonly copy: readonly string[];
  readonly baseline: 'auto' | 'file' | 'branch' | 'rerun';
  readonly baselineBranch: string;
  /** As the user wrote it, relative to the module's folder. */
  readonly baselineFile: string;
  /** Address of the history site. */
  readonly historyUrl: string | undefined;
  readonly advisory: boolean;
  readonly onRemoved: 'warn' | 'fail';
  /** The effect of changed functions that no benchmark reaches. */
  readonly blindSpots: BlindSpotLevel;
}
