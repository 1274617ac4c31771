import type { Change } from '../benchmath/change.ts';

/** One change of a figure, with what is known of its commit. The texts are whatever its author wrote. */
export interface ReportedStep {
  readonly commit: string;
  /** The commit of the record before. */
  readonly after: string;
  /** Whether no other commit lies between the two; `null` where the clone lacks them. */
  readonly exact: boolean | null;
  readonly date?: string;
  readonly author?: string;
  readonly subject?: string;
  readonly from: number;
  readonly to: number;
  readonly change: Change;
  /** What the figure was measured under, where that changed with it. */
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
  /** Commit of the newest record that has it, where newer records don't. */
  readonly goneAfter?: string;
  /** Older steps that were left out. */
  readonly dropped: number;
}

/** What `allocgate history` shows. */
export interface HistoryReport {
  readonly schemaVersion: 1;
  readonly branch: string;
  readonly records: number;
  readonly rows: readonly ReportedRow[];
  readonly notes: readonly string[];
}
