import type { Figure } from '../core/benchmath/figure.ts';
import { perOperation } from '../core/benchmath/figure.ts';
import { type Summary, summarize } from '../core/benchmath/summary.ts';
import { isOverBudget } from '../core/policy/judge-row.ts';
import { compareSides } from '../core/policy/rule.ts';
import { type Better, hasMoved } from '../core/policy/units.ts';
import type { RowRules } from './read-policy.ts';
import type { Figures } from './screen.ts';
import type { Subject } from './subject.ts';

/** The questions that the confirmation asks of the rule, over all judged units of a benchmark. */
export interface Criteria {
  /** Whether the medians of any unit differ beyond the screen's tolerance, or are over a budget. */
  moves(subject: Subject, base: Figures | undefined, head: Figures): boolean;
  /** Whether any unit moved for the worse, or is over a budget. */
  worse(subject: Subject, base: Figures | undefined, head: Figures): boolean;
  /** Whether the medians of any unit say regression while the samples overlap. */
  overlaps(subject: Subject, base: Figures | undefined, head: Figures): boolean;
}

interface Pair {
  readonly unit: string;
  readonly better: Better;
  readonly base: readonly Figure[] | undefined;
  readonly head: readonly Figure[];
}

export function criteriaOf(rules: RowRules): Criteria {
  const { policy } = rules;
  const pairs = (subject: Subject, base: Figures | undefined, head: Figures): readonly Pair[] =>
    judgedUnits(rules, subject).flatMap((unit) => {
      const figures = head.get(unit);
      if (figures === undefined || figures.length === 0) return [];
      return [{ unit, better: rules.better(unit), base: base?.get(unit), head: figures }];
    });
  const overBudget = (subject: Subject, { unit, better, head }: Pair): boolean => {
    const summary = summarize(head);
    return summary !== undefined && isOverBudget(summary, better, policy.row(subject, unit));
  };
  return {
    moves: (subject, base, head) =>
      pairs(subject, base, head).some((pair) => differs(pair) || overBudget(subject, pair)),
    worse: (subject, base, head) =>
      pairs(subject, base, head).some((pair) => (differs(pair) && isWorse(pair)) || overBudget(subject, pair)),
    overlaps: (subject, base, head) =>
      pairs(subject, base, head).some((pair) => {
        const sides = summaries(pair);
        if (sides === undefined) return false;
        const { fail, strict } = policy.row(subject, pair.unit);
        const { beyond, added, separated } = compareSides(sides.base, sides.head, pair.unit, fail, pair.better);
        return (beyond || (strict && added && pair.unit === 'allocs/op')) && !separated;
      }),
  };
}

/** Units that are judged for a benchmark; times never are. */
export function judgedUnits(rules: RowRules, subject: Subject): readonly string[] {
  return rules.policy.metrics(subject).filter((unit) => unit !== 'ns/op');
}

function differs({ unit, base, head }: Pair): boolean {
  const [from, to] = [middle(base), middle(head)];
  return from !== undefined && to !== undefined && hasMoved(unit, from, to);
}

function isWorse({ better, base, head }: Pair): boolean {
  const [from, to] = [middle(base), middle(head)];
  if (from === undefined || to === undefined) return false;
  const difference = perOperation(to) - perOperation(from);
  return better === 'lower' ? difference > 0 : difference < 0;
}

function summaries({ base, head }: Pair): { base: Summary; head: Summary } | undefined {
  const [from, to] = [summarize(base), summarize(head)];
  return from === undefined || to === undefined ? undefined : { base: from, head: to };
}

/** The figure in the middle; of an even number the lower of the two. */
function middle(figures: readonly Figure[] | undefined): Figure | undefined {
  const sorted = (figures ?? []).toSorted((a, b) => perOperation(a) - perOperation(b));
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
