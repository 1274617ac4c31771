import type { Config } from './config-schema.ts';
import { type Direction, loosened } from './direction.ts';

/** Where drift counts from: the last release tag, or that many records back. */
export type DriftSince = 'tag' | number;

/** How much steps that pass one by one may add up to, in percent. */
export interface Drift {
  readonly since: DriftSince;
  readonly warn: number | undefined;
  readonly fail: number | undefined;
}

/** Maximum number of records to read; drift can count back one less. */
export const mostRecords = 200;

/** `driftOf` returns the drift guard that one configuration sets. */
export function driftOf({ drift }: Pick<Config, 'drift'>): Drift | undefined {
  return drift && { since: drift.since ?? 'tag', warn: drift.warn, fail: drift.fail };
}

/** `stricterDrift` takes the lower limits of two guards. Neither window is stricter, so base's applies. */
export function stricterDrift(base: Drift | undefined, head: Drift | undefined): Drift | undefined {
  if (base === undefined || head === undefined) return base ?? head;
  return { since: base.since, warn: least(base.warn, head.warn), fail: least(base.fail, head.fail) };
}

/** `driftDirection` compares the limits one by one; another window takes effect after the merge. */
export function driftDirection(base: Drift | undefined, head: Drift | undefined): Direction {
  if (head === undefined) return loosened;
  if (base === undefined) return { stricter: true, looser: false };
  const limits = (['warn', 'fail'] as const).map((tier) => [base[tier] ?? Infinity, head[tier] ?? Infinity] as const);
  return {
    stricter: limits.some(([from, to]) => to < from),
    looser: base.since !== head.since || limits.some(([from, to]) => to > from),
  };
}

function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}
