import { expect, test } from 'vitest';
import type { GateReport } from '../src/core/report/model.ts';
import { check } from '../src/gate.ts';
import type { Options } from '../src/options.ts';
import { type Behaviour, fakePorts, FakeRepository, FakeToolchain } from './fakes.ts';

/** Iterations of a benchmark of 1,000 ns in a run of about one second. */
const atLength = 1_048_576;

interface Run {
  readonly report: GateReport;
  /** The benchmarks that ran for about one second. */
  readonly long: ReadonlySet<string>;
}

async function gate(
  behaviours: Readonly<Record<string, Behaviour>>,
  explicit: Partial<Options> = {},
  config = '',
): Promise<Run> {
  const go = new FakeToolchain({
    benchmarks: Object.fromEntries(Object.entries(behaviours).map(([name, behave]) => [name, { behave }])),
  });
  const report = await check(
    fakePorts(go, new FakeRepository({ 'b:.allocgate.yml': config, 'a:.allocgate.yml': config })),
    {
      folder: '/repo',
      explicit: { leaks: 'off', ...explicit },
    },
  );
  const long = go.runs.filter(({ iterations }) => iterations === atLength).flatMap(({ names }) => names);
  return { report, long: new Set(long) };
}

/** Allocations of one size per operation on each side, and more allocations in each run of head. */
const costs =
  (base: number, head: number, once = 0, size = 64): Behaviour =>
  ({ side, iterations }) => {
    const allocs = side === 'base' ? base * iterations : head * iterations + once;
    return { allocs, bytes: size * allocs };
  };

/** Benchmarks that make 1, 2, 3 … allocations per operation on base, and one more on head. */
const alike = (many: number): Record<string, Behaviour> =>
  Object.fromEntries(Array.from({ length: many }, (_, index) => [`BenchmarkA${index}`, costs(index + 1, index + 2)]));

const levels = ({ report }: Run): Record<string, string> =>
  Object.fromEntries(
    report.findings.filter(({ unit }) => unit === 'allocs/op').map(({ benchmark, level }) => [benchmark, level]),
  );
const notesOf = ({ report }: Run): readonly string[] =>
  report.notes.filter((note) => note.includes('changed in the same way'));

test('of benchmarks that changed alike, three run for a second: the smallest change, the largest, and one more', async () => {
  const run = await gate({ ...alike(20), BenchmarkOther: costs(10, 40, 0, 32) });
  expect(run.long.size).toBe(4);
  expect(run.long).toContain('BenchmarkA0');
  expect(run.long).toContain('BenchmarkA19');
  expect(run.long).toContain('BenchmarkOther');
  expect(notesOf(run)).toEqual([
    '17 benchmarks changed in the same way as others of the same package. The change of each was confirmed in fresh processes. Only 3 others, which represent them, were also confirmed in runs of about one second (--no-representatives confirms every benchmark in such runs).',
  ]);
});

test('the verdict of every row is that of a run without representatives', async () => {
  const behaviours = { ...alike(20), BenchmarkOther: costs(10, 40, 0, 32), BenchmarkBetter: costs(5, 1) };
  const run = await gate(behaviours);
  const all = await gate(behaviours, { representatives: false });
  expect(all.long.size).toBe(22);
  expect(levels(run)).toEqual(levels(all));
  expect(Object.values(levels(run)).filter((level) => level === 'regression')).toHaveLength(7);
  expect(run.report.findings.every(({ level, confirmed }) => level !== 'regression' || confirmed)).toBe(true);
  expect(notesOf(all)).toEqual([]);
});

test('benchmarks that changed by the same share of base are alike', async () => {
  const doubled = Object.fromEntries(
    Array.from({ length: 8 }, (_, index) => [`BenchmarkN${index}`, costs(10 ** index, 2 * 10 ** index)]),
  );
  expect((await gate(doubled)).long.size).toBe(3);
});

test('benchmarks that make the same additional allocation are alike, however often they make it', async () => {
  const multiples = Object.fromEntries(
    Array.from({ length: 8 }, (_, index) => [`BenchmarkM${index}`, costs(10, 11 + 2 ** index)]),
  );
  expect((await gate(multiples)).long.size).toBe(3);
  const larger = Object.fromEntries(
    Array.from({ length: 8 }, (_, index): [string, Behaviour] => [
      `BenchmarkL${index}`,
      ({ side, iterations }) => {
        const more = side === 'base' ? 0 : 2 ** index;
        return { allocs: (10 + more) * iterations, bytes: (1000 + 2 ** index * 16 * more) * iterations };
      },
    ]),
  );
  expect((await gate(larger)).long.size).toBe(8);
});

test('if the change of a representative is gone at length, all of its group are measured there', async () => {
  // One allocation per operation at the screen's 16,384 iterations, and next to nothing at 64 times as many.
  const once = Object.fromEntries(
    Array.from({ length: 8 }, (_, index) => [`BenchmarkOnce${index}`, costs(1, 1, 16_384)]),
  );
  const run = await gate({ ...once, BenchmarkReal: costs(1, 2) });
  expect(run.long.size).toBe(9);
  expect(Object.entries(levels(run)).filter(([, level]) => level === 'regression')).toEqual([
    ['BenchmarkReal', 'regression'],
  ]);
  expect(notesOf(run)).toEqual([]);
});

test('a few benchmarks, and those over a budget, have no representatives', async () => {
  expect((await gate(alike(5))).long.size).toBe(5);
  const budget = 'rules:\n  - budgets: { allocs/op: 1 }\n';
  expect((await gate(alike(20), {}, budget)).long.size).toBe(20);
});

test('samples that overlap have no representative', async () => {
  const unsteady: Behaviour = ({ side, iterations, round }) => {
    const perOperation = side === 'base' ? (round % 2 === 0 ? 1 : 3) : round % 2 === 0 ? 2 : 4;
    return { allocs: perOperation * iterations, bytes: 64 * perOperation * iterations };
  };
  const run = await gate(Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`BenchmarkU${index}`, unsteady])));
  expect(run.long.size).toBe(8);
});
