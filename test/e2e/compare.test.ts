import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allocating, benchmarks, Scenario } from './scenario.ts';

test('stdin, baselines and reports are read as well', async () => {
  using scenario = new Scenario({ 'm_test.go': benchmarks(allocating('Steady', 2, 64)) }, { 'other.txt': 'x' });
  await scenario.run(['record', '--output', 'stored.json']);
  await scenario.run(['check', '--format', 'json', '--output', 'report.json']);
  for (const base of ['stored.json', 'report.json']) {
    const stdin = readFileSync(join(scenario.folder, 'report.json'), 'utf8');
    const { code, stdout, stderr } = await scenario.run(['compare', base, '-'], { stdin });
    expect.soft(stdout + stderr, base).toContain('PASS');
    expect.soft(code, base).toBe(0);
  }
});

test('report renders a stored report again, in every format, and ends with 0', async () => {
  using scenario = new Scenario(
    { 'm_test.go': benchmarks(allocating('Steady', 2, 64)) },
    { 'm_test.go': benchmarks(allocating('Steady', 4, 64)) },
  );
  expect((await scenario.run(['check', '--count=1', '--format', 'json', '--output', 'report.json'])).code).toBe(1);
  for (const [format, words] of [
    ['text', 'FAIL'],
    ['markdown', '### ❌ allocgate'],
    ['json', '"conclusion": "fail"'],
    ['html', '<title>allocgate: 1 benchmark allocates more than on base</title>'],
    ['benchfmt', 'side: head'],
    ['gitlab', '"check_name": "allocgate/regression/'],
    ['sarif', '"ruleId": "regression/'],
    ['junit', '<failure type="regression" message="BenchmarkSteady allocates more than on base'],
    ['csv', 'example.com/m,BenchmarkSteady,allocs/op,regression,2,4,100,'],
  ] as const) {
    const { code, stdout } = await scenario.run(['report', 'report.json', '--format', format]);
    expect.soft(stdout, format).toContain(words);
    expect.soft(code, format).toBe(0);
  }
});
