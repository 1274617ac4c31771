import { expect, test } from 'vitest';
import type { GateReport } from '../src/core/report/model.ts';
import { check } from '../src/gate.ts';
import { type Behaviour, fakePorts, FakeRepository, FakeToolchain, type FakeModule } from './fakes.ts';

/** Allocations per operation on each side. */
const perOp =
  (base: number, head: number): Behaviour =>
  ({ side, iterations }) => {
    const allocs = (side === 'base' ? base : head) * iterations;
    return { allocs, bytes: allocs * 64 };
  };

const same = perOp(3, 3);
const heavy = { behave: same, ns: 3e9 };

async function gate(
  benchmarks: FakeModule['benchmarks'],
  config = '',
): Promise<{ readonly report: GateReport; readonly go: FakeToolchain }> {
  const go = new FakeToolchain({ benchmarks });
  const files = config === '' ? {} : { 'b:.allocgate.yml': config, 'a:.allocgate.yml': config };
  const ports = fakePorts(go, new FakeRepository(files));
  return { report: await check(ports, { folder: '/repo', explicit: { leaks: 'off' } }), go };
}

/** How often a benchmark ran on each side. */
function runsOf({ runs }: FakeToolchain, benchmark: string): { readonly base: number; readonly head: number } {
  const on = (side: 'base' | 'head'): number =>
    runs
      .filter((run) => run.side === side && run.started.includes(benchmark))
      .reduce((sum, { iterations, count }) => sum + iterations * count, 0);
  return { base: on('base'), head: on('head') };
}

test('an operation of seconds runs once on each side, and is judged', async () => {
  const { report, go } = await gate({ BenchmarkFast: { behave: same }, BenchmarkHeavy: heavy });
  expect(runsOf(go, 'BenchmarkHeavy')).toEqual({ base: 1, head: 1 });
  const rows = report.findings.filter(({ benchmark }) => benchmark === 'BenchmarkHeavy');
  expect(rows.map(({ level, iterations, base, head }) => [level, iterations, base?.median, head?.median])).toEqual([
    ['unchanged', 1, 192, 192],
    ['unchanged', 1, 3, 3],
  ]);
});

test('an operation that takes less than a second runs twice more on head for its pace, and no more for its sample', async () => {
  const { go } = await gate({ BenchmarkX: { behave: same, ns: 200e6 } });
  expect(runsOf(go, 'BenchmarkX')).toEqual({ base: 1, head: 3 });
});

test('an operation that is slow only once in a process gets as many iterations as a fast one', async () => {
  const lazy = { behave: same, ns: 1000, firstNs: 300e6 };
  const { report } = await gate({ BenchmarkLazy: lazy });
  expect(report.findings.map(({ iterations }) => iterations)).toEqual([16_384, 16_384]);
});

test('a regression of a slow benchmark is confirmed in fresh processes at its one iteration', async () => {
  const { report, go } = await gate({ BenchmarkHeavy: { behave: perOp(3, 5), ns: 2e9 } });
  expect(report.findings.map(({ level, confirmed, iterations }) => [level, confirmed, iterations])).toEqual([
    ['regression', true, 1],
    ['regression', true, 1],
  ]);
  expect(runsOf(go, 'BenchmarkHeavy')).toEqual({ base: 4, head: 4 });
});

test.for<[string, FakeModule['benchmarks'], string]>([
  [
    'other benchmarks ran before it on base',
    { BenchmarkAdded: { behave: same, sides: ['head'] }, BenchmarkHeavy: heavy },
    '',
  ],
  ['it is measured with more processors', { BenchmarkHeavy: heavy }, 'rules: [{ gomaxprocs: 4 }]'],
])('the first run is no sample if %s', async ([, benchmarks, config]) => {
  const { go } = await gate(benchmarks, config);
  expect(runsOf(go, 'BenchmarkHeavy')).toEqual({ base: 2, head: 2 });
});

test('benchmarks that ran later make no difference', async () => {
  const { go } = await gate({ BenchmarkHeavy: heavy, BenchmarkLater: { behave: same, sides: ['head'] } });
  expect(runsOf(go, 'BenchmarkHeavy')).toEqual({ base: 1, head: 1 });
});

test('a benchmark that only one side has is measured in a process of its own', async () => {
  const { go } = await gate({ BenchmarkNew: { ...heavy, sides: ['head'] } });
  expect(runsOf(go, 'BenchmarkNew')).toEqual({ base: 0, head: 2 });
});

test('benchmarks that exceed their limit are reported by name, and the others are judged and run once', async () => {
  const overdue: Behaviour = () => 'overdue';
  const { report, go } = await gate({
    BenchmarkA: heavy,
    BenchmarkTooSlow: { behave: overdue },
    BenchmarkB: heavy,
    BenchmarkAlso: { behave: overdue },
    BenchmarkZ: { behave: perOp(3, 5) },
  });
  expect(report.conclusion).toBe('fail');
  expect(report.problems.map(({ kind, side, benchmark, blocking }) => [kind, side, benchmark, blocking])).toEqual([
    ['benchmark-timeout', 'both', 'BenchmarkTooSlow', true],
    ['benchmark-timeout', 'both', 'BenchmarkAlso', true],
  ]);
  expect(report.problems[0]).toMatchObject({
    message: 'One operation took longer than 60 s and was stopped.',
    remedy: expect.stringContaining('--benchmark-timeout') as unknown,
  });
  expect(new Set(report.findings.map(({ benchmark, level }) => `${benchmark} ${level}`))).toEqual(
    new Set(['BenchmarkA unchanged', 'BenchmarkB unchanged', 'BenchmarkZ regression']),
  );
  for (const benchmark of ['BenchmarkA', 'BenchmarkB', 'BenchmarkTooSlow', 'BenchmarkAlso'])
    expect(runsOf(go, benchmark)).toEqual({ base: 1, head: 1 });
});
