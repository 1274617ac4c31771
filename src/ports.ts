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

/** The progress of a run, for a user who is waiting. */
export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly detail: string;
  /** A benchmark that has been running for a second or more. */
  readonly running?: { readonly benchmark: string; readonly elapsedMs: number };
}

export interface Log {
  /** Prints a line that matters even if nobody is watching. */
  info(message: string): void;
  /** Prints a line only with `--verbose`. */
  debug(message: string): void;
  progress(progress: Progress): void;
}

/** The clock is passed in, so that tests can control it. */
export interface Clock {
  /** Returns monotonic time in milliseconds. */
  now(): number;
  /** Returns today's date as `YYYY-MM-DD`, for checking whether a waiver has expired. */
  today(): string;
}

export interface Ports {
  readonly go: GoToolchain;
  readonly analysis: GoAnalysis;
  readonly repository: Repository;
  readonly log: Log;
  readonly clock: Clock;
  /**
   * Opens the baseline file at a path relative to `folder`. If `within` is given, because the user didn't choose the
   * path, the file must be inside that folder.
   */
  readonly baselineFile: (folder: string, path: string, within?: string) => BaselineStore;
  /** Reads a record of the baseline branch. Only the action, with `stage: record`, writes to that branch. */
  readonly branchRecord: (revisions: Revisions, branch: string, request: BranchRecordRequest) => Promise<BranchRecord>;
  /** Lists all records of the baseline branch. */
  readonly branchRecords: (revisions: Revisions, branch: string) => Promise<BranchRecords>;
  /**
   * Opens the stored results of backfills in a folder, or in the cache if `folder` is undefined. Each value of
   * `settings` has its own results.
   */
  readonly backfillStore: (folder: string | undefined, settings: string) => BackfillStore;
  /** The pull request or other event of the workflow run; absent in a terminal. */
  readonly pullRequest: PullRequest | undefined;
  /** Aborts when the user interrupts the run. */
  readonly signal: AbortSignal;
}
