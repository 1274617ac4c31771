import type { ShardOfReport } from '../report/shard-model.ts';

/**
 * The lengths of the parts of a report's lists. Findings: what benchmarks allocate, then what they leave behind.
 * Problems: with measuring, with a stored baseline that the change edits, with skipping, and one part for each later
 * step. Notes: on the policy, on the run, on a stored baseline that the change edits, on the machine, and one part for
 * each later step.
 */
export type Sections = ShardOfReport['sections'];

/** `sectionsOf` cuts a list into parts of the given lengths; any remaining items form one more part. */
export function sectionsOf<T>(list: readonly T[], lengths: readonly number[]): T[][] {
  let from = 0;
  const parts = lengths.map((length) => list.slice(from, (from += length)));
  return from < list.length ? [...parts, list.slice(from)] : parts;
}
