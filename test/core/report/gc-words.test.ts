import { expect, test } from 'vitest';
import { gcWords } from '../../../src/core/report/gc-words.ts';
import type { UnjudgedRow } from '../../../src/core/report/model.ts';

const row = (benchmark: string, unit: string, base: number[], head: number[]): UnjudgedRow => ({
  package: 'example.com/m',
  benchmark,
  unit,
  iterations: 100,
  base,
  head,
});
const both = (name: string, cycles: [number[], number[]], bytes: [number[], number[]]): UnjudgedRow[] => [
  row(name, 'gc-cycles/s', ...cycles),
  row(name, 'allocated-B/s', ...bytes),
];

test('collections and allocated bytes by the middle sample of each side', () => {
  const unjudged = both('BenchmarkX', [[101.4, 99, 105], [262.2]], [[2 ** 20 * 390], [2 ** 30 * 3]]);
  expect(gcWords({ unjudged })).toEqual({
    shown: [{ benchmark: 'BenchmarkX', text: '101 → 262 collections and 390.0 MiB → 3.000 GiB allocated per second' }],
    left: undefined,
  });
});

test('benchmarks that one side lacks and those that allocate nothing are left out; five are shown', () => {
  const nothing = both('BenchmarkNone', [[0], [0]], [[0], [0]]);
  expect(gcWords({ unjudged: [...both('BenchmarkNew', [[], [5]], [[], [9]]), ...nothing] }).shown).toEqual([]);
  const many = Array.from({ length: 7 }, (_, index) => both(`Benchmark${index}`, [[1], [2]], [[10], [20]])).flat();
  const { shown, left } = gcWords({ unjudged: many });
  expect([shown.length, left]).toEqual([5, 'and 2 more benchmarks']);
});
