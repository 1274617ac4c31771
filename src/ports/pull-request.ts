import type { RevisionEvent } from './repository.ts';

/** Identifies a row of a report. */
export interface RowName {
  readonly package: string;
  readonly benchmark: string;
  readonly unit: string;
}

/** A regression that somebody with write access accepted in a review. */
export interface Acceptance {
  readonly by: string;
  /** The name of a benchmark, which stands for its sub-benchmarks too, or `*` for all benchmarks. */
  readonly benchmark: string;
  readonly reason: string;
  /** Returns the highest accepted figure of a row, or `undefined` if the reviewed report didn't contain the row. */
  ceilingOf(row: RowName): number | undefined;
}

export interface Acceptances {
  readonly accepted: readonly Acceptance[];
  /** Reviews that were meant to accept something but don't count, and why. */
  readonly notes: readonly string[];
}

/** The pull request (or other event) of a workflow run. */
export interface PullRequest {
  /** The path of the running workflow's file, if it is in this repository. */
  readonly workflow: string | undefined;
  event(): Promise<RevisionEvent>;
  /** Returns the regressions that reviews accept; absent if reviews can't be read. */
  acceptances?(): Promise<Acceptances>;
}
