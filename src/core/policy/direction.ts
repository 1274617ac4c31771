import { isAllocationUnit } from '../benchunit/allocation-units.ts';
import type { ConfigThreshold } from './config-schema.ts';

/** The direction in which a setting changes. A stricter value takes effect in the pull request that changes it. */
export interface Direction {
  readonly stricter: boolean;
  readonly looser: boolean;
}

export const tightened: Direction = { stricter: true, looser: false };
/**
 * A looser setting. It also stands for a change that is neither stricter nor looser, because such a change takes effect
 * after the merge, too.
 */
export const loosened: Direction = { stricter: false, looser: true };
export const mixed: Direction = { stricter: true, looser: true };

/**
 * `tiersOf` returns the percentage above which a row fails and, if the threshold has a warning tier, the percentage
 * above which it gets a warning.
 */
export function tiersOf(threshold: ConfigThreshold): { readonly fail: number; readonly warn: number | undefined } {
  return typeof threshold === 'number'
    ? { fail: threshold, warn: undefined }
    : { fail: threshold.fail, warn: threshold.warn };
}

/** `thresholdDirection` returns the direction in which a threshold changes. It compares each tier separately. */
export function thresholdDirection(base: ConfigThreshold, head: ConfigThreshold): Direction {
  const [from, to] = [tiersOf(base), tiersOf(head)];
  const [warnFrom, warnTo] = [from.warn ?? Infinity, to.warn ?? Infinity];
  return { stricter: to.fail < from.fail || warnTo < warnFrom, looser: to.fail > from.fail || warnTo > warnFrom };
}

/**
 * `budgetDirection` returns the direction in which a budget changes. Adding a budget is stricter, and removing it is
 * looser. For units other than B/op and allocs/op, the benchmarks' output decides whether a lower or a higher budget is
 * stricter, so a change of the value is `mixed`.
 */
export function budgetDirection(unit: string, base: number | undefined, head: number | undefined): Direction {
  if (base === undefined || head === undefined) return head === undefined ? loosened : tightened;
  if (!isAllocationUnit(unit)) return mixed;
  return head < base ? tightened : loosened;
}

/**
 * `metricsDirection` returns the direction in which the judged units change. If one side doesn't set them, the rest of
 * the configuration decides, so the direction is `mixed`.
 */
export function metricsDirection(base: readonly string[] | undefined, head: readonly string[] | undefined): Direction {
  if (base === undefined || head === undefined) return mixed;
  return { stricter: head.some((unit) => !base.includes(unit)), looser: base.some((unit) => !head.includes(unit)) };
}
