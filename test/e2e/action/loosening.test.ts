import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import type { GitRepository } from '../../support/git-repository.ts';
import { reproduce } from '../../support/reproduce.ts';
import { type ActionRun, reportOf, terminalOf } from '../../support/run-action.ts';
import { pullRequestEvent } from './payloads.ts';
import { allocations, checkOut, createOrigin, openPullRequest, quick, run } from './workflow.ts';

const workflow = '.github/workflows/memory.yml';
const env = { GITHUB_WORKFLOW_REF: `octo/shop/${workflow}@refs/pull/5/merge` };
const loose = { '.allocgate.yml': 'fail-on: never\nexclude: [./...]\n' };
const worse = { 'm_test.go': allocations(4) };

/** The command that the report prints gives the same verdict in a terminal. */
async function reproduced(result: ActionRun, workspace: GitRepository): Promise<void> {
  const surroundings = terminalOf({ main: join(inject('dist'), 'action.js'), workspace: workspace.folder });
  await reproduce(reportOf(result), surroundings);
}

test('a change cannot bring the configuration that lets it pass, nor by another name of the workflow', async () => {
  const origin = createOrigin();
  origin.write(workflow, 'uses: octo/allocgate@v1\n');
  origin.commit('gate');
  const edited = { [workflow]: 'uses: octo/allocgate@v1\nwith: { threshold: 1000 }\n' };
  const pull = openPullRequest(origin, { ...worse, ...loose, ...edited });
  const workspace = checkOut(origin, { commit: pull.merge, depth: 1 });
  const standing = await run(workspace, pullRequestEvent(pull), { inputs: quick, env });
  expect(standing.outputs).toMatchObject({ conclusion: 'fail', regressions: '1' });
  expect(standing.code).toBe(1);
  expect(reportOf(standing).notes).toEqual(
    expect.arrayContaining([
      'The base has no configuration, so the defaults apply, and head’s .allocgate.yml only where it is stricter.',
      'The change edits the configuration (exclude: not set → ./...); the edit takes effect after the merge.',
      'The change edits the configuration (fail-on: not set → never); the edit takes effect after the merge.',
      `The change edits ${workflow}, the workflow that runs this gate. The inputs of the edited file already apply: check that they do not loosen the gate.`,
    ]),
  );
  await reproduced(standing, workspace);
  const underNewName = { ...env, GITHUB_WORKFLOW_REF: 'octo/shop/.github/workflows/new.yml@refs/pull/5/merge' };
  const renamed = await run(workspace, pullRequestEvent(pull), { inputs: quick, env: underNewName });
  expect(renamed.code).toBe(1);
});

test('the change that brings the workflow decides how strict the gate is', async () => {
  const origin = createOrigin();
  const pull = openPullRequest(origin, {
    ...worse,
    '.allocgate.yml': 'fail-on: never\n',
    [workflow]: 'uses: octo/allocgate@v1\n',
  });
  const workspace = checkOut(origin, { commit: pull.merge, depth: 1 });
  const result = await run(workspace, pullRequestEvent(pull), { inputs: quick, env });
  expect(result.outputs).toMatchObject({ conclusion: 'fail', regressions: '1' });
  expect(reportOf(result).notes.join()).toContain('so the change introduces the gate: head’s .allocgate.yml applies');
  expect(result.code).toBe(0);
  await reproduced(result, workspace);
});

/** Runs a change in a repository whose gate is a composite action, so that the workflow that runs says nothing of it. */
async function runBehindAction(files: Parameters<typeof openPullRequest>[1], inputs: object): Promise<ActionRun> {
  const origin = createOrigin();
  origin.write('.github/actions/gate/action.yml', 'uses: octo/allocgate@v1\n');
  origin.commit('gate');
  const pull = openPullRequest(origin, { ...worse, ...files });
  const workspace = checkOut(origin, { commit: pull.merge, depth: 1 });
  return run(workspace, pullRequestEvent(pull), { inputs: { ...quick, ...inputs }, env });
}

test('a change cannot bring the baseline that it is compared with', async () => {
  const result = await runBehindAction({ '.allocgate/baseline.json': '{}\n' }, { baseline: 'file' });
  expect(reportOf(result).problems).toMatchObject([{ kind: 'missing-baseline', blocking: true }]);
  expect(result.code).toBe(1);
});

test('a change cannot break both sides by what it sets for them', async () => {
  const result = await runBehindAction({ '.allocgate.yml': 'test-args: [-unknown]\n' }, {});
  expect(reportOf(result).problems).toMatchObject([{ side: 'both', blocking: true }]);
  expect(result.code).toBe(1);
});

test('a configuration that earlier steps left in the checkout is none', async () => {
  const origin = createOrigin();
  const pull = openPullRequest(origin, worse);
  const workspace = checkOut(origin, { commit: pull.merge, depth: 1 });
  workspace.write('.allocgate.yml', loose['.allocgate.yml']);
  const result = await run(workspace, pullRequestEvent(pull), { inputs: quick });
  expect(result.outputs).toMatchObject({ conclusion: 'fail' });
  expect(result.code).toBe(1);
});

test('a configuration that is no file is a mistake in the configuration, not none', async () => {
  const origin = createOrigin();
  symlinkSync('/etc/hostname', join(origin.folder, '.allocgate.yml'));
  origin.commit('link');
  const pull = openPullRequest(origin, { 'README.md': 'words\n' });
  const workspace = checkOut(origin, { commit: pull.merge, depth: 1 });
  const result = await run(workspace, pullRequestEvent(pull), { env });
  expect(result.annotations[0]?.message).toContain(
    'The configuration .allocgate.yml is a link that leads out of the repository',
  );
  expect(result.code).toBe(1);
});
