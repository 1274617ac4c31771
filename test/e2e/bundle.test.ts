import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { nodes } from '../support/nodes.ts';
import { runCli } from '../support/run-cli.ts';
import { allocating, benchmarks, levels, Scenario } from './scenario.ts';
import { version } from '../../src/version.ts';

const cli = (): string => join(inject('dist'), 'cli.js');

test('the version is that of package.json', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as unknown;
  expect(manifest).toMatchObject({ version });
});

test.each(nodes())('the bundle runs alone in an empty folder on %s', async (node) => {
  const { code, stdout } = await runCli({ cli: cli(), args: ['--version'], node });
  expect(stdout).toBe(`allocgate ${version}\n`);
  expect(code).toBe(0);
  using scenario = new Scenario(
    { 'm_test.go': benchmarks(allocating('Steady', 2, 64)) },
    { 'm_test.go': benchmarks(allocating('Steady', 4, 64)), '.allocgate.yml': 'threshold: 15\n' },
  );
  const { code: failed, report } = await scenario.check([], { node });
  expect(levels(report)).toMatchObject({ 'BenchmarkSteady allocs/op': 'regression' });
  expect(failed).toBe(1);
});

test('help names every command and its options', async () => {
  const { stdout } = await runCli({ cli: cli(), args: ['--help'] });
  for (const command of ['check', 'record', 'compare', 'report', 'demo']) {
    expect(stdout).toContain(`allocgate ${command}`);
    const { stdout: own, code } = await runCli({ cli: cli(), args: [command, '--help'] });
    expect(own).toContain('-C, --chdir DIR');
    expect(code).toBe(0);
  }
});
