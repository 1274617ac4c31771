import { expect, test } from 'vitest';
import { reportOf } from '../../support/run-action.ts';
import { manualEvent, mergeGroupEvent, pullRequestEvent, pushEvent, scheduleEvent } from './payloads.ts';
import { allocations, checkOut, createOrigin, mergeCommit, openPullRequest, quick, run } from './workflow.ts';

const zeros = '0'.repeat(40);
test('a merge commit is compared with its first parent, although the event names an older base', async () => {
  const origin = createOrigin();
  const older = origin.git('rev-parse', 'main');
  origin.write('m_test.go', allocations(4));
  origin.commit('main goes on');
  const pull = openPullRequest(origin, { 'README.md': 'words\n' });
  const workspace = checkOut(origin, { commit: pull.merge, depth: 1 });
  const result = await run(workspace, pullRequestEvent({ base: older, head: pull.head }));
  expect(reportOf(result).base).toMatchObject({ commit: pull.base, label: 'first parent of the merge commit' });
  expect(result.outputs['conclusion']).toBe('pass');
  // The checkout is as shallow as it was.
  expect(workspace.git('rev-list', '--count', 'HEAD')).toBe('1');
});

test('pull request, the head branch itself checked out: what main did since is not its fault', async () => {
  const origin = createOrigin();
  const pull = openPullRequest(origin, { 'README.md': 'words\n' });
  origin.write('m_test.go', allocations(1));
  const tip = origin.commit('main saves memory');
  const workspace = checkOut(origin, { commit: pull.head, depth: 0, branch: 'topic' });
  const result = await run(workspace, pullRequestEvent({ base: tip, head: pull.head }));
  expect(reportOf(result).base).toMatchObject({ commit: pull.base });
  expect(result.outputs['conclusion']).toBe('pass');
});

test('pull request, a head that merged main: main’s own tip is the base', async () => {
  const origin = createOrigin();
  const pull = openPullRequest(origin, { 'README.md': 'words\n' });
  origin.write('m_test.go', allocations(4));
  const tip = origin.commit('main takes more');
  const head = mergeCommit(origin, pull.head, tip);
  origin.git('update-ref', 'refs/heads/topic', head);
  const workspace = checkOut(origin, { commit: head, depth: 0, branch: 'topic' });
  const result = await run(workspace, pullRequestEvent({ base: tip, head }));
  expect(reportOf(result).base).toMatchObject({ commit: tip });
  expect(result.outputs['conclusion']).toBe('pass');
});

test('push: the tip before, over several commits', async () => {
  const origin = createOrigin();
  const before = origin.git('rev-parse', 'main');
  origin.write('m_test.go', allocations(4));
  origin.commit('more');
  const after = origin.commit('nothing');
  const workspace = checkOut(origin, { commit: after, depth: 1, branch: 'main' });
  const result = await run(workspace, pushEvent({ before, after }), { inputs: quick });
  expect(reportOf(result).base).toMatchObject({ commit: before, label: 'the tip before the push' });
  expect(result.outputs['conclusion']).toBe('fail');
});

test('forced push: the tip before is gone, so the merge base with main counts', async () => {
  const origin = createOrigin();
  const pull = openPullRequest(origin, { 'README.md': 'words\n' });
  const workspace = checkOut(origin, { commit: pull.head, depth: 0, branch: 'topic' });
  const gone = '1234567890'.repeat(4);
  const event = pushEvent({ before: gone, after: pull.head, branch: 'topic', forced: true });
  const result = await run(workspace, event);
  expect(result.outputs).toMatchObject({ conclusion: 'pass', 'baseline-commit': pull.base });
});

test('push of a new branch: the merge base with main', async () => {
  const origin = createOrigin();
  const pull = openPullRequest(origin, { 'README.md': 'words\n' });
  const workspace = checkOut(origin, { commit: pull.head, depth: 0, branch: 'topic' });
  const result = await run(workspace, pushEvent({ before: zeros, after: pull.head, branch: 'topic' }));
  expect(result.outputs).toMatchObject({ conclusion: 'pass', 'baseline-commit': pull.base });
});

test('merge group at depth 1: its base', async () => {
  const origin = createOrigin();
  const pull = openPullRequest(origin, { 'README.md': 'words\n' });
  const workspace = checkOut(origin, { commit: pull.merge, depth: 1 });
  const result = await run(workspace, mergeGroupEvent({ base: pull.base, head: pull.merge }));
  expect(reportOf(result).base).toMatchObject({ commit: pull.base, label: 'base of the merge group' });
  expect(result.outputs['conclusion']).toBe('pass');
});

test('merge group whose base cannot be had: unmeasurable', async () => {
  const origin = createOrigin();
  const pull = openPullRequest(origin, {});
  const workspace = checkOut(origin, { commit: pull.merge, depth: 1 });
  const result = await run(workspace, mergeGroupEvent({ base: '1234567890'.repeat(4), head: pull.merge }));
  expect(reportOf(result).problems).toMatchObject([{ kind: 'no-base', blocking: true }]);
  expect(result.code).toBe(1);
});

test.each([
  ['manual run', manualEvent()],
  ['schedule', scheduleEvent()],
])('%s on main: the commit before', async (_, event) => {
  const origin = createOrigin();
  const before = origin.git('rev-parse', 'main');
  origin.write('README.md', 'words\n');
  const tip = origin.commit('words');
  const workspace = checkOut(origin, { commit: tip, depth: 0, branch: 'main' });
  const result = await run(workspace, event);
  expect(result.outputs).toMatchObject({ conclusion: 'pass', 'baseline-commit': before });
});

test('a module in a subfolder', async () => {
  const origin = createOrigin('services/shop');
  const pull = openPullRequest(origin, { 'services/shop/m_test.go': allocations(4) });
  const workspace = checkOut(origin, { commit: pull.merge, depth: 1 });
  const inputs = { ...quick, 'working-directory': './services/shop' };
  const result = await run(workspace, pullRequestEvent(pull), { inputs });
  expect(result.outputs).toMatchObject({ conclusion: 'fail', regressions: '1' });
  expect(result.summary).toContain('/cli.js check -C services/shop');
});
