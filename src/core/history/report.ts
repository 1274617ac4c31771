import type { Change } from '../benchmath/change.ts';

/** One change of a figure, with what is known of its commit. The texts are whatever its author wrote. */
export interface ReportedStep {
  readonly commit: string;
  /** The commit of the record before. */
  readonly after: string;
  /** Whether no other commit is between the two; `null` where the clone lacks them. */
  readonly exact: boolean | null;
  readonly date?: string;
  readonly author?: string;
  readonly subject?: string;
  /** Number of the pull request that the subject names. */
  readonly pullRequest?: number;
  readonly from: number;
  readonly to: number;
  readonly change: Change;
  /** The conditions of the measurement, if they changed with the figure. */
  readonly conditions?: string;
}

export interface ReportedRow {
  readonly package: string;
  readonly benchmark: string;
  readonly unit: string;
  readonly first: number;
  readonly last: number;
  /** From the first figure to the last. */
  readonly change: Change;
  readonly records: number;
  readonly sparkline: string;
  readonly steps: readonly ReportedStep[];
  /** Commit of the newest record that has it, if newer records don't. */
  readonly goneAfter?: string;
  /** Older steps that were left out. */
  readonly dropped: number;
}

/** What `allocgate history` shows. */
export interface HistoryReport {
  readonly schemaVersion: 1;
  readonly branch: string;
  readonly records: number;
  readonly backfill?: BackfillSummary;
  readonly rows: readonly ReportedRow[];
  readonly notes: readonly string[];
}

/** What a backfill did and how long it took. */
export interface BackfillSummary {
  readonly commits: number;
  /** Commits measured in this run, taken from an earlier one, and taken from records. */
  readonly measured: number;
  /** Commits that could not be measured in this run. */
  readonly skipped: number;
  readonly stored: number;
  readonly recorded: number;
  /** Of the commits measured in this run: packages that ran, and packages whose sources had been measured before. */
  readonly packagesMeasured: number;
  readonly packagesReused: number;
  readonly problems: readonly BackfilledProblem[];
  readonly ms: number;
  /** Folder of the results. */
  readonly store: string;
}

/** A package that could not be measured at a commit, or with `skipped` the whole commit. */
export interface BackfilledProblem {
  readonly commit: string;
  readonly package?: string | undefined;
  readonly message: string;
  readonly skipped: boolean;
}
