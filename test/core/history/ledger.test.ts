import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Baseline } from '../../../src/core/baseline/schema.ts';
import { type HistoryRow, Ledger } from '../../../src/core/history/ledger.ts';
import { levelsOf } from '../../../src/core/history/levels.ts';
import { sparkline, stepsOf } from '../../../src/core/history/steps.ts';

const commit = (number: number): string => number.toString(16).padStart(40, '0');

/** A record in which BenchmarkX has this figure; `undefined`: it lacks the benchmark. */
function record(unit: string, value: number | undefined, goVersion = 'go1.26.8', goos = 'linux'): Baseline {
  const stored = { iterations: 1000, gomaxprocs: 1, units: { [unit]: [value ?? 0, value ?? 0] } };
  const benchmarks: Baseline['packages'][string]['benchmarks'] = value === undefined ? {} : { BenchmarkX: stored };
  return {
    schemaVersion: 1,
    fingerprint: {
      goVersion,
      goos,
      goarch: 'amd64',
      settings: {},
      buildFlags: [],
      mode: 'fast',
      totals: 'exact',
      pathLength: 120,
    },
    cpu: '',
    bench: '.',
    packages: { 'example.com/m': { key: 'k', benchmarks } },
  };
}

const everything = { wants: () => true, units: undefined };

function rowOf(values: readonly (number | undefined)[], unit = 'allocs/op'): HistoryRow | undefined {
  const ledger = new Ledger(everything);
  values.forEach((value, index) => {
    ledger.add({ number: index, commit: commit(index), conditions: 'a' }, record(unit, value));
  });
  return ledger.rows()[0];
}

test('the steps replay the figures of every record', () => {
  const series = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, fc.nat(9)), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(series, fc.nat(9), (changes, start) => {
      // `undefined` keeps the figure, so that levels have lengths.
      let figure = start;
      const values = changes.map((change) => (figure = change ?? figure));
      const row = rowOf(values);
      const steps = row === undefined ? [] : stepsOf(row);
      const replayed = values.map(
        (_, index) => steps.filter(({ mark }) => mark.number <= index).at(-1)?.after ?? values[0],
      );
      expect(replayed).toEqual(values);
      expect(steps.every(({ before, after }) => before !== after)).toBe(true);
      for (const { mark, previous } of steps) expect(previous.number).toBe(mark.number - 1);
    }),
  );
});

test('bytes that jitter are no step, and bytes that creep are one once they have moved', () => {
  const jitter = rowOf([1000, 1001, 999, 1000, 1002, 1000], 'B/op');
  expect(jitter?.levels.map(({ figure }) => figure)).toEqual([1000]);
  const creep = rowOf([1000, 1001, 1002, 1003, 1004, 1005, 1006], 'B/op');
  expect(creep?.levels.map(({ figure }) => figure)).toEqual([1000, 1003, 1006]);
});

test.each([
  ['what is allocated once', 'B/op', [1373, 2000], [1370, 900], 1],
  ['the same difference over as many iterations', 'B/op', [1373, 2000], [1370, 2000], 2],
  ['more than one per cent', 'B/op', [1373, 2000], [1390, 900], 2],
  ['more than is allocated once', 'B/op', [137_300, 200_000], [137_200, 90_000], 2],
  ['an allocation among few', 'allocs/op', [9, 20], [10, 10], 2],
  ['an allocation among very many', 'allocs/op', [33_776, 20], [33_777, 30], 1],
  ['a unit of the benchmark’s own', 'x/op', [1000, 20], [1001, 30], 2],
] as const)('two records with other numbers of iterations, %s: levels', (_, unit, before, after, levels) => {
  const points = [before, after].map(([value, iterations], number) => ({
    number,
    commit: commit(number),
    conditions: 'a',
    figures: [{ kind: 'reported' as const, value }],
    iterations,
  }));
  expect(levelsOf(unit, points)).toHaveLength(levels);
});

test.each([
  [
    'a median between samples that were seen',
    [
      [1873, 1873, 1884],
      [1873, 1884, 1884],
    ],
    1,
  ],
  [
    'a median beyond them by less than they vary',
    [
      [1370, 1372, 1374],
      [1377, 1377, 1377],
    ],
    1,
  ],
  [
    'samples that overlap those seen',
    [
      [670_378, 670_378],
      [670_379, 670_379, 670_378],
    ],
    1,
  ],
  [
    'a median beyond them by more',
    [
      [1370, 1372, 1374],
      [1380, 1380, 1380],
    ],
    2,
  ],
  [
    'one sample out of line, and a step far beyond',
    [
      [30, 30, 60],
      [30, 30, 30],
      [45, 45, 45],
    ],
    2,
  ],
  [
    'no noise at all',
    [
      [9003, 9003],
      [9002, 9002],
    ],
    2,
  ],
  [
    'samples around a half, which rounds up and down',
    [
      [6.5007, 6.5007, 6.6],
      [6.4998, 6.4998, 6.5046],
    ],
    1,
  ],
  [
    'one allocation of very many',
    [
      [33_776, 33_776],
      [33_777, 33_777],
    ],
    1,
  ],
] as const)('records with several samples, %s: levels', (_, records, levels) => {
  const points = records.map((samples, number) => ({
    number,
    commit: commit(number),
    conditions: 'a',
    figures: samples.map((value) => ({
      kind: 'exact' as const,
      total: Math.round(value * 10_000),
      iterations: 10_000,
    })),
    iterations: 10_000,
  }));
  expect(levelsOf('allocs/op', points)).toHaveLength(levels);
});

test('a benchmark that some records lack: a step names the record before that had it', () => {
  const row = rowOf([3, undefined, undefined, 9, undefined]);
  expect(row && stepsOf(row)).toMatchObject([{ mark: { number: 3 }, previous: { number: 0 }, before: 3, after: 9 }]);
  expect([row?.records, row?.last.number]).toEqual([2, 3]);
});

describe('several conditions', () => {
  const add = (ledger: Ledger, number: number, conditions: string, baseline: Baseline): void =>
    ledger.add({ number, commit: commit(number), conditions }, baseline);

  test('a new Go version goes on with the old one, and the step says so', () => {
    const ledger = new Ledger(everything);
    for (const [number, value] of [3, 3, 5, 5].entries())
      add(ledger, number, 'old', record('allocs/op', value, 'go1.25.1'));
    for (const [number, value] of [4, 4, 7].entries()) add(ledger, 10 + number, 'new', record('allocs/op', value));
    const steps = stepsOf(ledger.rows()[0] ?? { levels: [] });
    expect(steps.map(({ before, after, mark, previous }) => [before, after, mark.conditions, previous.number])).toEqual(
      [
        [3, 5, 'old', 1],
        [5, 4, 'new', 3],
        [4, 7, 'new', 11],
      ],
    );
  });

  test('a new Go version that changes nothing is no step', () => {
    const ledger = new Ledger(everything);
    add(ledger, 1, 'old', record('allocs/op', 3, 'go1.25.1'));
    add(ledger, 2, 'new', record('allocs/op', 3));
    add(ledger, 3, 'new', record('allocs/op', 4));
    const steps = stepsOf(ledger.rows()[0] ?? { levels: [] });
    expect(steps).toMatchObject([{ before: 3, after: 4, mark: { number: 3 }, previous: { number: 2 } }]);
  });

  test('jobs of a matrix side by side are not mixed, and another platform never', () => {
    const ledger = new Ledger(everything);
    for (let number = 0; number < 6; number++) {
      add(ledger, 3 * number, 'go1.25', record('allocs/op', 3, 'go1.25.1'));
      add(ledger, 3 * number + 1, 'darwin', record('allocs/op', 9, 'go1.26.8', 'darwin'));
      add(ledger, 3 * number + 2, 'go1.26', record('allocs/op', 4));
    }
    const [row] = ledger.rows();
    expect(row?.last.conditions).toBe('go1.26');
    expect(row?.levels.filter(({ mark }) => mark.conditions === 'darwin')).toEqual([]);
    expect(row && stepsOf(row).length).toBe(1);
  });
});

test('a figure that changes with every record is kept within bounds', () => {
  const row = rowOf(Array.from({ length: 5000 }, (_, index) => index % 2));
  expect(row?.levels.length).toBeLessThanOrEqual(1000);
  expect((row?.levels.length ?? 0) + (row?.dropped ?? 0)).toBe(5000);
  expect(row?.levels.at(-1)?.mark.number).toBe(4999);
});

test('a sparkline shows the newest levels from the least to the most', () => {
  expect(sparkline(rowOf([1, 8, 4, 1]) ?? { levels: [] }, 20)).toBe('▁█▄▁');
  expect(sparkline(rowOf([0, 7, 0, 7]) ?? { levels: [] }, 2)).toBe('▁█');
  expect(sparkline(rowOf([5]) ?? { levels: [] }, 20)).toBe('▁');
});
