import type { RevisionEvent } from './repository.ts';

/** A row of a report, by name. */
export interface RowName {
  readonly package: string;
  readonly benchmark: string;
  readonly unit: string;
}

/** A regression that somebody with write access let pass in a review. */
export interface Acceptance {
  readonly by: string;
  /** A benchmark with all below it, or `*`. */
  readonly benchmark: string;
  readonly reason: string;
  /** The highest figure of a row that was accepted; `undefined` where the row was not among what was reviewed. */
  ceilingOf(row: RowName): number | undefined;
}

export interface Acceptances {
  readonly accepted: readonly Acceptance[];
  /** Reviews that were meant to accept something and do not count, and why. */
  readonly notes: readonly string[];
}

/** The pull request (or other event) of a workflow run. */
export interface PullRequest {
  /** Path of the workflow file that runs, where it is one of this repository. */
  readonly workflow: string | undefined;
  event(): Promise<RevisionEvent>;
  /** What reviews accept; absent where there are none to read. */
  acceptances?(): Promise<Acceptances>;
}
