import { expect, test } from 'vitest';
import { pullRequestOf } from '../../../src/core/history/pull-request.ts';

test.each([
  ['Reuse the buffer (#123)', 123],
  ['Revert "Reuse the buffer (#123)" (#130)', 130],
  ['Merge pull request #7 from octo/topic', 7],
  ['Merge branch main', undefined],
  ['Fix #12', undefined],
  ['Reuse (#12) the buffer', undefined],
  ['', undefined],
])('%j names %s', (subject, number) => {
  expect(pullRequestOf(subject)).toBe(number);
});
