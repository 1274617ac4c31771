import { expect, test } from 'vitest';
import { allocating, benchmarks, levels, Scenario } from './scenario.ts';

/** A package of its own name in whichever folder, big enough for git to tell a rename. */
function packageFiles(folder: string, count: number): Record<string, string> {
  return { [`${folder}/m_test.go`]: benchmarks(allocating('Steady', count, 64)), [`${folder}/m.go`]: 'package m\n' };
}

test('a package in a folder of another name is compared with itself, under another module path too', async () => {
  using scenario = new Scenario(packageFiles('pay', 2), {
    'go.mod': 'module example.com/m/v2\n\ngo 1.22\n',
    'pay/m_test.go': null,
    'pay/m.go': null,
    ...packageFiles('pays', 4),
  });
  const { code, report } = await scenario.check();
  expect(levels(report)).toEqual({ 'BenchmarkSteady B/op': 'regression', 'BenchmarkSteady allocs/op': 'regression' });
  expect(report.findings[0]?.package).toBe('example.com/m/v2/pays');
  expect(report.notes.join()).toContain('example.com/m/v2/pays is example.com/m/pay on base');
  expect(code).toBe(1);
});

test('a benchmark that one package lost and another got is said not to have been compared', async () => {
  using scenario = new Scenario(
    { 'a/m_test.go': benchmarks(`${allocating('Moved', 2, 64)}\n${allocating('Stays', 1, 64)}`) },
    { 'a/m_test.go': benchmarks(allocating('Stays', 1, 64)), 'b/m_test.go': benchmarks(allocating('Moved', 4, 64)) },
  );
  const { code, report } = await scenario.check();
  const moved = report.findings.filter(({ benchmark, unit }) => benchmark === 'BenchmarkMoved' && unit === 'allocs/op');
  expect(moved.map(({ package: of, level, warnings }) => [of, level, warnings.join()])).toEqual([
    ['example.com/m/a', 'removed', expect.stringContaining('added in example.com/m/b: it may have moved')],
    ['example.com/m/b', 'added', expect.stringContaining('removed from example.com/m/a: it may have moved')],
  ]);
  expect(code).toBe(0);
  expect((await scenario.check(['--on-removed', 'fail'])).code).toBe(1);
});
