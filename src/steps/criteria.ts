import { onCommonGround } from '../core/benchmath/common-ground.ts';
import type { Figure } from '../core/benchmath/figure.ts';
import { perOperation } from '../core/benchmath/figure.ts';
import { summarize } from '../core/benchmath/summary.ts';
import { isOverBudget, judgeRow, needsMoreSamples } from '../core/policy/judge-row.ts';
import { compareSides } from '../core/policy/rule.ts';
import type { RowSettings } from '../core/policy/settings.ts';
import { type Better, hasMoved } from '../core/policy/units.ts';
import type { Level } from '../core/report/model.ts';
import type { RowRules } from './row-rules.ts';
import type { Figures } from './screen.ts';
import type { Subject } from './subject.ts';

/** The conditions that the confirmation checks for all judged units of a benchmark. */
export interface Criteria {
  /**
   * Reports whether the benchmark must be measured again because a unit differs beyond the screen's tolerance, is over
   * a budget, or is added and has a budget.
   */
  readonly moves: (subject: Subject, base: Figures | undefined, head: Figures) => boolean;
  /** Reports whether a unit got worse, or is over a budget. */
  readonly worse: (subject: Subject, base: Figures | undefined, head: Figures) => boolean;
  /**
   * Reports whether a unit regressed by the rule (by more than a threshold or by an added allocation), is over a
   * budget, or is added and has a budget.
   */
  readonly stands: (subject: Subject, base: Figures | undefined, head: Figures) => boolean;
  /** Reports whether a unit is over a budget, or is added and has one. */
  readonly overBudget: (subject: Subject, base: Figures | undefined, head: Figures) => boolean;
  /** Returns the medians of every judged unit that both sides have. */
  readonly changes: (subject: Subject, base: Figures | undefined, head: Figures) => readonly UnitChange[];
  /** Reports whether the medians of a unit regressed while the samples overlap. */
  readonly overlaps: (subject: Subject, base: Figures | undefined, head: Figures) => boolean;
  /**
   * Returns the levels that the judged units would have if these samples were the confirmed ones, separated by spaces.
   * An expired waiver still counts.
   */
  readonly levels: (subject: Subject, base: Figures | undefined, head: Figures) => string;
  /** Reports whether the samples of each judged unit hardly differ from each other on either side. */
  readonly steady: (subject: Subject, base: Figures | undefined, head: Figures) => boolean;
}

/** The largest difference between samples of a side that counts as steady, as a share of the largest sample. */
const steadyShare = 0.01;

/** The medians of one unit, per operation. */
export interface UnitChange {
  readonly unit: string;
  readonly from: number;
  readonly to: number;
}

/** One unit of a benchmark on both sides, with the settings of its row. */
interface Pair {
  readonly unit: string;
  readonly better: Better;
  readonly base: readonly Figure[] | undefined;
  readonly head: readonly Figure[];
  readonly settings: RowSettings;
}

export function criteriaOf(rules: RowRules): Criteria {
  const pairs = (subject: Subject, base: Figures | undefined, head: Figures): readonly Pair[] =>
    judgedUnits(rules, subject).flatMap((unit): Pair[] => {
      const sides = onCommonGround({ base: base?.get(unit), head: head.get(unit) });
      if (sides.head === undefined || sides.head.length === 0) return [];
      const better = rules.better(unit);
      const settings = rules.policy.row(subject, unit, better);
      return [{ unit, better, base: sides.base, head: sides.head, settings }];
    });
  return {
    moves: (...of) => pairs(...of).some((pair) => differs(pair) || isOver(pair) || isAddedUnderBudget(pair)),
    worse: (...of) => pairs(...of).some((pair) => isWorse(pair) || isOver(pair) || isAddedUnderBudget(pair)),
    stands: (...of) => pairs(...of).some((pair) => regresses(pair) || isOver(pair) || isAddedUnderBudget(pair)),
    overBudget: (...of) => pairs(...of).some((pair) => isOver(pair) || isAddedUnderBudget(pair)),
    changes: (...of) =>
      pairs(...of).flatMap(({ unit, base, head }): UnitChange[] => {
        const [from, to] = [middle(base), middle(head)];
        return from === undefined || to === undefined ? [] : [{ unit, from: perOperation(from), to: perOperation(to) }];
      }),
    overlaps: (...of) =>
      pairs(...of).some(({ unit, better, base, head, settings }) =>
        needsMoreSamples({ unit, better, base: summarize(base), head: summarize(head) }, settings),
      ),
    levels: (...of) =>
      pairs(...of)
        .map(levelOf)
        .join(' '),
    steady: (...of) => pairs(...of).every(({ base, head }) => isSteady(base) && isSteady(head)),
  };
}

/** `judgedUnits` returns the units that are judged for a benchmark; times are never judged. */
export function judgedUnits({ policy }: Pick<RowRules, 'policy'>, subject: Subject): readonly string[] {
  return policy.metrics(subject).filter((unit) => unit !== 'ns/op');
}

function differs({ unit, base, head }: Pair): boolean {
  const [from, to] = [middle(base), middle(head)];
  return from !== undefined && to !== undefined && hasMoved(unit, from, to);
}

function isWorse(pair: Pair): boolean {
  const [from, to] = [middle(pair.base), middle(pair.head)];
  if (from === undefined || to === undefined || !differs(pair)) return false;
  const difference = perOperation(to) - perOperation(from);
  return pair.better === 'lower' ? difference > 0 : difference < 0;
}

function regresses({ unit, better, base, head, settings }: Pair): boolean {
  const [from, to] = [summarize(base), summarize(head)];
  if (from === undefined || to === undefined) return false;
  const percent = Math.min(settings.fail, settings.warn ?? settings.fail);
  const { beyond, added } = compareSides(from, to, unit, percent, better);
  return beyond || (added && unit === 'allocs/op');
}

/** `levelOf` returns the level that the unit would have if these samples were the confirmed ones. */
function levelOf({ unit, better, base, head, settings }: Pair): Level {
  const row = { unit, better, base: summarize(base), head: summarize(head), bytes: undefined };
  return judgeRow({ ...row, confirmation: 'confirmed' }, settings, '').level;
}

function isOver({ head, better, settings }: Pair): boolean {
  const summary = summarize(head);
  return summary !== undefined && isOverBudget(summary, better, settings);
}

function isSteady(figures: readonly Figure[] | undefined): boolean {
  const samples = (figures ?? []).map(perOperation);
  return Math.max(...samples) - Math.min(...samples) <= steadyShare * Math.max(...samples);
}

function isAddedUnderBudget({ base, settings }: Pair): boolean {
  return (base === undefined || base.length === 0) && settings.budget !== undefined;
}

/** `middle` returns the median figure, or the lower of the two middle figures if their number is even. */
function middle(figures: readonly Figure[] | undefined): Figure | undefined {
  const sorted = (figures ?? []).toSorted((a, b) => perOperation(a) - perOperation(b));
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
