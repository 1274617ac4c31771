import type { Figure } from '../benchmath/figure.ts';
import { toNumber } from '../benchmath/fraction.ts';
import { summarize, type Summary } from '../benchmath/summary.ts';
import { hasMoved } from '../policy/units.ts';
import type { Level } from './ledger.ts';

/** The figures that one record contains for one unit of a benchmark. */
export interface RecordedPoint {
  readonly number: number;
  readonly commit: string;
  readonly conditions: string;
  readonly figures: readonly Figure[];
  /** The number of iterations of each sample. */
  readonly iterations: number;
}

/** The smallest sample of a figure, the median, and the largest sample, not rounded. */
export type Range = readonly [least: number, median: number, most: number];

/** A figure per operation, with the number of iterations and the range of the samples if these are known. */
export interface Taken {
  readonly figure: number;
  readonly iterations?: number;
  readonly range?: Range;
}

/**
 * How much a benchmark may allocate once, by unit, regardless of its number of iterations, for example for a buffer
 * that grows to its final size or a cache that fills up. Divided by different numbers of iterations, such an amount
 * would look like a step.
 */
const once: Readonly<Record<string, number>> = { 'B/op': 65_536, 'allocs/op': 64 };
/** A change by more than this share of the figure is never attributed to one-time allocations. */
const mostOfOnce = 0.01;
/**
 * A change by at most this share of the figure may be noise between processes: in real modules, a few out of very many
 * allocations vary.
 */
const leastShare = 0.0001;
/**
 * If the median moved by more than this share, the change is a step even if the samples overlap; otherwise, one outlier
 * could hide a step.
 */
const mostOfSpread = 0.05;

/**
 * `isStep` reports whether two figures of a unit differ by more than the screen's tolerance and by more than their
 * samples vary. If they were measured over different numbers of iterations, they must also differ by more than one-time
 * allocations can explain.
 */
export function isStep(unit: string, before: Taken, after: Taken): boolean {
  const [from, to] = [before.figure, after.figure];
  if (!hasMoved(unit, { kind: 'reported', value: from }, { kind: 'reported', value: to })) return false;
  if (Math.abs(to - from) <= leastShare * Math.abs(from)) return false;
  if (!isApart(before, after)) return false;
  if (before.iterations === undefined || after.iterations === undefined) return true;
  if (before.iterations === after.iterations || !Object.hasOwn(once, unit)) return true;
  const explained = (once[unit] ?? 0) / Math.min(before.iterations, after.iterations);
  return !(Math.abs(to - from) <= Math.min(explained, mostOfOnce * Math.abs(from)));
}

/**
 * `isApart` reports whether the median moved by more than `mostOfSpread`, or whether the gap between the samples of the
 * two figures is at least as wide as the wider of their two ranges. It returns true if a range is unknown.
 */
function isApart({ range: before }: Taken, { range: after }: Taken): boolean {
  if (before === undefined || after === undefined) return true;
  if (Math.abs(after[1] - before[1]) > mostOfSpread * Math.abs(before[1])) return true;
  const gap = Math.max(before[0], after[0]) - Math.min(before[2], after[2]);
  return gap > 0 && gap >= Math.max(before[2] - before[0], after[2] - after[0]);
}

/**
 * `withSamples` extends the range of a level that continues, so that it includes the samples of one more record. If the
 * new samples agree with each other, the range stays the same, because they show no noise.
 */
function withSamples<T extends Taken>(unit: string, held: T, [least, , most]: Range): T {
  const varies = hasMoved(unit, { kind: 'reported', value: least }, { kind: 'reported', value: most });
  const [low, median, high] = held.range ?? [held.figure, held.figure, held.figure];
  if (!varies || (low <= least && high >= most)) return held;
  return { ...held, range: [Math.min(low, least), median, Math.max(high, most)] };
}

/** `medianOf` returns the median of a record's judged figures. */
export function medianOf({ figures }: Pick<RecordedPoint, 'figures'>): number | undefined {
  return summarize(figures)?.median;
}

/** `takenOf` returns a row's figure in a record, with its iterations and the range of its samples. */
export function takenOf({ median, exactMedian, samples }: Summary, iterations: number): Required<Taken> {
  const range = [Math.min(...samples), toNumber(exactMedian), Math.max(...samples)] as const;
  return { figure: median, iterations, range };
}

/**
 * `addRecord` adds a record of a row to its levels. A step becomes a new level; any other record extends the range of
 * the last level.
 */
export function addRecord(levels: Level[], unit: string, record: Level & Required<Taken>): void {
  const held = levels.at(-1);
  if (held === undefined || isStep(unit, held, record)) levels.push(record);
  else levels[levels.length - 1] = withSamples(unit, held, record.range);
}

/** `levelsOf` returns the levels of one row, computed in the same way as in `Ledger`. */
export function levelsOf(unit: string, points: readonly RecordedPoint[]): readonly Level[] {
  const levels: Level[] = [];
  let previous: RecordedPoint | undefined;
  for (const point of points) {
    const summary = summarize(point.figures);
    if (summary === undefined) continue;
    addRecord(levels, unit, { mark: point, ...takenOf(summary, point.iterations), ...(previous && { previous }) });
    previous = point;
  }
  return levels;
}
