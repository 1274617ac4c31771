import type { Figure } from './figure.ts';

/** The units that the exact-totals overlay adds to a result line, by the unit that each makes exact. */
const totals = new Map([
  ['B/op', 'B-total'],
  ['allocs/op', 'allocs-total'],
]);
/**
 * The units in which the overlay counts garbage collections and real time. They belong to a whole sample and aren't
 * figures per operation.
 */
const cycles = 'gc-cycles';
const real = 'real-ns-total';
const added = new Set([...totals.values(), cycles, real]);

type Measurements = readonly { readonly value: number; readonly unit: string }[];

/** `gcCyclesOf` returns how many garbage collections ended while the timer ran, if the result line reports that. */
export function gcCyclesOf(measurements: Measurements): number | undefined {
  return lastOf(measurements, cycles);
}

/**
 * `realMsOf` returns the real time of all calls of the benchmark function for a sample, in milliseconds, if the result
 * line reports that.
 */
export function realMsOf(measurements: Measurements): number | undefined {
  const ns = lastOf(measurements, real);
  return ns === undefined ? undefined : ns / 1e6;
}

function lastOf(measurements: Measurements, unit: string): number | undefined {
  return measurements.findLast((one) => one.unit === unit)?.value;
}

/**
 * `figuresOf` returns the figures of one result line, by unit. If the line contains an exact total whose quotient,
 * rounded down, is what Go printed, the figure is exact. If the quotient differs, the benchmark set the unit itself
 * with `b.ReportMetric` (src/testing/benchmark.go lets `Extra` replace both units). That figure is used as is, and the
 * total is kept with it. If a unit occurs twice, the later value wins, because the overlay appends its own values last.
 */
export function figuresOf(iterations: number, measurements: Measurements): ReadonlyMap<string, Figure> {
  const values = new Map(measurements.map(({ unit, value }) => [unit, value]));
  const figures = new Map<string, Figure>();
  for (const [unit, value] of values) {
    if (added.has(unit)) continue;
    figures.set(unit, figureOf(unit, value, iterations, values.get(totals.get(unit) ?? '')));
  }
  return figures;
}

function figureOf(unit: string, value: number, iterations: number, total: number | undefined): Figure {
  if (!totals.has(unit)) return { kind: 'reported', value };
  if (total === undefined) return { kind: 'printed', value };
  if (!Number.isSafeInteger(total) || total < 0 || iterations < 1) return { kind: 'reported', value };
  const isQuotient = Math.floor(total / iterations) === value;
  return isQuotient
    ? { kind: 'exact', total, iterations }
    : { kind: 'reported', value, counted: { total, iterations } };
}
