/** A regressed figure of a benchmark. */
export interface Row {
  readonly benchmark: string;
  readonly unit: string;
}

export function rowKey({ benchmark, unit }: Row): string {
  return `${benchmark}\n${unit}`;
}

/** Smallest share of a regression that a revert must remove to count as removing the regression. */
export const provenShare = 0.8;
/**
 * Smallest share of a regression whose removal counts as an effect of a revert. A smaller share is noise, or has
 * another cause.
 */
export const leastShare = 0.1;

/**
 * If reverting a part of the change removes more than this share of a regression, it also removes something that base
 * has, so the part isn't the cause.
 */
export const mostShare = 1.3;
/**
 * The limit that replaces `mostShare` if the package's own tests still pass after the revert. It is higher, because the
 * change may also have reduced allocations elsewhere, so that the part alone allocates more than the whole change.
 */
export const mostShareIfSound = 2;

/**
 * `restoredShare` returns the share of a regression that a revert removed: 0 is none, 1 is all of it, and more than 1
 * means that the figure is better than base's.
 */
export function restoredShare(figures: {
  readonly base: number;
  readonly head: number;
  readonly reverted: number;
}): number {
  const { base, head, reverted } = figures;
  return head === base ? 0 : (head - reverted) / (head - base);
}
