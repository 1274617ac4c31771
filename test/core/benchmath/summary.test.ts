import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../src/core/benchmath/figure.ts';
import { toNumber } from '../../../src/core/benchmath/fraction.ts';
import { type Summary, summarize } from '../../../src/core/benchmath/summary.ts';

const reported = (...values: number[]): Figure[] => values.map((value) => ({ kind: 'reported', value }));
const exact = (iterations: number, ...totals: number[]): Figure[] =>
  totals.map((total) => ({ kind: 'exact', total, iterations }));

function summaryOf(figures: readonly Figure[]): Summary {
  const summary = summarize(figures);
  if (summary === undefined) throw new Error('no figures');
  return summary;
}

describe('summarize', () => {
  test('without samples there is nothing', () => {
    expect(summarize([])).toBeUndefined();
    expect(summarize(undefined)).toBeUndefined();
  });

  test.each<[readonly number[], number]>([
    [[7], 7],
    [[9, 1, 5], 5],
    [[4, 1], 2.5],
    [[1, 10, 3, 2], 2.5],
    [[10, 9, 100], 10],
    [[0.1, 0.2], 0.15],
    [[-3, -1, -2], -2],
  ])('the median of %j is %d', (values, median) => {
    expect(summaryOf(reported(...values)).median).toBe(median);
  });

  test('judged figures are rounded, those per operation are not, and Go prints the floor', () => {
    const summary = summaryOf(exact(1000, 4997, 5003, 4600));
    expect(summary).toMatchObject({ median: 5, min: 5, max: 5, samples: [4.997, 5.003, 4.6], printed: 4 });
    expect(toNumber(summary.exactMedian)).toBe(4.997);
  });

  test('leaves its input in the order measured', () => {
    const figures = reported(3, 1, 2);
    expect(summaryOf(Object.freeze(figures)).samples).toEqual([3, 1, 2]);
    expect(figures.map((figure) => figure.kind === 'reported' && figure.value)).toEqual([3, 1, 2]);
  });

  test('is floored only by what Go rounded down', () => {
    expect(summaryOf(exact(10, 1)).floored).toBe(false);
    expect(summaryOf(reported(1)).floored).toBe(false);
    expect(summaryOf([...exact(10, 1), { kind: 'printed', value: 1 }]).floored).toBe(true);
  });

  test('smallest and largest are of the judged figures', () => {
    expect(summaryOf(exact(1000, 4400, 5600))).toMatchObject({ min: 4, max: 6 });
  });
});
