import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  commonScale,
  createUnitCatalog,
  formatExact,
  formatMeasurement,
  formatScaled,
  tidy,
  unitClass,
} from '../../../src/core/benchunit/index.ts';

test.each([
  [0, 'B/op', '0 B'],
  [1151, 'B/op', '1,151 B'],
  [-48, 'B/op', '-48 B'],
  [1_048_575, 'B/op', '1,048,575 B'],
  [1_048_576, 'B/op', '1.000 MiB'],
  [2_147_483_672, 'B/op', '2.000 GiB'],
  [1234.56, 'B/op', '1,234.6 B'],
  [99.96, 'B/op', '99.96 B'],
  [12, 'allocs/op', '12'],
  [4.997, 'allocs/op', '4.997'],
  [0.5, 'allocs/op', '0.5'],
  [0.00049, 'allocs/op', '0.00049'],
  [999_999, 'allocs/op', '999,999'],
  [1_234_567, 'allocs/op', '1.235M'],
  [-1_234_567, 'allocs/op', '-1.235M'],
  [1234.56, 'ns/op', '1.235 µs'],
  [0.25, 'ns/op', '0.2500 ns'],
  [12.5, 'p99-ns', '12.50 ns'],
  [0, 'ns/op', '0 s'],
  [1.5, 'sec/op', '1.500 s'],
  [2437.43, 'MB/s', '2.270 GiB/s'],
  [2.125, 'widgets/op', '2.125'],
  [999.96, 'widgets/op', '1,000'],
  [9.99996, 'widgets/op', '10'],
  [99.9, '%hit', '99.9'],
  [NaN, 'B/op', 'NaN'],
  [Infinity, 'x', '+Inf'],
  [-Infinity, 'x', '-Inf'],
])('%d %s is %s', (value, unit, expected) => {
  expect(formatMeasurement(value, unit)).toBe(expected);
});

test.each([
  [0, '0'],
  [-0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [-1_234_567, '-1,234,567'],
  [9_007_199_254_740_991, '9,007,199,254,740,991'],
  [4.997, '4.997'],
])('formatExact(%d)', (value, expected) => {
  expect(formatExact(value)).toBe(expected);
});

test('different counts of allocations below a million never look the same', () => {
  const count = fc.integer({ min: 0, max: 999_999 });
  fc.assert(
    fc.property(count, count, (one, other) => {
      expect(formatMeasurement(one, 'allocs/op') === formatMeasurement(other, 'allocs/op')).toBe(one === other);
    }),
  );
});

test.each([
  ['ns/op', 'decimal'],
  ['sec/B', 'decimal'],
  ['sec/disk-B', 'decimal'],
  ['B/op', 'binary'],
  ['bytes/op', 'binary'],
  ['MB/s', 'binary'],
  ['disk-B/sec', 'binary'],
  ['sec/B*B', 'binary'],
  ['Bytes', 'decimal'],
  ['', 'decimal'],
])('the class of %s', (unit, expected) => {
  expect(unitClass(unit)).toBe(expected);
});

test.each([
  ['ns/op', 'sec/op', 1e-9],
  ['x-ns/op', 'x-sec/op', 1e-9],
  ['MB/s', 'B/s', 1e6],
  ['x-B/op', 'x-B/op', 1],
  ['op/ns', 'op/ns', 1],
  ['MB*MB/s', 'B*B/s', 1e12],
  ['MB/MB', 'B/MB', 1e6],
  ['nsx/op', 'nsx/op', 1],
])('%s is tidied to %s', (unit, tidied, factor) => {
  expect(tidy(1, unit)).toEqual({ value: factor, unit: tidied });
});

describe('scales', () => {
  test('one for several values is that of the smallest, zero aside', () => {
    expect(commonScale([0, 5_000_000, -1500], 'decimal')).toEqual({ factor: 1000, prefix: 'k', digits: 3 });
    expect(commonScale([0], 'decimal')).toEqual({ factor: 1, prefix: '', digits: 3 });
  });

  test('rounding is half to even', () => {
    expect(formatScaled(0.5, { factor: 1, prefix: '', digits: 0 })).toBe('0');
    expect(formatScaled(1.5, { factor: 1, prefix: '', digits: 0 })).toBe('2');
    expect(formatScaled(100.25, { factor: 1, prefix: '', digits: 1 })).toBe('100.2');
    expect(formatScaled(-100.75, { factor: 1, prefix: '', digits: 1 })).toBe('-100.8');
    expect(formatScaled(1e22, { factor: 1, prefix: '', digits: 1 })).toBe('10000000000000000000000.0');
  });
});

describe('unit metadata', () => {
  test.each([
    ['ns/op', 'lower'],
    ['sec/op', 'lower'],
    ['B/op', 'lower'],
    ['allocs/op', 'lower'],
    ['MB/s', 'higher'],
    ['widgets/op', undefined],
  ])('%s is better %s', (unit, expected) => {
    expect(createUnitCatalog([]).better(unit)).toBe(expected);
  });

  test('of allocations fewer are better, whatever a benchmark says', () => {
    const said = ['B/op', 'allocs/op'].map((unit) => ({ unit, key: 'better', value: 'higher' }));
    const catalog = createUnitCatalog(said);
    expect([catalog.better('B/op'), catalog.better('allocs/op')]).toEqual(['lower', 'lower']);
  });

  test('a Unit line goes before the default, in any prefix, and the first one counts', () => {
    const catalog = createUnitCatalog([
      { unit: 'ns/op', key: 'better', value: 'higher' },
      { unit: 'sec/op', key: 'better', value: 'lower' },
      { unit: 'hits/op', key: 'better', value: 'neither' },
      { unit: 'hits/op', key: 'assume', value: 'exact' },
    ]);
    expect(catalog.better('sec/op')).toBe('higher');
    expect(catalog.better('hits/op')).toBeUndefined();
    expect(catalog.assumption('hits/op')).toBe('exact');
    expect(catalog.assumption('ns/op')).toBe('nothing');
  });
});
