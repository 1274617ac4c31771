import type { Figure } from '../benchmath/figure.ts';
import { summarize } from '../benchmath/summary.ts';
import { hasMoved } from '../policy/units.ts';
import type { Level } from './ledger.ts';

/** What one record has of one unit of one benchmark. */
export interface RecordedPoint {
  readonly number: number;
  readonly commit: string;
  readonly conditions: string;
  readonly figures: readonly Figure[];
  /** Iterations of each sample. */
  readonly iterations: number;
}

/** `isStep` reports whether two figures of a unit differ by more than the tolerance of the first measurement. */
export function isStep(unit: string, before: number, after: number): boolean {
  return hasMoved(unit, { kind: 'reported', value: before }, { kind: 'reported', value: after });
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
    const before = levels.at(-1)?.figure;
    if (before === undefined) levels.push({ mark: point, figure });
    else if (isStep(unit, before, figure)) levels.push({ mark: point, figure, ...(previous && { previous }) });
    previous = point;
  }
  return levels;
}
