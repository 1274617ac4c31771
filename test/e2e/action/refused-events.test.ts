import { expect, test } from 'vitest';
import { pullRequestEvent, pushEvent, type WorkflowEvent, workflowRunEvent } from './payloads.ts';
import { allocations, checkOut, createOrigin, openPullRequest, run } from './workflow.ts';

const repository = { id: 1, full_name: 'octo/shop', default_branch: 'main' };
const zeros = '0'.repeat(40);

const comment: WorkflowEvent = {
  name: 'issue_comment',
  payload: {
    action: 'created',
    issue: { number: 5, pull_request: { url: 'https://api.github.com/repos/octo/shop/pulls/5' } },
    comment: { body: '/benchmark' },
    repository,
  },
};

/** The default branch is checked out, and the pull request is twice as bad. */
function onMain(): { readonly workspace: ReturnType<typeof checkOut>; readonly pull: { base: string; head: string } } {
  const origin = createOrigin();
  const pull = openPullRequest(origin, { 'm_test.go': allocations(4) });
  return { workspace: checkOut(origin, { commit: pull.base, depth: 0, branch: 'main' }), pull };
}

test.each<[string, (pull: { base: string; head: string }) => WorkflowEvent, Record<string, string>, RegExp]>([
  ['a comment', () => comment, {}, /event issue_comment starts workflows on the default branch/],
  [
    'a comment, although base and head are named: the benchmarks of the change would run with the secrets of the repository',
    () => comment,
    { base: 'origin/main', head: 'origin/topic' },
    /event issue_comment starts workflows on the default branch/,
  ],
  [
    'the end of another run',
    ({ head }) => workflowRunEvent({ id: 7, head, repositoryId: 1, headRepositoryId: 1 }),
    {},
    /event workflow_run starts workflows on the default branch.*\n.*stage to report/,
  ],
  [
    'the end of another run, to be recorded',
    ({ head }) => workflowRunEvent({ id: 7, head, repositoryId: 1, headRepositoryId: 1 }),
    { stage: 'record', 'github-token': 'x' },
    /stage: record does not run on workflow_run/,
  ],
  ['an event that nobody knows', () => ({ name: 'dynamic', payload: { repository } }), {}, /event dynamic is unknown/],
  [
    'a deleted branch',
    ({ head }) => {
      const { payload } = pushEvent({ before: head, after: zeros, branch: 'topic' });
      return { name: 'push', payload: { ...(payload as object), deleted: true } };
    },
    {},
    /event push deleted a branch/,
  ],
  ['a pull request whose job checks out main', (pull) => pullRequestEvent(pull), {}, /does not contain/],
])('%s is refused, and nothing is judged', async (_, event, inputs, message) => {
  const { workspace, pull } = onMain();
  const result = await run(workspace, event(pull), { inputs });
  expect(result.annotations).toMatchObject([{ level: 'error', message: expect.stringMatching(message) as string }]);
  expect(result.outputs).toEqual({});
  expect(result.code).toBe(1);
});
