import type { ShardOfReport } from '../report/shard-model.ts';

/**
 * The lengths of the consecutive parts of a report's lists. The parts of the findings are about allocations and leaks,
 * in this order. The parts of the problems are about measuring, a stored baseline that the change edits, and skipped
 * benchmarks. The parts of the notes are about the policy, the run, a stored baseline that the change edits, and the
 * machine. Each later step adds one more part to the problems and one to the notes.
 */
export type Sections = ShardOfReport['sections'];

/** `sectionsOf` cuts a list into parts of the given lengths; any remaining items form one more part. */
export function sectionsOf<T>(list: readonly T[], lengths: readonly number[]): T[][] {
  let from = 0;
  const parts = lengths.map((length) => list.slice(from, (from += length)));
  return from < list.length ? [...parts, list.slice(from)] : parts;
}
