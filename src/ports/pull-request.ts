import type { RevisionEvent } from './repository.ts';

/** A row of a report, by name. */
export interface RowName {
  readonly package: string;
  readonly benchmark: string;
  readonly unit: string;
}

/** A regression that somebody with write access accepted in a review. */
export interface Acceptance {
  readonly by: string;
  /** A benchmark with everything below it, or `*`. */
  readonly benchmark: string;
  readonly reason: string;
  /** Returns the highest accepted figure of a row, or `undefined` if the row was not among what was reviewed. */
  ceilingOf(row: RowName): number | undefined;
}

export interface Acceptances {
  readonly accepted: readonly Acceptance[];
  /** Reviews that were meant to accept something but don't count, and why. */
  readonly notes: readonly string[];
}

/** The pull request (or other event) of a workflow run. */
export interface PullRequest {
  /** Path of the workflow file that runs, if it is one of this repository. */
  readonly workflow: string | undefined;
  event(): Promise<RevisionEvent>;
  /** Returns what reviews accept; absent if there are none to read. */
  acceptances?(): Promise<Acceptances>;
}
