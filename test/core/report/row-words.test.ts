import { expect, test } from 'vitest';
import type { Level } from '../../../src/core/report/model.ts';
import { phraseOf } from '../../../src/core/report/row-words.ts';
import { rowsAt, tableOf } from '../../../src/core/report/table.ts';
import { finding, report } from '../../builders.ts';

function phrase(level: Level, unit: string): string {
  const sample = report({ benchmarks: [finding('m', 'BenchmarkX').bytes(8, 8).unit(unit, 1, 2).level(level)] });
  const [row] = rowsAt(tableOf(sample), [level]);
  return row === undefined ? 'no row' : phraseOf(row);
}

test.each([
  ['regression', 'allocs/op', 'allocates more than on base'],
  ['regression', 'queries/op', 'is worse than on base'],
  ['regression', 'goroutines/op', 'leaks'],
  ['warning', 'allocs/op', 'is over the warning threshold'],
  ['warning', 'retained-B/op', 'leaks'],
  ['waived', 'allocs/op', 'allocates more than on base, which was accepted'],
  ['waived', 'goroutines/op', 'leaks, which was accepted'],
  ['over-budget', 'allocs/op', 'is over its budget'],
] as const)('a benchmark at level %s because of %s %s', (level, unit, words) => {
  expect(phrase(level, unit)).toBe(words);
});
