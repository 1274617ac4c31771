import { expect, test } from 'vitest';
import type { UnjudgedRow } from '../../../src/core/report/model.ts';
import { textStyle } from '../../../src/core/report/text-style.ts';
import { unjudgedLines } from '../../../src/core/report/text-unjudged.ts';
import { report } from '../../builders.ts';

const plain = textStyle(false);
const row = (benchmark: string, unit: string, base: number[], head: number[]): UnjudgedRow => ({
  package: 'example.com/m',
  benchmark,
  unit,
  iterations: 100,
  base,
  head,
});

test('times and other units that are not judged, by the middle sample of each side', () => {
  const rows = [row('BenchmarkEncode', 'ns/op', [120, 98.2, 99], [71]), row('BenchmarkNew', 'hits/op', [], [3])];
  expect(unjudgedLines({ ...report(), unjudged: rows }, 80, plain)).toEqual([
    '',
    'Not judged (for reference only: one machine, few iterations, other processes running)',
    '  example.com/m',
    '    BenchmarkEncode  99.00 ns → 71.00 ns/op',
    '    BenchmarkNew     3  hits/op',
  ]);
});

test('nothing where there is nothing', () => {
  expect(unjudgedLines({ ...report(), unjudged: [] }, 80, plain)).toEqual([]);
});
