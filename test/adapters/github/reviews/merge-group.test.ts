import { expect, test } from 'vitest';
import { pullsOfMergeGroup } from '../../../../src/adapters/github/reviews/merge-group.ts';
import { fakeApi } from './fake-api.ts';

const [base, first, second, third, stranger] = ['0', '1', '2', '3', '4'].map((digit) => digit.repeat(40)) as [
  string,
  string,
  string,
  string,
  string,
];
const queue = 'heads/gh-readonly-queue/release/1.x/pr-';
const branch = (number: number, below: string): string => `refs/${queue}${number}-${below}`;
const ref = (number: number, below: string, sha: string): object => ({ ref: branch(number, below), object: { sha } });
const refs = {
  [`/repos/octo/shop/git/matching-refs/${queue}?per_page=100`]: [
    ref(101, base, first),
    ref(102, first, second),
    ref(103, second, third),
    ref(200, base, stranger),
    { ref: 'refs/heads/gh-readonly-queue/odd', object: { sha: first } },
  ],
};

const group = (number: number, below: string, from = base): unknown => ({
  merge_group: { head_ref: branch(number, below), base_sha: from },
});

test('a group of one: the name of its branch says it all', async () => {
  const api = fakeApi({});
  expect(await pullsOfMergeGroup(api, 'octo/shop', group(101, base))).toEqual([101]);
  expect(api.asked).toEqual([]);
});

test('a group of several: the branches below it, down to its base', async () => {
  expect(await pullsOfMergeGroup(fakeApi(refs), 'octo/shop', group(103, second))).toEqual([103, 102, 101]);
  expect(await pullsOfMergeGroup(fakeApi(refs), 'octo/shop', group(103, second, first))).toEqual([103, 102]);
});

test('a branch that is gone ends the search', async () => {
  expect(await pullsOfMergeGroup(fakeApi(refs), 'octo/shop', group(104, '9'.repeat(40)))).toEqual([104]);
});

test.each([{}, { merge_group: { head_ref: 'refs/heads/main', base_sha: base } }, { pull_request: {} }, null])(
  '%j is no merge group of a queue',
  async (payload) => {
    expect(await pullsOfMergeGroup(fakeApi({}), 'octo/shop', payload)).toEqual([]);
  },
);
