import { expect, test } from 'vitest';
import { releasesOf } from '../../../src/core/history/lineage.ts';
import { chooseCommits, type CommitChoice } from '../../../src/steps/history/choose-commits.ts';

/** A line `a b c`, a topic `x y` from `a`, and a merge `m` of both; `z` is elsewhere. */
const parents = new Map([
  ['m', ['c', 'y']],
  ['c', ['b']],
  ['y', ['x']],
  ['x', ['a']],
  ['b', ['a']],
  ['a', []],
]);
const tags = new Map([
  ['v1.0.0', 'a'],
  ['v1.1.0-rc.1', 'b'],
  ['v1.1.0', 'c'],
  ['codec/v0.1.0', 'x'],
  ['v9.0.0', 'z'],
]);
const lineage = { parents, tags };

function choose(choice: Partial<CommitChoice> = {}, folder = ''): readonly string[] {
  return chooseCommits(lineage, releasesOf(lineage, folder), 'm', { kind: 'commits', from: undefined, ...choice });
}

test.each([
  ['every commit', {}, ['m', 'c', 'y', 'x', 'b', 'a']],
  ['the first-parent line', { kind: 'merges' }, ['m', 'c', 'b', 'a']],
  ['releases, without prereleases and those of other branches', { kind: 'tags' }, ['c', 'a']],
  ['every commit since one, which is the first of them', { from: 'b' }, ['m', 'c', 'y', 'x', 'b']],
  ['the first-parent line since one', { kind: 'merges', from: 'a' }, ['m', 'c', 'b', 'a']],
  ['releases since one, which is the first of them', { kind: 'tags', from: 'a' }, ['c', 'a']],
] as const)('%s, the newest first', (_, choice, commits) => {
  expect(choose(choice)).toEqual(commits);
});

test('a module in a folder has tags of its own', () => {
  expect(choose({ kind: 'tags' }, 'codec')).toEqual(['x']);
});

test('what can’t be measured is refused', () => {
  expect(() => choose({ from: 'z' })).toThrow('z is not an ancestor of m');
  expect(() => choose({ from: 'm' })).toThrow('There are no commits in this range.');
  expect(() => chooseCommits(lineage, [], 'm', { kind: 'tags', from: undefined })).toThrow(
    'No commit in this range has a release tag',
  );
  const line = Array.from({ length: 5001 }, (__, index): [string, string[]] => [
    `c${index}`,
    index === 5000 ? [] : [`c${index + 1}`],
  ]);
  const long = { parents: new Map(line), tags };
  expect(() => chooseCommits(long, [], 'c0', { kind: 'commits', from: undefined })).toThrow(
    'The range has 5,001 commits',
  );
});
