import { expect, test } from 'vitest';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { GitRepository } from '../../support/git-repository.ts';
import { reportOf } from '../../support/run-action.ts';
import { runCli } from '../../support/run-cli.ts';
import { temporaryFolder } from '../../support/git-repository.ts';
import { pullRequestEvent } from './payloads.ts';
import { checkOut, createOrigin, openPullRequest, run } from './workflow.ts';

const inputs = { 'results-file': 'results.txt' };

/** What `go test -bench` printed in another step. */
function resultsText(bytes: number, allocs: number): string {
  return [
    'goos: linux',
    'goarch: amd64',
    'pkg: example.com/m',
    `BenchmarkSteady-8   \t 1000000\t      1000 ns/op\t${bytes} B/op\t${allocs} allocs/op`,
    'PASS',
    '',
  ].join('\n');
}

async function recordBaseline(origin: GitRepository): Promise<void> {
  const env = { ALLOCGATE_CACHE: temporaryFolder() };
  await runCli({ cli: join(inject('dist'), 'cli.js'), args: ['record'], cwd: origin.folder, env });
  origin.commit('baseline');
}

test('judged by the baseline of the base commit, not by the one that the change brings', async () => {
  const origin = createOrigin();
  await recordBaseline(origin);
  const pull = openPullRequest(origin, { '.allocgate/baseline.json': '{}\n' });
  const workspace = checkOut(origin, { commit: pull.merge, depth: 0 });
  workspace.write('results.txt', resultsText(256, 4));
  const failed = await run(workspace, pullRequestEvent(pull), { inputs });
  expect(failed.outputs).toMatchObject({ conclusion: 'fail', regressions: '1' });
  expect(reportOf(failed)).toMatchObject({
    base: { source: 'file', label: '.allocgate/baseline.json' },
    environment: { mode: 'text' },
    findings: [{ confirmed: false }, { confirmed: false }],
  });
  expect(failed.code).toBe(1);
  workspace.write('results.txt', resultsText(128, 2));
  const passed = await run(workspace, pullRequestEvent(pull), { inputs });
  expect(passed.outputs).toMatchObject({ conclusion: 'pass', regressions: '0' });
  expect(passed.code).toBe(0);
});

test('without a stored baseline: unmeasurable', async () => {
  const origin = createOrigin();
  const pull = openPullRequest(origin, {});
  const workspace = checkOut(origin, { commit: pull.merge, depth: 0 });
  workspace.write('results.txt', resultsText(128, 2));
  const result = await run(workspace, pullRequestEvent(pull), { inputs });
  expect(reportOf(result).problems).toMatchObject([{ kind: 'missing-baseline', blocking: true }]);
  expect(result.code).toBe(1);
});

test('a results file that is not there, or has no results', async () => {
  const origin = createOrigin();
  await recordBaseline(origin);
  const pull = openPullRequest(origin, {});
  const workspace = checkOut(origin, { commit: pull.merge, depth: 0 });
  const absent = await run(workspace, pullRequestEvent(pull), { inputs });
  expect(absent.annotations[0]?.message).toContain('Cannot read results.txt');
  expect(absent.code).toBe(1);
  workspace.write('results.txt', 'PASS\n');
  const empty = await run(workspace, pullRequestEvent(pull), { inputs });
  expect(reportOf(empty).problems).toMatchObject([{ kind: 'no-benchmarks', blocking: true }]);
  expect(empty.code).toBe(1);
});
