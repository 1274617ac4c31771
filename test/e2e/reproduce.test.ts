import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { codeOf, reproduce, runPrinted } from '../support/reproduce.ts';
import { reportOf, terminalOf } from '../support/run-action.ts';
import { pushEvent } from './action/payloads.ts';
import { allocations, checkOut, createOrigin, run } from './action/workflow.ts';
import { OpenPullRequest } from './comment/open-pull-request.ts';
import { allocating, benchmarks, levels, problems, Scenario } from './scenario.ts';

const two = (count: number): string => benchmarks(allocating('Old', count, 64) + allocating('New', 2 * count, 64));

test('every option that decides, with values that a shell would take for its own', async () => {
  const folder = "it's $(here)";
  const module = { [`${folder}/go.mod`]: 'module example.com/m\n\ngo 1.22\n', [`${folder}/.gitignore`]: '*.dat\n' };
  using scenario = new Scenario({ ...module, [`${folder}/m_test.go`]: benchmarks(allocating('Old', 2, 64)) });
  scenario.write({
    [`${folder}/m_test.go`]: benchmarks(allocating('Old', 3, 64) + allocating('Other', 50, 64)),
    [`${folder}/$x config.yml`]: 'threshold: 90\n',
    [`${folder}/naïve file.dat`]: 'x',
  });
  scenario.commit('head');
  const options = {
    bench: 'Old$|^$(none)',
    threshold: '80',
    metrics: 'allocs/op',
    count: '2',
    'on-removed': 'fail',
    'fail-on': 'never',
    timeout: '2m',
    'confirm-timeout': '3m',
    'explain-timeout': '5s',
    prepare: `test "$(cat naïve*)" = x &&\n\tprintf '%s' "it's" > 'a b'`,
    copy: "naïve *.dat,it's",
    config: '$x config.yml',
    baseline: 'rerun',
  };
  const flags = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const build = ["-ldflags=-X 'example.com/m.v=a b'", '-tags=a,b'];
  const args = ['-C', folder, '--base', 'HEAD~1', '--no-strict', ...flags, './...', '--', ...build];
  const { report, code } = await scenario.check(args);
  expect(problems(report)).toEqual([]);
  expect(report.findings.map(({ benchmark, unit, level }) => [benchmark, unit, level])).toEqual([
    ['BenchmarkOld', 'allocs/op', 'notice'],
  ]);
  expect(code).toBe(0);
  const again = await reproduce(report, scenario.surroundings());
  const of = (one: typeof report): unknown => ({ levels: levels(one), notes: one.notes, printed: one.reproduce });
  expect(again.report && of(again.report)).toEqual(of(report));
  expect(again.report).toMatchObject({ conclusion: 'pass', advisory: true });
});

test('from a folder below, as it was started there; a dirty tree is the head, and the report says so', async () => {
  using scenario = new Scenario({ 'sub/go.mod': 'module example.com/m\n\ngo 1.22\n', 'sub/m_test.go': two(2) });
  mkdirSync(join(scenario.folder, 'sub/deep'));
  scenario.write({ 'sub/m_test.go': two(4) });
  const { report, code } = await scenario.check(['--count=1'], { cwd: join(scenario.folder, 'sub') });
  expect(code).toBe(1);
  expect(report.reproduce).not.toMatch(/--head|-C/);
  expect(report.head).toMatchObject({ dirty: true });
  await reproduce(report, scenario.surroundings({ cwd: join(scenario.folder, 'sub') }));
  scenario.write({ 'sub/m_test.go': `${two(2)}// the same\n` });
  const fromDeep = await scenario.check(['-C', '..', '--count=1'], { cwd: join(scenario.folder, 'sub/deep') });
  await reproduce(fromDeep.report, scenario.surroundings({ cwd: join(scenario.folder, 'sub/deep') }));
});

test('what could not be judged is reproduced as well', async () => {
  using scenario = new Scenario({ 'm_test.go': two(2) }, { 'm_test.go': two(3) });
  const { report } = await scenario.check(['--prepare', 'exit 7']);
  expect(problems(report)).toEqual(['prepare-failed base blocking']);
  const { code } = await reproduce(report, scenario.surroundings());
  expect(code).toBe(3);
});

test('the comment’s commands, in a fresh clone', async () => {
  const pull = await OpenPullRequest.create({ 'm_test.go': allocations(4) });
  const step = await pull.run({ inputs: { threshold: '90', metrics: 'allocs/op', 'explain-timeout': '1ms' } });
  expect(step.code).toBe(1);
  pull.origin.git('update-ref', `refs/pull/${pull.number}/merge`, pull.pushed.merge);
  const [comment] = await pull.ours();
  const commands = /```[a-z]*\n(git fetch [^`]*npx github:[^`]*)\n```/.exec(comment?.body ?? '')?.[1] ?? '';
  expect(commands).toMatch(/--event pull-request .*--threshold 90 --metrics allocs\/op/);
  const clone = pull.origin.clone();
  const again = await runPrinted(commands, {
    ...terminalOf({ main: join(inject('dist'), 'action.js'), workspace: clone.folder }),
  });
  expect(again).toMatchObject({ code: 1, report: { conclusion: 'fail' } });
});

test('inputs of a step that starts in a folder, on a push', async () => {
  const origin = createOrigin('svc');
  const before = origin.git('rev-parse', 'HEAD');
  origin.write('svc/m_test.go', allocations(3));
  const after = origin.commit('more');
  const workspace = checkOut(origin, { commit: after, depth: 0, branch: 'main' });
  const cache = join(workspace.folder, '..', 'cache');
  const inputs = {
    'working-directory': 'svc',
    'explain-timeout': '1ms',
    'fail-on': 'never',
    bench: 'Steady$',
    'build-flags': "-tags='a b'",
  };
  const step = await run(workspace, pushEvent({ before, after }), { inputs, cache });
  const report = reportOf(step);
  expect(report).toMatchObject({ conclusion: 'fail', advisory: true });
  expect(report.reproduce).toContain('-C svc');
  const surroundings = terminalOf({ main: join(inject('dist'), 'action.js'), workspace: workspace.folder });
  const { code } = await reproduce(report, surroundings);
  expect(code).toBe(codeOf(report));
});
