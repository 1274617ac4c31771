import { exceeds } from '../benchmath/change.ts';
import { fractionOf, minus, order } from '../benchmath/fraction.ts';
import type { Summary } from '../benchmath/summary.ts';
import { type Better, floorOf } from './units.ts';

/** The results of comparing two sides by the rule, before any confirmation. */
export interface Verdicts {
  /**
   * Whether head is worse by at least the unit's floor and either the difference exceeds the threshold or base is zero.
   */
  readonly beyond: boolean;
  /** Whether every sample of head is worse than every sample of base. */
  readonly separated: boolean;
  /** Whether head is worse by at least the unit's floor, whatever the percentage. */
  readonly added: boolean;
}

const nothing = fractionOf(0);

/**
 * `compareSides` compares head with base, using a threshold in percent. `better` decides whether a higher or a lower
 * figure is worse.
 */
export function compareSides(base: Summary, head: Summary, unit: string, percent: number, better: Better): Verdicts {
  const [good, bad] = better === 'lower' ? [base, head] : [head, base];
  const difference = minus(bad.exactMedian, good.exactMedian);
  const added = order(difference, nothing) > 0 && order(difference, fractionOf(floorOf(unit))) >= 0;
  const relative = exceeds(base.median, head.median, percent, better);
  const fromZero = base.median === 0 && (better === 'lower' ? head.median > 0 : head.median < 0);
  return { beyond: added && (relative || fromZero), separated: bad.min > good.max, added };
}
