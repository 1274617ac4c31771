import { type Figure, judged, perOperation, printed } from './figure.ts';
import { type Fraction, fractionOf, mean, order, toNumber } from './fraction.ts';

/**
 * A summary of the samples of one side of a row. The judged figures decide the verdict; the others are for display and
 * for minimum differences.
 */
export interface Summary {
  /** Median of the judged figures, in which the quotients of exact totals are rounded to the nearest integer. */
  readonly median: number;
  /** Median of the figures per operation, not rounded and without floating-point error. */
  readonly exactMedian: Fraction;
  /** The smallest judged figure; `max` is the largest. */
  readonly min: number;
  readonly max: number;
  /** The figures per operation, not rounded, in the order measured. */
  readonly samples: readonly number[];
  /** Median of the figures as Go prints them. */
  readonly printed: number;
  /** Whether Go rounded any figure down, so that the remainder is unknown. */
  readonly floored: boolean;
}

/**
 * `summarize` summarizes the samples of one unit, or returns `undefined` if there are none. For an even number of
 * samples, the median is the mean of the two middle figures. All figures are finite, because the readers set aside
 * those that aren't.
 */
export function summarize(figures: readonly Figure[] | undefined): Summary | undefined {
  if (figures === undefined || figures.length === 0) return undefined;
  const values = figures.map(judged).toSorted(ascending);
  const median = decimalMedian(values);
  const exact = figures.some(({ kind }) => kind === 'exact');
  return {
    median: toNumber(median),
    exactMedian: exact ? middle(figures.map(exactPerOperation).toSorted(order)) : median,
    min: values[0] ?? NaN,
    max: values.at(-1) ?? NaN,
    samples: figures.map(perOperation),
    printed: toNumber(exact ? decimalMedian(figures.map(printed).toSorted(ascending)) : median),
    floored: figures.some(({ kind }) => kind === 'printed'),
  };
}

/** `decimalMedian` returns the median of sorted numbers. Converting them to fractions doesn't change their order. */
function decimalMedian(sorted: readonly number[]): Fraction {
  return middle(sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1).map(fractionOf));
}

function ascending(one: number, other: number): number {
  return one - other;
}

function exactPerOperation(figure: Figure): Fraction {
  return figure.kind === 'exact'
    ? { numerator: BigInt(figure.total), denominator: BigInt(figure.iterations) }
    : fractionOf(figure.value);
}

function middle(sorted: readonly Fraction[]): Fraction {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new RangeError('no samples');
  return order(upper, lower) === 0 ? upper : mean(lower, upper);
}
