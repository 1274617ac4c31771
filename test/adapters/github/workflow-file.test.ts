import { expect, test } from 'vitest';
import { workflowFile } from '../../../src/adapters/github/workflow-file.ts';

const file = '.github/workflows/memory.yml';

test.each([
  [`octo/shop/${file}@refs/pull/5/merge`, file],
  [`octo/shop/${file}@refs/heads/x@y.yml`, file],
  [`octo/shop/${file}@refs/heads/gh-readonly-queue/main/pr-5-${'a'.repeat(40)}`, file],
  ['octo/shop/.github/workflows/a@b.yaml@refs/heads/main', '.github/workflows/a@b.yaml'],
  // A workflow that the organization requires is a file of another repository.
  [`octo/central/${file}@refs/heads/main`, undefined],
  [`octo/shopping/${file}@refs/heads/main`, undefined],
  [`Octo/Shop/${file}@refs/heads/main`, undefined],
  ['octo/shop/dynamic/pages/build@refs/heads/main', undefined],
  ['octo/shop/.github/workflows/../../x.yml@refs/heads/main', undefined],
  ['octo/shop/.github/workflows/sub/x.yml@refs/heads/main', undefined],
  ['octo/shop/.github/workflows/x\n.yml@refs/heads/main', undefined],
  ['octo/shop/.github/workflows/x.sh@refs/heads/main', undefined],
  [`octo/shop/${file}`, undefined],
  [`/${file}@refs/heads/main`, undefined],
  ['', undefined],
  [undefined, undefined],
])('%j', (ref, expected) => {
  expect(workflowFile(ref, 'octo/shop')).toBe(expected);
});

test.each([undefined, ''])('without a repository (%j)', (repository) => {
  expect(workflowFile(`/${file}@refs/heads/main`, repository)).toBeUndefined();
});
