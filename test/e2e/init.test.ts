import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { allocating, benchmarks, type Files, Scenario } from './scenario.ts';

const module: Files = { 'm_test.go': benchmarks(allocating('Steady', 2, 64)) };

function read({ folder }: Scenario, path: string): string {
  return existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : '';
}

test('init writes a workflow and a configuration; a second run changes nothing, and the gate takes both', async () => {
  using scenario = new Scenario(module);
  const first = await scenario.run(['init', '--workflow', 'strict']);
  expect(first.stdout).toContain('wrote  .github/workflows/memory.yml\nwrote  .allocgate.yml\n');
  expect(first.code).toBe(0);
  expect(Object.keys((parse(read(scenario, '.github/workflows/memory.yml')) as { jobs: object }).jobs)).toEqual([
    'memory',
    'comment',
  ]);
  expect(scenario.git('status', '--short', '--untracked-files=all')).toBe(
    '?? .allocgate.yml\n?? .github/workflows/memory.yml',
  );

  scenario.write({ '.allocgate.yml': 'threshold: 3\n' });
  const second = await scenario.run(['init']);
  expect(second.stdout).toContain('kept   .github/workflows/memory.yml: it already runs allocgate');
  expect(second.stdout).toContain('kept   .allocgate.yml: it already exists');
  expect(read(scenario, '.allocgate.yml')).toBe('threshold: 3\n');

  const { stdout, code } = await scenario.run(['config', '--format', 'json']);
  const { settings } = JSON.parse(stdout) as { readonly settings: readonly object[] };
  expect(settings[0]).toEqual({
    name: 'threshold',
    value: 3,
    source: { kind: 'head', path: '.allocgate.yml' },
  });
  expect(code).toBe(0);
});

test('a dry run shows both files and writes nothing', async () => {
  using scenario = new Scenario(module);
  const { code, stdout } = await scenario.run(['init', '--dry-run']);
  expect(stdout).toContain('would write .github/workflows/memory.yml:\n\n# The simple setup');
  expect(stdout).toContain('#threshold: 15\n');
  expect(scenario.git('status', '--short')).toBe('');
  expect(code).toBe(0);
});

test('--record measures a first baseline', async () => {
  using scenario = new Scenario(module);
  const { code, stdout } = await scenario.run(['init', '--record', '--workflow', 'none']);
  expect(stdout).toContain('recorded 1 benchmark of');
  expect(read(scenario, '.allocgate/baseline.json')).toContain('BenchmarkSteady');
  expect(read(scenario, '.github/workflows/memory.yml')).toBe('');
  expect(code).toBe(0);
});

test('the one module in a folder is what the workflow gates', async () => {
  using scenario = new Scenario(undefined, {
    'backend/go.mod': 'module example.com/m\n\ngo 1.22\n',
    'backend/m_test.go': module['m_test.go'] ?? '',
    '.gitlab-ci.yml': 'stages: []\n',
    '.github/workflows/ci.yml': 'on: push\n',
  });
  await scenario.run(['init']);
  expect(read(scenario, '.github/workflows/memory.yml')).toMatch(
    /go-version-file: backend\/go\.mod[\s\S]*working-directory: backend\n/,
  );
  expect(read(scenario, 'backend/.allocgate.yml')).toContain('#threshold');
});

test('where another CI system is at work alone, no workflow is written', async () => {
  using scenario = new Scenario({ ...module, '.gitlab-ci.yml': 'stages: []\n' });
  const { stdout } = await scenario.run(['init']);
  expect(stdout).toContain('For GitLab, see docs/other-ci.md');
  expect(existsSync(join(scenario.folder, '.github'))).toBe(false);
});

test.each([
  ['no module', { 'a.txt': 'x' }, [], 'There is no Go module'],
  ['an argument', module, ['here'], 'init takes no arguments'],
  ['a folder that cannot be made', { ...module, '.github': 'a file\n' }, [], 'cannot be written'],
])('%s: code 2, and a remedy', async (_, files, args, message) => {
  using scenario = new Scenario(undefined, {
    ...('m_test.go' in files ? { 'go.mod': 'module m\n\ngo 1.22\n' } : {}),
    ...files,
  });
  const { code, stderr } = await scenario.run(['init', ...args]);
  expect(stderr).toContain(message);
  expect(stderr.trim().split('\n').length).toBeGreaterThan(1);
  expect(code).toBe(2);
});

test('--no-explain gives the same verdict without causes', async () => {
  using scenario = new Scenario(module, { 'm_test.go': benchmarks(allocating('Steady', 4, 64)) });
  const { code, report } = await scenario.check(['-q', '--count', '1']);
  expect(report.explanations).toEqual([]);
  expect(report.findings.map(({ level }) => level)).toEqual(['regression', 'regression']);
  expect(code).toBe(1);
});

test('-q shows no progress, and --no-color no colours', async () => {
  using scenario = new Scenario(module);
  const { stderr, stdout } = await scenario.run(['check', '-q', '--no-color'], {
    env: { NO_COLOR: '', FORCE_COLOR: '1' },
  });
  expect(stderr).toBe('');
  expect(stdout).not.toContain('\u001b');
});
