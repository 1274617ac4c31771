import type { ShardOfReport } from '../report/shard-model.ts';

/**
 * The lengths of the consecutive parts of a report's lists. The findings are about allocations first, then about leaks.
 * The problems are about measuring, then a stored baseline that the change edits, then skipped benchmarks; each later
 * step adds one more part. The notes are about the policy, then the run, then a stored baseline that the change edits,
 * then the machine; each later step adds one more part.
 */
export type Sections = ShardOfReport['sections'];

/** `sectionsOf` cuts a list into parts of the given lengths; any remaining items form one more part. */
export function sectionsOf<T>(list: readonly T[], lengths: readonly number[]): T[][] {
  let from = 0;
  const parts = lengths.map((length) => list.slice(from, (from += length)));
  return from < list.length ? [...parts, list.slice(from)] : parts;
}
