import { describe, expect, test } from 'vitest';
import { rowsAt, tableOf } from '../../../src/core/report/table.ts';
import { finding, report } from '../../builders.ts';

const names = (levels: Parameters<typeof rowsAt>[1], benchmarks: Parameters<typeof finding>[2] = []): string[] =>
  rowsAt(tableOf(report({ benchmarks: [{ ...finding('', ''), findings: benchmarks }] })), levels).map(
    (row) => `${row.package} ${row.benchmark}`,
  );

describe('a row', () => {
  test('is a benchmark with all its units, at the gravest of their levels', () => {
    const { groups, counts } = tableOf(
      report({
        benchmarks: [
          finding('m', 'BenchmarkX')
            .bytes(1, 1)
            .allocs(1, 2)
            .level('regression')
            .unit('x/op', 2, 1)
            .level('improvement'),
        ],
      }),
    );
    expect(groups.map(({ level, rows }) => [level, rows.map(({ findings }) => findings.length)])).toEqual([
      ['regression', [3]],
    ]);
    expect(counts).toEqual({ packages: 1, benchmarks: 1, rows: 3 });
  });

  test('of the same name in another package is another', () => {
    const { counts } = tableOf(
      report({ benchmarks: [finding('a', 'BenchmarkX').allocs(1, 1), finding('b', 'BenchmarkX').allocs(1, 1)] }),
    );
    expect(counts).toEqual({ packages: 2, benchmarks: 2, rows: 2 });
  });
});

describe('order', () => {
  test('the largest change first, from zero before all, its package together', () => {
    const rows = [
      finding('a', 'BenchmarkSmall').allocs(10, 12).level('regression'),
      finding('b', 'BenchmarkMiddle').allocs(1, 2).level('regression'),
      finding('a', 'BenchmarkZero').allocs(0, 1).level('regression'),
      finding('b', 'BenchmarkLarge').allocs(1, 9).level('regression'),
    ].flatMap(({ findings }) => findings);
    expect(names(['regression'], rows)).toEqual([
      'a BenchmarkZero',
      'a BenchmarkSmall',
      'b BenchmarkLarge',
      'b BenchmarkMiddle',
    ]);
  });

  test('a large change in a unit that did not fail does not lift a row', () => {
    const rows = [
      finding('a', 'BenchmarkOne').bytes(1000, 1).level('improvement').allocs(10, 12).level('regression'),
      finding('a', 'BenchmarkTwo').bytes(8, 8).allocs(10, 13).level('regression'),
    ].flatMap(({ findings }) => findings);
    expect(names(['regression'], rows)).toEqual(['a BenchmarkTwo', 'a BenchmarkOne']);
  });

  test('equal changes keep the order of the report', () => {
    const rows = ['C', 'A', 'B'].flatMap((name) => finding('a', name).allocs(1, 2).level('regression').findings);
    expect(names(['regression'], rows)).toEqual(['a C', 'a A', 'a B']);
  });

  test('levels gravest first, units as Go prints them', () => {
    const { groups, units } = tableOf(
      report({
        benchmarks: [
          finding('m', 'BenchmarkA').unit('z/op', 1, 1).unit('a/op', 1, 1).allocs(1, 1).bytes(1, 1),
          finding('m', 'BenchmarkB').allocs(2, 1).level('improvement'),
          finding('m', 'BenchmarkC').allocs(1, 2).level('regression'),
        ],
      }),
    );
    expect(groups.map(({ level }) => level)).toEqual(['regression', 'improvement', 'unchanged']);
    expect(units).toEqual(['B/op', 'allocs/op', 'a/op', 'z/op']);
  });
});
