import type { GateReport } from '../report/model.ts';

/** What identifies a commit to people. The texts are whatever its author wrote. */
export interface NamedCommit {
  readonly commit: string;
  readonly date?: string;
  readonly author?: string;
  readonly subject?: string;
}

/** One end of the search. `figure` is `null` where the benchmark doesn't exist. */
export interface SearchEnd {
  readonly commit: string;
  readonly label: string;
  readonly figure: number | null;
}

/** What `allocgate bisect` found. */
export interface BisectReport {
  readonly schemaVersion: 1;
  readonly package: string;
  readonly benchmark: string;
  readonly unit: string;
  readonly good: SearchEnd;
  readonly bad: SearchEnd;
  /** Figures beyond it counted as bad. */
  readonly limit: number;
  /** Number of commits after the good end, up to and including the bad one. */
  readonly commits: number;
  /**
   * `confirmed`: the gate measured the regression between the commit and its parent; `added`: the commit adds the
   * benchmark with a figure that is already beyond the limit; `unconfirmed`: the gate saw no regression there; `range`:
   * the commit couldn't be singled out, because commits couldn't be measured.
   */
  readonly outcome: 'confirmed' | 'added' | 'unconfirmed' | 'range';
  /** The commit or, if it is unknown, all candidates, newest first. */
  readonly suspects: readonly NamedCommit[];
  /** The last commit before them. */
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
