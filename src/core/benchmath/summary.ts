import { type Figure, judged, perOperation, printed } from './figure.ts';

/** The samples of one side of one row, summarized. Judged figures decide; the others are for people and for floors. */
export interface Summary {
  /** Median of the judged figures: exact totals rounded to the nearest integer. */
  readonly median: number;
  /** Median per operation, not rounded. */
  readonly exactMedian: number;
  /** Smallest and largest judged figure. */
  readonly min: number;
  readonly max: number;
  /** Per operation, not rounded, in the order measured. */
  readonly samples: readonly number[];
  /** Median of what Go's own output shows. */
  readonly printed: number;
  /** Whether every figure comes from exact totals. */
  readonly exact: boolean;
}

/** Summarizes the samples of one unit; `undefined` where there are none. Even counts have the mean of the two in the middle. */
export function summarize(figures: readonly Figure[] | undefined): Summary | undefined {
  if (figures === undefined || figures.length === 0) return undefined;
  const values = figures.map(judged);
  const samples = figures.map(perOperation);
  return {
    median: median(values),
    exactMedian: median(samples),
    min: Math.min(...values),
    max: Math.max(...values),
    samples,
    printed: median(figures.map(printed)),
    exact: figures.every(({ kind }) => kind === 'exact'),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
