import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GitRepository, temporaryFolder } from '../support/git-repository.ts';
import { runMain } from '../support/run-main.ts';

const files = {
  'go.mod': 'module example.com/m\n\ngo 1.22\n',
  'm_test.go': 'package m\n\nimport "testing"\n\nfunc BenchmarkSteady(b *testing.B) {}\n',
};

/** A repository with one benchmark in its one commit, and these files beside it. */
function repository(more: Readonly<Record<string, string>>): GitRepository {
  const made = GitRepository.create();
  for (const [path, text] of Object.entries(files)) made.write(path, text);
  made.commit('base');
  for (const [path, text] of Object.entries(more)) made.write(path, text);
  return made;
}

test.for([[['help']], [['help', 'help']], [['--help']]])('%j: the general help', async ([argv = []]) => {
  const { code, stdout } = await runMain(argv, temporaryFolder());
  expect([code, stdout]).toEqual([0, expect.stringContaining('allocgate COMMAND --help lists the options')]);
});

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
  ['a threshold that is no number', ['check', '--threshold', 'abc'], '--threshold "abc": expected a percentage'],
  ['a choice that there is not', ['check', '--mode', 'quick'], '--mode "quick": expected one of fast, full.'],
  ['a list of nothing', ['check', '--metrics', ''], '--metrics []: expected at least one value.'],
  ['an empty text', ['check', '--base', ''], '--base "": expected a value'],
  ['a value that the option does not take', ['check', '--count', 'many'], '--count "many"'],
  ['a duration that is none', ['check', '--timeout', '10'], 'expected a duration such as 30s'],
  ['an unknown revision', ['check', '--base', 'no-such-branch'], 'no-such-branch'],
  ['a revision that looks like an option', ['check', '--base=--upload-pack=x'], '--upload-pack=x'],
  ['an invalid -bench expression', ['check', '--bench', '('], '--bench ('],
  ['-allocs, which Go does not have', ['check', '--', '-allocs'], 'Go has no -allocs flag'],
  [
    'a flag of the test binary',
    ['check', '--', '-count=5'],
    '-count=5 is not a build flag but a test flag; the gate sets test flags itself.',
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
  const { code, stdout, stderr } = await runMain(args, repository({}).folder);
  expect(stderr).toContain(message);
  expect(stderr.trim().split('\n').length).toBeGreaterThan(1);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('not a git repository: code 2', async () => {
  const { code, stderr } = await runMain(['check'], temporaryFolder());
  expect(stderr).toContain('git repository');
  expect(code).toBe(2);
});

test('an invalid configuration at head: code 2, with line, column and the nearest key', async () => {
  const { folder } = repository({ '.allocgate.yml': 'threshold: 15\nrules:\n  - budget: { allocs/op: 8 }\n' });
  const { code, stderr } = await runMain(['check'], folder);
  expect(stderr).toContain('.allocgate.yml:3:5: unknown key "budget": did you mean budgets?');
  expect(code).toBe(2);
});

test.each([
  ['a directory', ['mkdir'], 'is a directory, so its settings are unknown'],
  ['a link out of the repository', ['ln', '-s', '/dev/null'], 'leads out of the repository'],
  ['a pipe', ['mkfifo'], 'is a pipe'],
])('a configuration that is %s: code 2', async (_, [command = '', ...args], message) => {
  const { folder } = repository({});
  execFileSync(command, [...args, join(folder, '.allocgate.yml')]);
  const { code, stderr } = await runMain(['check'], folder);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});

test.each([
  ['an empty folder', 'sub', 'check', []],
  ['an empty folder, of a commit', 'sub', 'check', ['--head', 'HEAD']],
  ['a folder without Go files', 'docs/en', 'check', []],
  ['a folder without Go files', 'docs/en', 'record', []],
  ['a folder without Go files', 'docs/en', 'explain', ['X']],
])('%s inside a module (%s, %s): code 2, and the module is named', async (_, folder, command, args) => {
  const { folder: top } = repository({ 'docs/en/words.txt': 'x' });
  mkdirSync(join(top, 'sub'));
  const { code, stderr } = await runMain([command, ...args], join(top, folder));
  expect(stderr).toContain(
    `The folder ${folder} has no Go packages. It is in the module example.com/m, whose folder is the top of the repository.`,
  );
  expect(stderr).toContain('-C DIR');
  expect(code).toBe(2);
});

test.each(['history', 'explain', 'bisect'])(
  '%s: a package pattern where a benchmark stands is told: code 2',
  async (command) => {
    const { code, stderr } = await runMain([command, './codec'], temporaryFolder());
    expect(stderr).toContain(`./codec is a package pattern, but the first argument of \`allocgate ${command}\``);
    expect(code).toBe(2);
  },
);
