import { expect, test } from 'vitest';
import type { MeasuredRun } from '../../../../src/adapters/github/report-stage/measured-run.ts';
import { resolvePull } from '../../../../src/adapters/github/report-stage/resolve-pull.ts';
import { fakeApi } from '../reviews/fake-api.ts';

const run: MeasuredRun = {
  repository: 'octo/shop',
  repositoryId: 1,
  id: 9,
  attempt: 1,
  workflow: 'memory',
  headSha: 'a'.repeat(40),
  headBranch: 'fix/a&b#c',
  headOwner: 'mallory',
  headRepositoryId: 2,
};
const path = '/repos/octo/shop/pulls?state=open&head=mallory%3Afix%2Fa%26b%23c&per_page=100';
const pull = (number: number, sha = run.headSha, headRepository: number | null = 2, baseRepository = 1): object => ({
  number,
  user: { login: 'mallory' },
  head: { sha, repo: headRepository === null ? null : { id: headRepository } },
  base: { repo: { id: baseRepository } },
});

test.each([
  ['the one of this head', [pull(4, 'b'.repeat(40)), pull(5)], 5],
  ['none of this head', [pull(4, 'b'.repeat(40))], undefined],
  ['two of this head', [pull(4), pull(5)], undefined],
  ['one of another repository', [pull(5, run.headSha, 3)], undefined],
  ['one into another repository', [pull(5, run.headSha, 2, 3)], undefined],
  ['one whose repository is gone', [pull(5, run.headSha, null)], undefined],
  ['odd answers', [{ number: 'five' }, pull(5)], 5],
])('%s', async (_, answer, number) => {
  expect((await resolvePull(fakeApi({ [path]: answer }), run))?.number).toBe(number);
});
