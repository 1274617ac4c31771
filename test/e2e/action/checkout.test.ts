import { expect, test } from 'vitest';
import { reportOf } from '../../support/run-action.ts';
import { pullRequestEvent } from './payloads.ts';
import { allocations, checkOut, createOrigin, openPullRequest, quick, run } from './workflow.ts';

test('the commit is judged, not what earlier steps left in the checkout', async () => {
  const origin = createOrigin();
  const pull = openPullRequest(origin, { 'doc.go': 'package m\n' });
  const workspace = checkOut(origin, { commit: pull.merge, depth: 1 });
  workspace.write('m_test.go', allocations(4)).write('coverage.out', 'mode: set\n');
  const result = await run(workspace, pullRequestEvent(pull));
  expect(reportOf(result)).toMatchObject({ conclusion: 'pass', head: { commit: pull.merge, dirty: false } });
  expect(reportOf(result).notes).toContain(
    'The checkout has files that its commit does not have, so neither side has them: m_test.go (changed), coverage.out (untracked).',
  );
  expect(result.code).toBe(0);
});

test('a generated file that nobody committed is named, and the input copy gives it to both sides', async () => {
  const origin = createOrigin();
  origin.write('m.go', 'package m\n\nfunc version() string { return generated }\n').commit('needs a generated file');
  const pull = openPullRequest(origin, { 'm_test.go': allocations(4) });
  const workspace = checkOut(origin, { commit: pull.merge, depth: 1 });
  workspace.write('version_gen.go', 'package m\n\nconst generated = "v1"\n');
  const result = await run(workspace, pullRequestEvent(pull));
  expect(result.outputs['conclusion']).toBe('unmeasurable');
  expect(result.annotations[1]?.message).toContain(
    "The checkout has version_gen.go, which git doesn't track, so the commit is built without it.",
  );
  expect(result.annotations[1]?.message).toContain('copy');
  expect(result.code).toBe(1);

  const copied = await run(workspace, pullRequestEvent(pull), { inputs: { copy: 'version_gen.go', ...quick } });
  expect(copied.outputs).toMatchObject({ conclusion: 'fail', regressions: '1' });
  expect(copied.code).toBe(1);
});
