import { type Figure, perOperation } from '../benchmath/figure.ts';

/** The goroutines and bytes that each operation of a benchmark left behind, as measured by the leak probe. */
export interface LeftPerOperation {
  readonly goroutines: number;
  readonly bytes: number;
}

/**
 * `leftPerOperation` returns the slope between the figures that a result line of the probe reports for its two
 * iteration counts, or `undefined` if the line lacks them.
 */
export function leftPerOperation(
  figures: ReadonlyMap<string, Figure>,
  iterations: number,
): LeftPerOperation | undefined {
  const value = (unit: string): number | undefined => {
    const figure = figures.get(unit);
    return figure === undefined ? undefined : perOperation(figure);
  };
  const fewOps = value('few-ops');
  if (fewOps === undefined || fewOps >= iterations) return undefined;
  const slope = (what: string): number | undefined => {
    const [few, many] = [value(`few-${what}`), value(`many-${what}`)];
    return few === undefined || many === undefined ? undefined : (many - few) / (iterations - fewOps);
  };
  const [goroutines, bytes] = [slope('goroutines'), slope('bytes')];
  return goroutines === undefined || bytes === undefined ? undefined : { goroutines, bytes };
}
