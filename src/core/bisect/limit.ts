import { type Figure, judged } from '../benchmath/figure.ts';
import { summarize } from '../benchmath/summary.ts';
import { compareSides } from '../policy/rule.ts';
import { type Better, floorOf } from '../policy/units.ts';

/** The limit that separates good figures from bad ones. */
export interface Limit {
  /** Figures beyond this one are bad. */
  readonly figure: number;
  readonly better: Better;
}

export interface LimitRequest {
  /** The figure of the good commit; absent if the benchmark doesn't exist there. */
  readonly good: Figure | undefined;
  readonly bad: Figure;
  readonly unit: string;
  readonly better: Better;
  /** The threshold of a regression, as a percentage of base. */
  readonly threshold: number;
}

/**
 * `limitBetween` returns the limit halfway between a good and a bad figure, so that the commit found is the one that
 * caused most of the regression. Without a good figure, a figure counts as good only if it is better than the bad one
 * by at least the threshold and at least the rule's minimum difference. It returns `undefined` if the bad figure isn't
 * worse than the good one.
 */
export function limitBetween({ good, bad, unit, better, threshold }: LimitRequest): Limit | undefined {
  const worst = judged(bad);
  if (good !== undefined) {
    if (!isAdded(good, bad, unit, better)) return undefined;
    return { figure: (judged(good) + worst) / 2, better };
  }
  const share = 1 + threshold / 100;
  return {
    figure: better === 'lower' ? Math.min(worst / share, worst - Math.ceil(floorOf(unit))) : worst * share,
    better,
  };
}

/** `isBeyond` reports whether a figure is on the bad side of the limit. */
export function isBeyond(figure: Figure, limit: Limit): boolean {
  const value = judged(figure);
  return limit.better === 'lower' ? value > limit.figure : value < limit.figure;
}

/** `isAdded` reports whether the bad figure is worse than the good one by at least the rule's minimum difference. */
function isAdded(good: Figure, bad: Figure, unit: string, better: Better): boolean {
  const [base, head] = [summarize([good]), summarize([bad])];
  return base !== undefined && head !== undefined && compareSides(base, head, unit, 0, better).added;
}
