import type {
  BackfillStore,
  BaselineStore,
  BranchRecord,
  BranchRecordRequest,
  BranchRecords,
} from './ports/baseline-store.ts';
import type { GoAnalysis } from './ports/go-analysis.ts';
import type { GoToolchain } from './ports/go-toolchain.ts';
import type { PullRequest } from './ports/pull-request.ts';
import type { Repository, Revisions } from './ports/repository.ts';

export type * from './ports/baseline-store.ts';
export type * from './ports/go-analysis.ts';
export type * from './ports/go-toolchain.ts';
export type * from './ports/pull-request.ts';
export type * from './ports/repository.ts';

/** How far a run is, for a person who is waiting. */
export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly detail: string;
}

export interface Log {
  /** Prints a line that matters even if nobody is watching. */
  info(message: string): void;
  /** Prints only with `--verbose`. */
  debug(message: string): void;
  progress(progress: Progress): void;
}

/** Time and interruption are passed in, so that the pipeline has no clock of its own. */
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
  /**
   * Returns a baseline file of the user, relative to a folder. If the user didn't choose its place, it must be within
   * another folder.
   */
  readonly baselineFile: (folder: string, path: string, within?: string) => BaselineStore;
  /** Reads the baseline branch; only the action's stage `record` writes to it. */
  readonly branchRecord: (revisions: Revisions, branch: string, request: BranchRecordRequest) => Promise<BranchRecord>;
  /** Lists all records of the baseline branch. */
  readonly branchRecords: (revisions: Revisions, branch: string) => Promise<BranchRecords>;
  /**
   * Opens the results of a backfill in a folder, by default in the cache. Results for other settings are kept
   * separately.
   */
  readonly backfillStore: (folder: string | undefined, settings: string) => BackfillStore;
  /** Absent in a terminal. */
  readonly pullRequest: PullRequest | undefined;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
}
