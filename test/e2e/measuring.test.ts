import { expect, test } from 'vitest';
import { explainReportSchema } from '../../src/core/report/model.ts';
import { benchmarks, levels, Scenario } from './scenario.ts';

const nested = benchmarks(`func BenchmarkDo(b *testing.B) {
	b.Run("small", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			sink = small()
		}
	})
	b.Run("small/many", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			for j := 0; j < 20; j++ {
				sinks[j] = many()
			}
		}
	})
	b.Run("small#01", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			sink = many()
		}
	})
}`);

const code = (size: number): string => `package m

var sink []byte
var sinks [20][]byte

//go:noinline
func small() []byte { return make([]byte, ${size}) }

//go:noinline
func many() []byte { return make([]byte, 96) }
`;

test('what lies below a benchmark is neither in its figures nor among its sites', async () => {
  using scenario = new Scenario({ 'm.go': code(32), 'm_test.go': nested }, { 'm.go': code(320) });
  const { report } = await scenario.check();
  expect(levels(report)).toMatchObject({
    'BenchmarkDo/small B/op': 'regression',
    'BenchmarkDo/small/many B/op': 'unchanged',
    'BenchmarkDo/small#01 B/op': 'unchanged',
  });
  const lines = (sites: readonly { line: number }[]): number[] => sites.map(({ line }) => line);
  expect(report.explanations.map(({ benchmark, sites }) => [benchmark, lines(sites)])).toEqual([
    ['BenchmarkDo/small', [7]],
  ]);

  const run = await scenario.run(['explain', 'BenchmarkDo/small', '--format', 'json', '--base', 'HEAD']);
  const { explanations } = explainReportSchema.parse(JSON.parse(run.stdout));
  const explained = explanations.map(({ benchmark, sites, bytesPerOp }) => [benchmark, lines(sites), bytesPerOp.head]);
  expect(explained).toEqual([
    ['BenchmarkDo/small', [7], 320],
    ['BenchmarkDo/small/many', [10], 1920],
    ['BenchmarkDo/small#01', [10], 96],
  ]);
});
