/**
 * One measured figure of one benchmark run.
 *
 * - `exact`: the total over the whole run and the number of iterations, from the exact-totals overlay;
 * - `printed`: Go's own quotient, which `testing` rounds down to an integer (src/testing/benchmark.go, `AllocsPerOp`);
 * - `reported`: a value that is used as is. Its unit is neither B/op nor allocs/op, or the benchmark itself set it with
 *   `b.ReportMetric`; `counted` is then what Go counted, if that is known.
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

/**
 * `counted` returns what Go counted if the benchmark replaced it with a figure of its own; other figures are returned
 * unchanged.
 */
export function counted(figure: Figure): Figure {
  return figure.kind === 'reported' && figure.counted !== undefined ? { kind: 'exact', ...figure.counted } : figure;
}

/** `perOperation` returns the figure per operation, not rounded. */
export function perOperation(figure: Figure): number {
  return figure.kind === 'exact' ? figure.total / figure.iterations : figure.value;
}

/**
 * `judged` returns the figure per operation that decides the verdict: the quotient of an exact total, rounded to the
 * nearest integer (halves up), or else the value.
 */
export function judged(figure: Figure): number {
  if (figure.kind !== 'exact') return figure.value;
  return Number((2n * BigInt(figure.total) + BigInt(figure.iterations)) / (2n * BigInt(figure.iterations)));
}

/** `printed` returns what Go prints for the figure: an exact quotient rounded down, or else the value. */
export function printed(figure: Figure): number {
  return figure.kind === 'exact' ? Math.floor(figure.total / figure.iterations) : figure.value;
}
