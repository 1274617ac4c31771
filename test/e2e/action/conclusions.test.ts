import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/git-repository.ts';
import { reportOf } from '../../support/run-action.ts';
import { pullRequestEvent } from './payloads.ts';
import { allocations, checkOut, createOrigin, openPullRequest, quick, run } from './workflow.ts';

test('fail: red, with outputs, summary, and an annotation for the benchmark', async () => {
  const origin = createOrigin();
  const pull = openPullRequest(origin, { 'm_test.go': allocations(4) });
  const workspace = checkOut(origin, { commit: pull.merge, depth: 1 });
  const inputs = { format: 'sarif', output: 'reports/allocgate.sarif' };
  const result = await run(workspace, pullRequestEvent(pull), { inputs });
  expect(result.code).toBe(1);
  expect(readFileSync(join(workspace.folder, 'reports/allocgate.sarif'), 'utf8')).toContain('"ruleId": "regression/');
  expect(result.outputs).toMatchObject({ conclusion: 'fail', regressions: '1', 'baseline-commit': pull.base });
  expect(reportOf(result)).toMatchObject({ conclusion: 'fail', head: { commit: pull.merge, dirty: false } });
  expect(result.summary).toContain('### ❌ allocgate: 1 benchmark allocates more than on base');
  expect(result.annotations.map(({ level, title }) => [level, title])).toEqual([
    ['error', ''],
    ['error', 'BenchmarkSteady allocates more than on base'],
  ]);
  expect(result.annotations[1]?.message).toMatch(
    /^example\.com\/m\nB\/op: 128 → 256 \(\+100%\), threshold 15%\nallocs\/op: 2 → 4 \(\+100%\), threshold 15%\n.*Proven: /s,
  );
  expect(result.annotations[0]?.message).toBe('allocgate: 1 benchmark allocates more than on base');
  expect(result.log).toMatch(/^::group::allocgate: measure head$/m);
  expect(result.log.match(/^::group::/gm)?.length).toBe(result.log.match(/^::endgroup::/gm)?.length);
});

test('documentation only: green, and nothing is measured', async () => {
  const origin = createOrigin();
  const pull = openPullRequest(origin, { 'README.md': 'words\n' });
  const result = await run(checkOut(origin, { commit: pull.merge, depth: 0 }), pullRequestEvent(pull));
  expect(result.outputs).toMatchObject({ conclusion: 'pass', regressions: '0', 'baseline-commit': pull.base });
  expect(result.summary).toContain('### ✅ allocgate: nothing to measure');
  expect(result.annotations).toEqual([]);
  expect(result.code).toBe(0);
});

test('without Go: nothing is measured, and only a change that needs no measurement passes', async () => {
  const bin = temporaryFolder();
  symlinkSync(execFileSync('which', ['git'], { encoding: 'utf8' }).trim(), join(bin, 'git'));
  const changes = { documents: { 'README.md': 'words\n' }, code: { 'm_test.go': allocations(4) } };
  const runs = await Promise.all(
    Object.values(changes).map(async (files) => {
      const origin = createOrigin();
      const pull = openPullRequest(origin, files);
      return run(checkOut(origin, { commit: pull.merge, depth: 0 }), pullRequestEvent(pull), { env: { PATH: bin } });
    }),
  );
  expect(runs.map(({ code, outputs }) => [code, outputs['conclusion']])).toEqual([
    [0, 'pass'],
    [1, 'unmeasurable'],
  ]);
  expect(runs[1]?.annotations.map(({ title }) => title)).toEqual(['', 'toolchain-missing on both sides']);
  expect(runs[1]?.log).toContain('run actions/setup-go before this step');
});

test('pass: green, without annotations', async () => {
  const origin = createOrigin();
  const pull = openPullRequest(origin, { 'doc.go': 'package m\n' });
  const result = await run(checkOut(origin, { commit: pull.merge, depth: 0 }), pullRequestEvent(pull));
  expect(result.outputs).toMatchObject({ conclusion: 'pass', regressions: '0', 'baseline-commit': pull.base });
  expect(result.summary).toContain('### ✅ allocgate: no regression in 1 benchmark');
  expect(result.annotations).toEqual([]);
  expect(result.code).toBe(0);
});

test('unmeasurable: red, with the problem and its remedy', async () => {
  const origin = createOrigin();
  const pull = openPullRequest(origin, { 'm.go': 'package m\n\nfunc f() int { return "text" }\n' });
  const result = await run(checkOut(origin, { commit: pull.merge, depth: 0 }), pullRequestEvent(pull));
  expect(result.outputs).toMatchObject({ conclusion: 'unmeasurable', regressions: '0' });
  expect(result.summary).toContain('### ⚠️ allocgate: inconclusive (a build failed)');
  expect(result.annotations.map(({ level, title }) => [level, title])).toEqual([
    ['error', ''],
    ['error', 'build-failed on head: example.com/m'],
  ]);
  expect(result.annotations[1]?.message).toMatch(/m\.go:3.*\n.*go test -c/s);
  expect(result.code).toBe(1);
});

test('advisory: the same report and conclusion, green, with warnings', async () => {
  const origin = createOrigin();
  const pull = openPullRequest(origin, { 'm_test.go': allocations(4) });
  const workspace = checkOut(origin, { commit: pull.merge, depth: 0 });
  const result = await run(workspace, pullRequestEvent(pull), { inputs: { 'fail-on': 'never', ...quick } });
  expect(result.outputs).toMatchObject({ conclusion: 'fail', regressions: '1' });
  expect(result.summary).toContain('(advisory)');
  expect(result.annotations.map(({ level }) => level)).toEqual(['warning']);
  expect(result.code).toBe(0);
});

test.each([
  [{ count: 'many' }, /Input count "many"/],
  [{ base: 'no-such-revision' }, /allocgate: Input base "no-such-revision" is not a commit in this repository/],
  [{ config: 'missing.yml' }, /There is no configuration file missing\.yml/],
  [{ 'working-directory': 'nowhere' }, /nowhere/],
])('usage: %j is an error, and nothing is judged', async (inputs, message) => {
  const origin = createOrigin();
  const pull = openPullRequest(origin, {});
  const workspace = checkOut(origin, { commit: pull.merge, depth: 0 });
  const result = await run(workspace, pullRequestEvent(pull), { inputs });
  expect(result.annotations.map(({ level }) => level)).toEqual(['error']);
  expect(result.annotations[0]?.message).toMatch(message);
  expect(result.outputs).toEqual({});
  expect(result.code).toBe(1);
});

test('an event that cannot be read fails the job', async () => {
  const origin = createOrigin();
  const result = await run(origin, { name: 'pull_request', payload: { action: 'opened' } });
  expect(result.annotations).toMatchObject([{ level: 'error' }]);
  expect(result.annotations[0]?.message).toContain('payload of the event pull_request');
  expect(result.code).toBe(1);
});

test('an event file that is damaged fails the job', async () => {
  const origin = createOrigin();
  origin.write('event.json', '{"action":');
  const env = { GITHUB_EVENT_PATH: join(origin.folder, 'event.json') };
  const result = await run(origin, pullRequestEvent({ base: '', head: '' }), { env });
  expect(result.annotations.map(({ message }) => message.split(':')[1])).toEqual([
    ' The event of this workflow run cannot be read',
  ]);
  expect(result.code).toBe(1);
});

test('a fault of the program itself fails the job, with a trace', async () => {
  const origin = createOrigin();
  const pull = openPullRequest(origin, {});
  const workspace = checkOut(origin, { commit: pull.merge, depth: 0 });
  const broken = 'performance.now=()=>broken';
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${broken}` };
  const result = await run(workspace, pullRequestEvent(pull), { env });
  expect(result.annotations.map(({ level }) => level)).toEqual(['error']);
  expect(result.annotations[0]?.message).toMatch(
    /internal error, please report it: ReferenceError: broken is not defined\n +at /,
  );
  expect(result.code).toBe(4);
});

test('a report that can’t be written causes a warning, and the verdict stays the same', async () => {
  const origin = createOrigin();
  const pull = openPullRequest(origin, { 'README.md': 'words\n' });
  const workspace = checkOut(origin, { commit: pull.merge, depth: 0 });
  const env = { GITHUB_STEP_SUMMARY: '/nowhere/summary', RUNNER_TEMP: '/nowhere' };
  const result = await run(workspace, pullRequestEvent(pull), { env });
  expect(result.annotations.map(({ level, message }) => [level, message.split(',')[0]])).toEqual([
    ['warning', 'The JSON report could not be written'],
    ['warning', 'The job summary could not be written'],
  ]);
  expect(result.outputs).toMatchObject({ conclusion: 'pass' });
  expect(result.code).toBe(0);
});
