import { expect, test } from 'vitest';
import { measuredRun } from '../../../../src/adapters/github/report-stage/measured-run.ts';
import { workflowRunEvent } from '../../../e2e/action/payloads.ts';

const run = { id: 9, head: 'a'.repeat(40), repositoryId: 1, headRepositoryId: 2 };
const file = '.github/workflows/memory.yml';
const read = (fields: Partial<Parameters<typeof workflowRunEvent>[0]> = {}, path?: string): unknown => {
  const { name, payload } = workflowRunEvent({ ...run, ...fields });
  return measuredRun(name, payload, path);
};

test('what GitHub says of the run', () => {
  expect(read()).toEqual({
    repository: 'octo/shop',
    repositoryId: 1,
    id: 9,
    attempt: 1,
    workflow: 'memory',
    headSha: run.head,
    headBranch: 'topic',
    headOwner: 'mallory',
    headRepositoryId: 2,
  });
});

test('only runs on pull requests, of this repository, and of the workflow that is named', () => {
  expect(read({ event: 'push' })).toBeUndefined();
  expect(read({ runRepositoryId: 3 })).toBeUndefined();
  expect(read({ headRepositoryId: null })).toBeUndefined();
  expect(read({}, file)).toBeDefined();
  expect(read({}, '.github/workflows/other.yml')).toBeUndefined();
});

test('any other event is a mistake', () => {
  expect(() => measuredRun('pull_request', {}, undefined)).toThrow('stage: report runs on the event workflow_run');
  expect(() => read({ head: 'not a commit' })).toThrow('with an unexpected payload');
});
