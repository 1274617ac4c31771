import { counted, type Figure } from './figure.ts';

/** The samples of one unit on both sides. */
export interface Sides {
  readonly base: readonly Figure[] | undefined;
  readonly head: readonly Figure[] | undefined;
}

/**
 * `onCommonGround` makes both sides comparable: a figure that the benchmark sets with `b.ReportMetric` counts only if
 * every sample of both sides is such a figure, and none of them is negative (Go converts NaN to a negative number).
 * Otherwise the figures that Go counted are used.
 */
export function onCommonGround({ base, head }: Sides): Sides {
  if (isOwn([...(base ?? []), ...(head ?? [])])) return { base, head };
  return { base: base?.map(counted), head: head?.map(counted) };
}

/**
 * `isOwn` reports whether the benchmark set every one of these figures itself and none is negative, so that they can be
 * compared.
 */
export function isOwn(figures: readonly Figure[]): boolean {
  return figures.every((figure) => figure.kind === 'reported' && figure.value >= 0);
}
