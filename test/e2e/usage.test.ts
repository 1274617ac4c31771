import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allocating, benchmarks, levels, problems, Scenario } from './scenario.ts';

const good = { 'm_test.go': benchmarks(allocating('Steady', 2, 64)) };

/** All mistakes on a command line are in `test/cli/usage.test.ts`. */
test.each([
  ['an unknown command, with the nearest one', ['chekc'], 'check`?'],
  ['an unknown revision', ['check', '--base', 'no-such-branch'], 'no-such-branch'],
  ['a folder that is not there', ['check', '-C', 'nowhere'], 'nowhere'],
])('%s: code 2, and a remedy', async (_, args, message) => {
  using scenario = new Scenario(good);
  const { code, stdout, stderr } = await scenario.run(args);
  expect(stderr).toContain(message);
  expect(stderr.trim().split('\n').length).toBeGreaterThan(1);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('an invalid configuration at base: head’s decides, with a warning', async () => {
  using scenario = new Scenario(
    { ...good, '.allocgate.yml': 'treshold: 15\n' },
    { '.allocgate.yml': 'threshold: 20\n' },
  );
  const { code, report } = await scenario.check();
  expect(report.notes.join()).toContain('.allocgate.yml:1:1: unknown key "treshold": did you mean threshold?');
  expect(report.findings[0]?.threshold).toEqual({ percent: 20 });
  expect(code).toBe(0);
});

const broken = 'package m\n\nfunc f() int { return "text" }\n';

test.each([
  [
    'a pattern that names no folder',
    { 'README.md': 'words\n' },
    ['./nope/...'],
    'no-benchmarks both blocking',
    'Name packages of the module',
  ],
  ['a package by its import path', { 'm.go': broken }, ['example.com/m'], 'build-failed head blocking', 'go test -c'],
  ['a damaged go.mod', { 'go.mod': 'module example.com/m\n\nrequir x\n' }, [], 'build-failed head blocking', 'go.mod'],
])('%s that cannot be measured: code 3, and the remedy is for that', async (_, head, args, problem, remedy) => {
  using scenario = new Scenario(good, head);
  const { code, report } = await scenario.check(args);
  expect(problems(report)).toEqual([problem]);
  expect(report.problems.map((entry) => entry.remedy)).toEqual([expect.stringContaining(remedy)]);
  expect(code).toBe(3);
});

test('an output that cannot be written: code 2', async () => {
  using scenario = new Scenario(good);
  const { code, stderr } = await scenario.run(['check', '--output', 'm_test.go/report.txt']);
  expect(stderr).toContain('cannot be written');
  expect(code).toBe(2);
});

test('no Go on PATH: code 3', async () => {
  using scenario = new Scenario(good);
  const bin = join(scenario.cache, 'bin');
  mkdirSync(bin);
  const git = scenario.git('--exec-path').replace(/\/[^/]*\/git-core$/, '');
  const { code, report } = await scenario.check([], { env: { PATH: `${bin}:${git}:/usr/bin:/bin` } });
  expect(problems(report)).toEqual(['toolchain-missing both blocking']);
  expect(code).toBe(3);
});

test('a Go that is too old: code 3', async () => {
  using scenario = new Scenario(good, { 'go.mod': 'module example.com/m\n\ngo 1.20\n' });
  const { code, report } = await scenario.check([], { env: { GOTOOLCHAIN: 'go1.21.13' } });
  expect(problems(report)).toEqual(['toolchain-too-old head blocking']);
  expect(report.problems[0]?.message).toContain('go1.21.13');
  expect(code).toBe(3);
});

test('a prepare command that fails: code 3, with its output and its side', async () => {
  using scenario = new Scenario(good, { 'other.txt': 'x' });
  const { code, report } = await scenario.check(['--prepare', 'echo generated >&2; exit 5']);
  expect(problems(report)).toEqual(['prepare-failed base blocking']);
  expect(report.problems[0]?.message).toContain('generated');
  expect(code).toBe(3);
});

test('a prepare command runs on both sides alike', async () => {
  using scenario = new Scenario(
    {
      'm_test.go': benchmarks(
        'func BenchmarkX(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\tgenerated()\n\t}\n}\n',
      ),
      '.gitignore': 'gen.go\n',
    },
    { 'other.txt': 'x' },
  );
  const prepare = "printf 'package m\\n\\nfunc generated() {}\\n' > gen.go";
  const { code, report } = await scenario.check(['--prepare', prepare]);
  expect(report.problems).toEqual([]);
  expect(code).toBe(0);
});

test.each([
  [['--bench', 'Nope'], 'No benchmark in ./... matches -bench Nope'],
  [['./empty/...'], 'There is no benchmark in ./empty/...'],
])('%j finds no benchmark: code 3', async (args, message) => {
  using scenario = new Scenario({ ...good, 'empty/empty.go': 'package empty\n' }, { 'README.md': 'words\n' });
  const { code, report } = await scenario.check(args);
  expect(report.problems).toMatchObject([{ kind: 'no-benchmarks', side: 'head', blocking: true, message }]);
  expect(code).toBe(3);
});

test('a folder that base does not have: its benchmarks are new', async () => {
  using scenario = new Scenario(good, { 'services/new/n_test.go': good['m_test.go'] });
  const { code, report } = await scenario.check(['-C', 'services/new']);
  expect([...new Set(Object.values(levels(report)))]).toEqual(['added']);
  expect(code).toBe(0);
});

test('no Go module: code 3', async () => {
  using scenario = new Scenario(undefined, { 'a.txt': 'x' });
  scenario.commit('text');
  const { code, report } = await scenario.check();
  expect(problems(report)).toEqual(['no-benchmarks head blocking']);
  expect(code).toBe(3);
});

test('a folder of the cache that cannot be written: code 3', async () => {
  using scenario = new Scenario(good, { file: 'x' });
  const { code, stderr } = await scenario.run(['check'], { env: { ALLOCGATE_CACHE: join(scenario.folder, 'file') } });
  expect(stderr).toContain('ALLOCGATE_CACHE');
  expect(code).toBe(3);
});
