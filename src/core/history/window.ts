import { type DriftSince, mostRecords } from '../policy/drift.ts';
import { ancestorsOf, type Lineage, type Release } from './lineage.ts';

/** The records to use for drift and history, oldest first, and the record that drift counts from. */
export interface Window<T> {
  readonly records: readonly T[];
  readonly reference: T | undefined;
  /**
   * The release that determined the reference; absent if the reference is a number of records back, or if no record is
   * at or before the last release.
   */
  readonly release: Release | undefined;
}

/**
 * `windowOf` chooses the reference and the newest records after it from the records of base's ancestors. The reference
 * is the record that drift counts from: the newest record at or before the last release, or the one that is the given
 * number of records back. If no record is that old, the reference is the oldest record. Records are ordered by commit,
 * because an old commit can be recorded late.
 */
export function windowOf<T extends { readonly commit: string }>(
  records: readonly T[],
  lineage: Lineage,
  releases: readonly Release[],
  since: DriftSince | undefined,
): Window<T> {
  const place = new Map([...lineage.parents.keys()].map((commit, index) => [commit, index]));
  // If a commit has two records, the later record counts.
  const byCommit = new Map(records.filter(({ commit }) => place.has(commit)).map((record) => [record.commit, record]));
  const line = [...byCommit.values()].toSorted((a, b) => (place.get(b.commit) ?? 0) - (place.get(a.commit) ?? 0));
  const last = since === 'tag' ? releases.at(-1) : undefined;
  const before = last && ancestorsOf(lineage, last.commit);
  const atRelease = before && line.findLastIndex(({ commit }) => before.has(commit));
  const isRelease = atRelease !== undefined && atRelease !== -1;
  const index = isRelease
    ? atRelease
    : since === undefined || since === 'tag'
      ? 0
      : Math.max(0, line.length - 1 - since);
  const reference = since === undefined ? undefined : line[index];
  const newest = since === undefined ? line.slice(-mostRecords) : line.slice(index + 1).slice(1 - mostRecords);
  return {
    records: reference === undefined ? newest : [reference, ...newest],
    reference,
    release: isRelease ? last : undefined,
  };
}
