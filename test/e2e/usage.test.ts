import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { allocating, benchmarks, levels, problems, Scenario } from './scenario.ts';

const good = { 'm_test.go': benchmarks(allocating('Steady', 2, 64)) };

test.each([
  ['an unknown command', ['chekc'], 'Unknown command "chekc"'],
  ['an unknown command, with the nearest one', ['chekc'], 'check`?'],
  ['packages without a command', ['./...'], 'check ./...`?'],
  ['an option before the command', ['--base', 'main'], 'Put the command first'],
  ['help of an unknown command', ['help', 'chek'], 'check`?'],
  ['an unknown option, with the nearest one', ['check', '--treshold', '5'], 'Did you mean --threshold?'],
  ['an option with the one dash of Go’s flags', ['check', '-threshold', '5'], 'Did you mean --threshold?'],
  ['a flag of Go before the dashes', ['check', '-tags=x'], "Unknown option '-tags'. Go build flags go after --."],
  ['a value that begins with a dash', ['check', '--threshold', '-5'], '--threshold=VALUE'],
  ['a threshold that is no number', ['check', '--threshold', 'abc'], '--threshold "abc": expected a number of percent'],
  ['a choice that there is not', ['check', '--mode', 'quick'], '--mode "quick": expected one of fast, full.'],
  ['a list of nothing', ['check', '--metrics', ''], '--metrics []: expected at least one.'],
  ['an empty text', ['check', '--base', ''], '--base "": expected something'],
  ['a value that the option does not take', ['check', '--count', 'many'], '--count "many"'],
  ['a duration that is none', ['check', '--timeout', '10'], 'expected a duration such as 30s'],
  ['an unknown revision', ['check', '--base', 'no-such-branch'], 'no-such-branch'],
  ['a revision that looks like an option', ['check', '--base=--upload-pack=x'], '--upload-pack=x'],
  ['an invalid -bench expression', ['check', '--bench', '('], '--bench ('],
  ['-allocs, which Go does not have', ['check', '--', '-allocs'], 'Go has no -allocs flag'],
  [
    'a flag of the test binary',
    ['check', '--', '-count=5'],
    '-count=5 among the build flags is a flag of the test run',
  ],
  ['the same behind -args', ['check', '--', '-args', '-test.count=5'], '-test.count=5 is a flag of Go'],
  ['test arguments in two places', ['check', '--test-args=-x', '--', '-args', '-y'], 'given twice'],
  ['test arguments with an open quote', ['check', "--test-args=it's"], "--test-args: the quote ' is not closed"],
  ['test arguments for what builds nothing', ['compare', 'a', 'b', '--', '-args', '-x'], 'compare builds nothing'],
  ['a configuration file that is not there', ['check', '--config', 'none.yml'], 'none.yml'],
  ['an input of compare that is not there', ['compare', 'none.txt', 'none.txt'], 'none.txt'],
  ['compare with one file', ['compare', 'one.txt'], 'compare takes two files'],
  ['a report that is not there', ['report', 'none.json'], 'none.json'],
  ['a folder that is not there', ['check', '-C', 'nowhere'], 'nowhere'],
])('%s: code 2, and a remedy', async (_, args, message) => {
  using scenario = new Scenario(good);
  const { code, stdout, stderr } = await scenario.run(args);
  expect(stderr).toContain(message);
  expect(stderr.trim().split('\n').length).toBeGreaterThan(1);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('not a git repository: code 2', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bare-'));
  const { code, stderr } = await runCli({ cli: join(inject('dist'), 'cli.js'), cwd: folder, args: ['check'] });
  rmSync(folder, { recursive: true });
  expect(stderr).toContain('git repository');
  expect(code).toBe(2);
});

test('an invalid configuration at head: code 2, with line, column and the nearest key', async () => {
  using scenario = new Scenario(good, { '.allocgate.yml': 'threshold: 15\nrules:\n  - budget: { allocs/op: 8 }\n' });
  const { code, stderr } = await scenario.run(['check']);
  expect(stderr).toContain('.allocgate.yml:3:5: unknown key "budget": did you mean budgets?');
  expect(code).toBe(2);
});

test.each([
  ['a directory', ['mkdir'], 'is a directory, so its settings are unknown'],
  ['a link out of the repository', ['ln', '-s', '/dev/null'], 'leads out of the repository'],
  ['a pipe', ['mkfifo'], 'is a pipe'],
])('a configuration that is %s: code 2', async (_, [command = '', ...args], message) => {
  using scenario = new Scenario(good);
  execFileSync(command, [...args, join(scenario.folder, '.allocgate.yml')]);
  const { code, stderr } = await scenario.run(['check']);
  expect(stderr).toContain(message);
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
    'Name packages that the module has',
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
  expect(problems(report)).toEqual(['toolchain-missing head blocking']);
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

test.each([
  ['an empty folder', 'sub', 'check', []],
  ['an empty folder, of a commit', 'sub', 'check', ['--head', 'HEAD']],
  ['a folder without Go files', 'docs/en', 'check', []],
  ['a folder without Go files', 'docs/en', 'record', []],
  ['a folder without Go files', 'docs/en', 'explain', ['X']],
])('%s inside a module (%s, %s): code 2, and the module is named', async (_, folder, command, args) => {
  using scenario = new Scenario({ ...good, 'docs/en/words.txt': 'x' });
  mkdirSync(join(scenario.folder, 'sub'));
  const { code, stderr } = await scenario.run([command, ...args], { cwd: join(scenario.folder, folder) });
  expect(stderr).toContain(
    `The folder ${folder} has no Go packages. It lies in the module example.com/m, whose folder is the top of the repository.`,
  );
  expect(stderr).toContain('-C DIR');
  expect(code).toBe(2);
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
