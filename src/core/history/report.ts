import type { Change } from '../benchmath/change.ts';

/**
 * A change of a figure, with what is known about its commit. The commit's author chose `author` and `subject`, which
 * can contain any text.
 */
export interface ReportedStep {
  readonly commit: string;
  /** The commit of the previous record. */
  readonly after: string;
  /** Whether `commit` directly follows `after`; `null` if the clone doesn't contain the commits. */
  readonly exact: boolean | null;
  readonly date?: string;
  readonly author?: string;
  readonly subject?: string;
  /** The number of the pull request that the commit's subject names. */
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
  /** The change from the first figure to the last. */
  readonly change: Change;
  readonly records: number;
  readonly sparkline: string;
  readonly steps: readonly ReportedStep[];
  /** The commit of the newest record that contains the row, if newer records don't. */
  readonly goneAfter?: string;
  /** The number of older steps that were omitted. */
  readonly dropped: number;
}

/** The report that `allocgate history` shows. */
export interface HistoryReport {
  readonly schemaVersion: 1;
  readonly branch: string;
  readonly records: number;
  readonly backfill?: BackfillSummary;
  readonly rows: readonly ReportedRow[];
  readonly notes: readonly string[];
}

/** The numbers of commits and packages that a backfill processed, and its duration. */
export interface BackfillSummary {
  readonly commits: number;
  /**
   * The number of commits measured in this run. `stored` is the number of commits whose figures come from an earlier
   * run, and `recorded` the number of those whose figures come from records.
   */
  readonly measured: number;
  /** The number of commits that could not be measured in this run. */
  readonly skipped: number;
  readonly stored: number;
  readonly recorded: number;
  /**
   * The number of packages measured in this run, added up over all commits. `packagesReused` is the number of packages
   * that weren't measured because the same sources had been measured at another commit.
   */
  readonly packagesMeasured: number;
  readonly packagesReused: number;
  readonly problems: readonly BackfilledProblem[];
  readonly ms: number;
  /** The folder that contains the results. */
  readonly store: string;
}

/** A package that could not be measured at a commit, or the whole commit if `skipped` is set. */
export interface BackfilledProblem {
  readonly commit: string;
  readonly package?: string | undefined;
  readonly message: string;
  readonly skipped: boolean;
}
