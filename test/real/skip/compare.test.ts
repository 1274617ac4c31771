import { expect, test } from 'vitest';
import { compareWays } from '../../../scripts/skip/compare.ts';
import type { Verdict } from '../../../scripts/skip/ways.ts';

const row = 'example.com/a BenchmarkA B/op';

function verdict(level: string | undefined, given: Partial<Verdict> = {}): Verdict {
  return {
    code: 0,
    levels: new Map(level === undefined ? [] : [[row, level]]),
    skippedPackages: new Set(),
    skippedBenchmarks: 0,
    benchmarks: 1,
    red: 0,
    represented: 0,
    problems: [],
    cpu: 1,
    ...given,
  };
}

const skipped = verdict(undefined, { skippedPackages: new Set(['example.com/a']) });

test('the rows of a skipped package count as unchanged', () => {
  expect(compareWays([skipped], [verdict('unchanged')])).toEqual({ differing: [], varying: [] });
  expect(compareWays([skipped], [verdict('improvement')]).differing).toEqual([`${row}: unchanged against improvement`]);
});

test('a row that only one way has differs', () => {
  expect(compareWays([verdict(undefined)], [verdict('unchanged')]).differing).toEqual([
    `${row}: absent against unchanged`,
  ]);
});

test('an exit code differs like a row', () => {
  expect(compareWays([verdict('unchanged')], [verdict('unchanged', { code: 3 })]).differing).toEqual([
    'exit code: 0 against 3',
  ]);
});

test.each([
  ['between the runs of one way', [skipped, skipped], [verdict('improvement'), verdict('unchanged')]],
  ['in its own samples', [skipped], [verdict('unstable')]],
])('a row that varies %s varies by itself', (_, one, other) => {
  const { differing, varying } = compareWays(one, other);
  expect(differing).toEqual([]);
  expect(varying).toHaveLength(1);
});
