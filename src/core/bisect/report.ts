import type { GateReport } from '../report/model.ts';

/**
 * A commit with the details by which people identify it. Its date, author and subject come from the commit's author and
 * can contain anything.
 */
export interface NamedCommit {
  readonly commit: string;
  readonly date?: string;
  readonly author?: string;
  readonly subject?: string;
}

/** One end of the search. `figure` is `null` if the benchmark doesn't exist there. */
export interface SearchEnd {
  readonly commit: string;
  readonly label: string;
  readonly figure: number | null;
}

/** The result of `allocgate bisect`. */
export interface BisectReport {
  readonly schemaVersion: 1;
  readonly package: string;
  readonly benchmark: string;
  readonly unit: string;
  readonly good: SearchEnd;
  readonly bad: SearchEnd;
  /** Figures beyond this limit counted as bad. */
  readonly limit: number;
  /** Number of commits after the good end, up to and including the bad one. */
  readonly commits: number;
  /**
   * `confirmed` means that the gate measured the regression between the commit and its parent; `added`, that the commit
   * adds the benchmark with a figure that is already beyond the limit; `unconfirmed`, that the gate found no regression
   * between the commit and its parent; `range`, that the commit couldn't be singled out, because some commits couldn't
   * be measured.
   */
  readonly outcome: 'confirmed' | 'added' | 'unconfirmed' | 'range';
  /** The first bad commit or, if it is unknown, all candidates, newest first. */
  readonly suspects: readonly NamedCommit[];
  /**
   * The commit before the suspects: the first one that isn't a suspect, going back from the newest suspect through
   * first parents.
   */
  readonly before: string;
  readonly trials: readonly {
    readonly commit: string;
    readonly verdict: 'good' | 'bad' | 'skipped';
    readonly figure: number | null;
    readonly source: 'measured' | 'same-sources' | 'record';
    readonly reason?: string;
  }[];
  /** The gate's report on the change from `before` to the newest suspect. */
  readonly gate: GateReport;
}
