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

const source = (size: number): string => `package m

var sink []byte
var sinks [20][]byte

//go:noinline
func small() []byte { return make([]byte, ${size}) }

//go:noinline
func many() []byte { return make([]byte, 96) }
`;

test('what lies below a benchmark is neither in its figures nor among its sites', async () => {
  using scenario = new Scenario({ 'm.go': source(32), 'm_test.go': nested }, { 'm.go': source(320) });
  const { report } = await scenario.checkAndExplain();
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

test('untimed work of each operation bounds the iterations', async () => {
  const waits = benchmarks(
    `func wait(d time.Duration) {
	for start := time.Now(); time.Since(start) < d; {
	}
}

func BenchmarkWaits(b *testing.B) {
	for i := 0; i < b.N; i++ {
		b.StopTimer()
		wait(300 * time.Microsecond)
		b.StartTimer()
		sink = small()
	}
}

func BenchmarkSetsUp(b *testing.B) {
	wait(30 * time.Millisecond)
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		sink = small()
	}
}`,
    ['time'],
  );
  using scenario = new Scenario({ 'm.go': source(32), 'm_test.go': waits });
  const { report } = await scenario.check(['--base', 'HEAD']);
  const iterations = Object.fromEntries(report.findings.map((finding) => [finding.benchmark, finding.iterations]));
  expect(report.conclusion).toBe('pass');
  // Of 40 ms of real time there would be 133; a busy machine takes longer for each.
  expect(iterations['BenchmarkWaits']).toBeLessThanOrEqual(256);
  expect(iterations['BenchmarkSetsUp']).toBeGreaterThanOrEqual(1024);
});

/** A benchmark of `calls()` with a line behind its loop. */
const reporting = (after: string): string =>
  benchmarks(
    `func BenchmarkCalls(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = calls()
	}
	${after}
}`,
    after.includes('fmt.') ? ['fmt'] : [],
  );

const callee = (count: number): string => `package m

var sink []byte

//go:noinline
func calls() []byte {
	for i := 1; i < ${count}; i++ {
		sink = make([]byte, 64)
	}
	return make([]byte, 64)
}
`;

const says = 'b.ReportMetric(1, "allocs/op"); b.ReportMetric(64, "B/op")';

test('a figure that the benchmark sets on one side only does not hide a regression, measured or stored', async () => {
  const honest = { 'm.go': callee(1), 'm_test.go': reporting('') };
  using onHead = new Scenario(honest, { 'm.go': callee(9), 'm_test.go': reporting(says) });
  const run = await onHead.checkAndExplain();
  expect(run.code).toBe(1);
  const row = run.report.findings.find(({ unit }) => unit === 'allocs/op');
  expect(row).toMatchObject({ level: 'regression', base: { median: 1 }, head: { median: 9 } });
  expect(row?.warnings).toContain(
    'the benchmark sets allocs/op itself with b.ReportMetric on head only (1); the figure that Go counted is compared',
  );
  expect(run.report.explanations[0]?.sites[0]).toMatchObject({ confidence: 'proven' });

  const boast = 'b.ReportMetric(100, "allocs/op"); b.ReportMetric(100000, "B/op")';
  using onBase = new Scenario({ 'm.go': callee(1), 'm_test.go': reporting(boast) });
  await onBase.run(['record']);
  onBase.commit('baseline');
  const stored = onBase.git('show', 'HEAD:.allocgate/baseline.json');
  expect(stored).toContain('"units":{"B/op":[100000,100000,100000],"allocs/op":[100,100,100]},"counted":{"B/op":[64');
  onBase.write({ 'm.go': callee(9), 'm_test.go': reporting('') });
  for (const baseline of ['auto', 'file']) {
    const { code, report } = await onBase.check([`--baseline=${baseline}`]);
    expect([baseline, code, report.findings.map(({ level }) => level)]).toEqual([
      baseline,
      1,
      ['regression', 'regression'],
    ]);
  }
});

const printed = (name: string, figures: string): string => `fmt.Printf("${name}\\t%d\\t${figures}\\n", b.N)`;
const frame = String.raw`fmt.Print("\x16=== NAME  \n")`;
const nothing = '1 ns/op\\t0 B/op\\t0 allocs/op';

test.each([
  ['totals', printed('BenchmarkCalls', `${nothing}\\t0 B-total\\t0 allocs-total`)],
  ['results with their frames', `${printed('BenchmarkCalls', nothing)}; ${frame}`],
])('a benchmark that prints %s of its own does not pass', async (_, lines) => {
  const honest = { 'm.go': callee(1), 'm_test.go': reporting('') };
  using scenario = new Scenario(honest, { 'm.go': callee(9), 'm_test.go': reporting(lines) });
  const { code, report } = await scenario.check();
  expect([code, report.problems.map(({ kind }) => kind)]).toEqual([3, ['no-result']]);
});

test('a helper outside tests that comes to stop the timer is named', async () => {
  const helper = (stop: string): string => `package help

import "testing"

// Each calls f in each iteration.
func Each(b *testing.B, f func()) {
	for i := 0; i < b.N; i++ {
		${stop}
		f()
	}
}
`;
  const uses = benchmarks('func BenchmarkCalls(b *testing.B) { help.Each(b, func() { sink = calls() }) }', [
    'example.com/m/help',
  ]);
  using scenario = new Scenario(
    { 'm.go': callee(1), 'm_test.go': uses, 'help/help.go': helper('') },
    { 'm.go': callee(9), 'help/help.go': helper('b.StopTimer()') },
  );
  const { report } = await scenario.check();
  expect(report.notes.join()).toContain('can stop a benchmark’s timer');
  expect(report.notes.join()).toContain(': help/help.go.');
});
