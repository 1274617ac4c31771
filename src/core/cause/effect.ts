/** One figure of one benchmark that regressed. */
export interface Row {
  readonly benchmark: string;
  readonly unit: string;
}

export function rowKey({ benchmark, unit }: Row): string {
  return `${benchmark}\n${unit}`;
}

/** From this share on a regression counts as restored. */
export const provenShare = 0.8;
/** Less is noise, or the work of something else. */
export const leastShare = 0.1;

/** Beyond this a part takes away what base has as well: it is not what made the difference. */
export const mostShare = 1.3;
/** The same where the package's own tests end as before: the change may have saved something elsewhere. */
export const mostShareIfSound = 2;

/** What share of a regression is gone: 0 nothing, 1 all of it, more than 1 where the figure is better than base's. */
export function restoredShare(figures: {
  readonly base: number;
  readonly head: number;
  readonly reverted: number;
}): number {
  const { base, head, reverted } = figures;
  return head === base ? 0 : (head - reverted) / (head - base);
}
