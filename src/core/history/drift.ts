import { changeOf } from '../benchmath/change.ts';
import { onCommonGround } from '../benchmath/common-ground.ts';
import type { Figure } from '../benchmath/figure.ts';
import { summarize } from '../benchmath/summary.ts';
import type { Drift } from '../policy/drift.ts';
import { compareSides } from '../policy/rule.ts';
import type { Change } from '../report/model.ts';
import { isStep, levelsOf, medianOf, type RecordedPoint } from './levels.ts';
import { type HistoryStep, stepsOf } from './steps.ts';

/** The data from which the drift of one row is computed. In the row's unit, lower is better. */
export interface DriftRow {
  readonly unit: string;
  /**
   * The row's figures in the records, oldest first. Drift counts from the first of them unless an accepted step or a
   * waiver restarts the count.
   */
  readonly points: readonly RecordedPoint[];
  readonly base: readonly Figure[];
  readonly head: readonly Figure[];
  /** The percentage above which a single step of this row fails. */
  readonly threshold: number;
  /** The ceiling of the waiver that applies to the row; `undefined` if no waiver applies. */
  readonly ceiling: number | undefined;
  /** Reports whether the second of two recorded commits directly follows the first. */
  readonly isOneCommit: (from: string, to: string) => boolean;
}

/** The drift of a row: the sum of its steps since a record. */
export interface Drifted {
  /** Whether the sum exceeds the failing limit or only the warning limit. */
  readonly tier: 'warn' | 'fail';
  readonly since: RecordedPoint;
  readonly restarted: 'waiver' | 'step' | undefined;
  readonly from: number;
  readonly to: number;
  readonly change: Change;
  /** The difference between head and base, in the row's unit. */
  readonly here: number;
  /** The increases in the records after `since`, the largest first. */
  readonly steps: readonly HistoryStep[];
}

/**
 * `findDrift` returns how far a row drifted, or `undefined` if the drift exceeds no limit. It compares head with the
 * record that drift counts from, by the rule for regressions, with each limit as the threshold.
 */
export function findDrift(row: DriftRow, { warn, fail }: Pick<Drift, 'warn' | 'fail'>): Drifted | undefined {
  const { unit, points } = row;
  const { index, restarted } = startOf(row);
  const since = points[index];
  if (since === undefined) return undefined;
  const sides = onCommonGround({ base: since.figures, head: row.head });
  const [reference, head, base] = [sides.base, sides.head, row.base].map((figures) => summarize(figures));
  if (reference === undefined || head === undefined || base === undefined) return undefined;
  const isBeyond = (percent: number | undefined): boolean => {
    if (percent === undefined) return false;
    const { beyond, separated } = compareSides(reference, head, unit, percent, 'lower');
    return beyond && separated;
  };
  const tier = isBeyond(fail) ? 'fail' : isBeyond(warn) ? 'warn' : undefined;
  if (tier === undefined) return undefined;
  return {
    tier,
    since,
    restarted,
    from: reference.median,
    to: head.median,
    change: changeOf(reference.median, head.median),
    here: head.median - base.median,
    steps: stepsOf({ levels: levelsOf(unit, points.slice(index)) })
      .filter(({ before, after }) => after > before)
      .toSorted((a, b) => b.after - b.before - (a.after - a.before)),
  };
}

/**
 * `startOf` returns the index of the point that drift counts from: the last accepted increase or, if there is none, the
 * first point. A step above the row's own threshold counts as accepted if a single commit made it and no later commit
 * reverted it, because the gate fails such a commit unless somebody accepts the step. An increase to a figure that
 * doesn't exceed the ceiling of the row's waiver is accepted too.
 */
function startOf({ unit, points, threshold, ceiling, isOneCommit }: DriftRow): {
  readonly index: number;
  readonly restarted: Drifted['restarted'];
} {
  const step = points.findLastIndex((point, index) => {
    const previous = points[index - 1];
    if (previous === undefined || !isOneCommit(previous.commit, point.commit)) return false;
    const sides = onCommonGround({ base: previous.figures, head: point.figures });
    const [before, after] = [summarize(sides.base), summarize(sides.head)];
    if (before === undefined || after === undefined) return false;
    const stands = points.slice(index).every((later) => (medianOf(later) ?? 0) > before.median);
    return stands && compareSides(before, after, unit, threshold, 'lower').beyond;
  });
  const first = points[0] && medianOf(points[0]);
  const waived = points.findLastIndex((point) => {
    const figure = medianOf(point);
    return (
      figure !== undefined &&
      first !== undefined &&
      figure <= (ceiling ?? -1) &&
      isStep(unit, { figure: first }, { figure }) &&
      figure > first
    );
  });
  if (waived > step) return { index: waived, restarted: 'waiver' };
  return step === -1 ? { index: 0, restarted: undefined } : { index: step, restarted: 'step' };
}
