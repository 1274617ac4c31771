import { expect, test } from 'vitest';
import { firstReleaseWith, type Lineage, releasesOf } from '../../../src/core/history/lineage.ts';
import { windowOf } from '../../../src/core/history/window.ts';

const id = (index: number): string => index.toString(16).padStart(40, '0');
/** Commits in a line, `count` of them; the newest comes first. */
function line(count: number, tags: Readonly<Record<string, number>> = {}): Lineage {
  const parents = Array.from({ length: count }, (_, index) => count - 1 - index).map(
    (index) => [id(index), index === 0 ? [] : [id(index - 1)]] as const,
  );
  return {
    parents: new Map(parents),
    tags: new Map(Object.entries(tags).map(([tag, index]) => [tag, id(index)])),
  };
}
const records = (...commits: readonly number[]): { commit: string }[] =>
  commits.map((commit) => ({ commit: id(commit) }));
const names = (lineage: Lineage, folder = ''): string[] => releasesOf(lineage, folder).map(({ tag }) => tag);

test('releases are tags of versions; those of the module go before those of the repository', () => {
  const tags = {
    'v1.10.0': 2,
    'v1.9.0': 1,
    v2: 3,
    'version1.0.0': 3,
    'v1.11.0-rc.1': 3,
    'codec/v1.2.3': 0,
    'v9.9.9': 99,
  };
  expect(names(line(4, tags))).toEqual(['v1.9.0', 'v1.10.0']);
  expect(names(line(4, tags), 'codec')).toEqual(['codec/v1.2.3']);
  expect(names(line(4, tags), 'codec/v2')).toEqual(['codec/v1.2.3']);
  expect(names(line(4, tags), 'other')).toEqual(['v1.9.0', 'v1.10.0']);
  expect(names(line(4, { 'v1.0.0-rc.10': 2, 'v1.0.0-rc.9': 1 }))).toEqual(['v1.0.0-rc.9', 'v1.0.0-rc.10']);
  expect(names(line(1, { [`v1.2.3-${'9'.repeat(100)}`]: 0, 'v1.2.3\n': 0, 'x/v1.2.3': 0 }))).toEqual([]);
});

test('the first release with a commit', () => {
  const lineage = line(5, { 'v1.0.0': 1, 'v1.1.0': 3 });
  const of = (commit: number): string | undefined =>
    firstReleaseWith(lineage, releasesOf(lineage, ''), id(commit))?.tag;
  expect([0, 1, 2, 3, 4].map(of)).toEqual(['v1.0.0', 'v1.0.0', 'v1.1.0', 'v1.1.0', undefined]);
});

test.each([
  ['the newest record at or before the release', { 'v1.0.0': 3 }, 'tag', [0, 2, 4, 5], 2, [2, 4, 5]],
  ['the record of the release itself', { 'v1.0.0': 4 }, 'tag', [0, 2, 4, 5], 4, [4, 5]],
  ['the oldest record where none is that old', { 'v1.0.0': 1 }, 'tag', [2, 4], 2, [2, 4]],
  ['the oldest record without a release', {}, 'tag', [2, 4], 2, [2, 4]],
  ['a release of another line', { 'v1.0.0': 77 }, 'tag', [2, 4], 2, [2, 4]],
  ['so many records back', { 'v1.0.0': 4 }, 2, [0, 2, 4, 5], 2, [2, 4, 5]],
  ['as far back as there are records', {}, 50, [0, 2], 0, [0, 2]],
  ['recorded late, recorded twice, and on another line', {}, 2, [4, 2, 0, 5, 4, 88], 2, [2, 4, 5]],
] as const)('%s', (_, tags, since, recorded, reference, kept) => {
  const lineage = line(6, tags);
  const window = windowOf(records(...recorded), lineage, releasesOf(lineage, ''), since);
  expect(window.reference?.commit).toBe(id(reference));
  expect(window.records).toEqual(records(...kept));
});

test('at most 200 records are read, the reference among them', () => {
  const lineage = line(1000, { 'v1.0.0': 10 });
  const all = records(...Array.from({ length: 1000 }, (_, index) => index));
  for (const since of ['tag', 199, undefined] as const) {
    const window = windowOf(all, lineage, releasesOf(lineage, ''), since);
    expect(window.records).toHaveLength(200);
    expect(window.records.at(-1)?.commit).toBe(id(999));
    expect(window.records[0]).toEqual(window.reference ?? records(800)[0]);
  }
});

test('records of a merged branch count for what leads to the release', () => {
  const parents = { m: ['b', 'r'], b: ['a'], r: ['a'], a: [] };
  const lineage: Lineage = { parents: new Map(Object.entries(parents)), tags: new Map([['v1.0.1', 'r']]) };
  const window = windowOf([{ commit: 'a' }, { commit: 'b' }, { commit: 'm' }], lineage, releasesOf(lineage, ''), 'tag');
  expect(window.reference?.commit).toBe('a');
  expect(window.release?.tag).toBe('v1.0.1');
});
