import type { Config } from './config-schema.ts';
import { type Direction, loosened } from './direction.ts';

/** The start of the sum of small steps: the last release tag, or a number of records back. */
export type DriftSince = 'tag' | number;

/** Limits, in percent, for the sum of small steps, each of which passes on its own. */
export interface Drift {
  readonly since: DriftSince;
  readonly warn: number | undefined;
  readonly fail: number | undefined;
}

/** Maximum number of records to read. Drift can therefore start at most `mostRecords - 1` records back. */
export const mostRecords = 200;

/** `driftOf` returns the drift limits that a configuration sets. */
export function driftOf({ drift }: Pick<Config, 'drift'>): Drift | undefined {
  return drift && { since: drift.since ?? 'tag', warn: drift.warn, fail: drift.fail };
}

/**
 * `stricterDrift` returns, for each tier, the lower limit of the two sides. Neither starting point is stricter than the
 * other, so base's applies.
 */
export function stricterDrift(base: Drift | undefined, head: Drift | undefined): Drift | undefined {
  if (base === undefined || head === undefined) return base ?? head;
  return { since: base.since, warn: least(base.warn, head.warn), fail: least(base.fail, head.fail) };
}

/**
 * `driftDirection` returns the direction in which the limits change. It compares them one by one. A different starting
 * point takes effect after the merge.
 */
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
