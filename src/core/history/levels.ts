import type { Figure } from '../benchmath/figure.ts';
import { summarize } from '../benchmath/summary.ts';
import { hasMoved } from '../policy/units.ts';
import type { Level } from './ledger.ts';

/** The figures that one record has for one unit of a benchmark. */
export interface RecordedPoint {
  readonly number: number;
  readonly commit: string;
  readonly conditions: string;
  readonly figures: readonly Figure[];
  /** Iterations of each sample. */
  readonly iterations: number;
}

/** A figure per operation, and over how many iterations it was taken, if that is known. */
export interface Taken {
  readonly figure: number;
  readonly iterations?: number;
}

/**
 * What a benchmark may allocate once, however often it runs: a buffer that grows to its size, a cache that fills.
 * Divided by different numbers of iterations, it looks like a step.
 */
const once: Readonly<Record<string, number>> = { 'B/op': 65_536, 'allocs/op': 64 };
/** Maximum share of a figure that may be explained like this. */
const mostOfOnce = 0.01;

/**
 * `isStep` reports whether two figures of a unit differ by more than the tolerance of the first measurement, and by more
 * than what is allocated once can explain if they were taken over different numbers of iterations.
 */
export function isStep(unit: string, before: Taken, after: Taken): boolean {
  const [from, to] = [before.figure, after.figure];
  if (!hasMoved(unit, { kind: 'reported', value: from }, { kind: 'reported', value: to })) return false;
  if (before.iterations === undefined || after.iterations === undefined) return true;
  if (before.iterations === after.iterations || !Object.hasOwn(once, unit)) return true;
  const explained = (once[unit] ?? 0) / Math.min(before.iterations, after.iterations);
  return !(Math.abs(to - from) <= Math.min(explained, mostOfOnce * Math.abs(from)));
}

/** `medianOf` returns the judged figure of a record. */
export function medianOf({ figures }: Pick<RecordedPoint, 'figures'>): number | undefined {
  return summarize(figures)?.median;
}

/** `levelsOf` returns the figures that held from one record on, as the ledger does for all rows at once. */
export function levelsOf(unit: string, points: readonly RecordedPoint[]): readonly Level[] {
  const levels: Level[] = [];
  let previous: RecordedPoint | undefined;
  for (const point of points) {
    const figure = medianOf(point);
    if (figure === undefined) continue;
    const { iterations } = point;
    const before = levels.at(-1);
    if (before === undefined) levels.push({ mark: point, figure, iterations });
    else if (isStep(unit, before, { figure, iterations }))
      levels.push({ mark: point, figure, iterations, ...(previous && { previous }) });
    previous = point;
  }
  return levels;
}
