import type { ConfigThreshold } from './config-schema.ts';

/** The direction of a changed setting; a stricter one takes effect in the pull request that changes it. */
export interface Direction {
  readonly stricter: boolean;
  readonly looser: boolean;
}

export const tightened: Direction = { stricter: true, looser: false };
/** Also used for a change that is neither stricter nor looser: it takes effect after the merge. */
export const loosened: Direction = { stricter: false, looser: true };
export const mixed: Direction = { stricter: true, looser: true };

/** `tiersOf` returns the percentages of a threshold: what fails and, if there is such a tier, what warns. */
export function tiersOf(threshold: ConfigThreshold): { readonly fail: number; readonly warn: number | undefined } {
  return typeof threshold === 'number'
    ? { fail: threshold, warn: undefined }
    : { fail: threshold.fail, warn: threshold.warn };
}

/** `thresholdDirection` compares each tier of a threshold separately. */
export function thresholdDirection(base: ConfigThreshold, head: ConfigThreshold): Direction {
  const [from, to] = [tiersOf(base), tiersOf(head)];
  const [warnFrom, warnTo] = [from.warn ?? Infinity, to.warn ?? Infinity];
  return { stricter: to.fail < from.fail || warnTo < warnFrom, looser: to.fail > from.fail || warnTo > warnFrom };
}

/**
 * `isStricterBudget` reports whether a budget is new or lower. For a unit of which more is better, a change can then
 * take effect earlier than "after the merge" says.
 */
export function isStricterBudget(base: number | undefined, head: number | undefined): boolean {
  return head !== undefined && (base === undefined || head < base);
}

/**
 * `metricsDirection` returns the direction in which the judged units change, or `undefined` if the rest of the
 * configuration decides.
 */
export function metricsDirection(base: readonly string[] | undefined, head: readonly string[] | undefined): Direction {
  if (base === undefined || head === undefined) return mixed;
  return { stricter: head.some((unit) => !base.includes(unit)), looser: base.some((unit) => !head.includes(unit)) };
}
