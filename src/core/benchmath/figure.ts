/**
 * One measured figure of one benchmark run.
 *
 * - `exact`: the total over the whole run and the number of iterations, from the exact-totals overlay;
 * - `printed`: Go's own quotient, which `testing` rounds down to an integer (src/testing/benchmark.go, `AllocsPerOp`);
 * - `reported`: taken as it is: a unit other than Go's two, or one that the benchmark itself set with `b.ReportMetric`,
 *   beside what Go counted, where that is known.
 */
export type Figure =
  | ({ readonly kind: 'exact' } & Count)
  | { readonly kind: 'printed'; readonly value: number }
  | { readonly kind: 'reported'; readonly value: number; readonly counted?: Count };

/** A total over all iterations of a run. */
export interface Count {
  readonly total: number;
  readonly iterations: number;
}

/** What Go counted, where the benchmark put a figure of its own in its place; other figures are as they are. */
export function counted(figure: Figure): Figure {
  return figure.kind === 'reported' && figure.counted !== undefined ? { kind: 'exact', ...figure.counted } : figure;
}

/** The figure per operation, not rounded. */
export function perOperation(figure: Figure): number {
  return figure.kind === 'exact' ? figure.total / figure.iterations : figure.value;
}

/** The figure per operation that is judged: exact totals are rounded to the nearest integer (halves up), others are as they are. */
export function judged(figure: Figure): number {
  if (figure.kind !== 'exact') return figure.value;
  return Number((2n * BigInt(figure.total) + BigInt(figure.iterations)) / (2n * BigInt(figure.iterations)));
}

/** What Go prints for the figure: the floor of an exact quotient, else the value. */
export function printed(figure: Figure): number {
  return figure.kind === 'exact' ? Math.floor(figure.total / figure.iterations) : figure.value;
}
