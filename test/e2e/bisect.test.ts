import { expect, test } from 'vitest';
import type { BisectReport } from '../../src/core/bisect/report.ts';
import { benchmarks, Scenario } from './scenario.ts';

const code = (body: string): string => `package m

func Codes(items []string) []string {
${body}
\tfor _, item := range items {
\t\tcodes = append(codes, item)
\t}
\treturn codes
}
`;

const benchmark = benchmarks(`var sink []string

var items = make([]string, 64)

func BenchmarkCodes(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = Codes(items)
	}
}
`);

test(
  'bisect finds the commit among others that change nothing, do not build or have no benchmark, and proves it',
  { timeout: 900_000 },
  async () => {
    const sized = code('\tcodes := make([]string, 0, len(items))');
    using scenario = new Scenario({ 'codes.go': sized });
    const good = scenario.git('rev-parse', 'HEAD');
    scenario.write({ 'codes_test.go': benchmark });
    scenario.commit('Add the benchmark');
    scenario.write({ 'README.md': 'words' });
    scenario.commit('Only words');
    scenario.write({ 'broken.go': 'package m\n\nvar x int = "no"\n' });
    const broken = scenario.commit('Does not build');
    scenario.write({ 'broken.go': null, 'extra.go': 'package m\n\n// Extra is here.\nconst Extra = 1\n' });
    scenario.commit('Builds again');
    scenario.write({ 'codes.go': code('\tvar codes []string') });
    const planted = scenario.commit('Collect codes without a capacity');
    for (const word of ['one', 'two', 'three']) {
      scenario.write({ 'extra.go': `package m\n\n// Extra is ${word}.\nconst Extra = 1\n` });
      scenario.commit(word);
    }
    const run = await scenario.run(['bisect', 'Codes', '--good', good, '--format', 'json']);
    expect(run.stderr).toMatch(/bad: \d+ allocs\/op/);
    expect(run.code).toBe(0);
    const report = JSON.parse(run.stdout) as BisectReport;
    expect(report).toMatchObject({ benchmark: 'BenchmarkCodes', unit: 'allocs/op', outcome: 'confirmed', commits: 8 });
    expect(report.suspects).toMatchObject([{ commit: planted, subject: 'Collect codes without a capacity' }]);
    const skipped = report.trials.filter(({ verdict }) => verdict === 'skipped');
    expect(skipped.every(({ commit }) => commit === broken)).toBe(true);
    expect(report.trials.filter(({ source }) => source === 'measured').length).toBeLessThanOrEqual(3 + skipped.length);
    const [explanation] = report.gate.explanations;
    expect(explanation?.sites[0]).toMatchObject({ file: 'codes.go' });
    expect(explanation?.sites[0]?.confidence).toBe('proven');
    expect(scenario.git('status', '--porcelain')).toBe('');
  },
);

test('bisect says what it lacks', { timeout: 600_000 }, async () => {
  using scenario = new Scenario({ 'codes.go': code('\tcodes := []string{}'), 'codes_test.go': benchmark });
  const none = await scenario.run(['bisect', '--good', 'HEAD']);
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('No benchmark was given.')]);
  const noGood = await scenario.run(['bisect', 'Codes']);
  expect([noGood.code, noGood.stderr]).toEqual([2, expect.stringContaining('No good commit was given.')]);
  const limit = await scenario.run(['bisect', 'Codes', '--good', 'HEAD', '--above=much']);
  expect([limit.code, limit.stderr]).toEqual([2, expect.stringContaining('--above "much"')]);
  const same = await scenario.run(['bisect', 'Codes', '--good', 'HEAD']);
  expect([same.code, same.stderr]).toEqual([2, expect.stringContaining('are the same commit')]);
});
