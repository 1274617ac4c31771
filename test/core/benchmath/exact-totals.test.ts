import { describe, expect, test } from 'vitest';
import { figuresOf, gcCyclesOf, realMsOf } from '../../../src/core/benchmath/exact-totals.ts';
import type { Figure } from '../../../src/core/benchmath/figure.ts';

function line(iterations: number, text: string): Record<string, Figure> {
  const fields = text.split(/\s+/);
  const measurements = fields.flatMap((field, index) =>
    index % 2 === 0 ? [{ value: Number(field), unit: fields[index + 1] ?? '' }] : [],
  );
  return Object.fromEntries(figuresOf(iterations, measurements));
}

describe('figuresOf', () => {
  test('a total whose quotient Go printed is exact, and no figure of its own', () => {
    expect(line(1000, '9.5 ns/op 64 B/op 4 allocs/op 64500 B-total 4997 allocs-total')).toEqual({
      'ns/op': { kind: 'reported', value: 9.5 },
      'B/op': { kind: 'exact', total: 64_500, iterations: 1000 },
      'allocs/op': { kind: 'exact', total: 4997, iterations: 1000 },
    });
  });

  test('garbage collections and real time are counted beside the figures', () => {
    expect(Object.keys(line(10, '9 ns/op 64 B/op 640 B-total 7 gc-cycles 5000000 real-ns-total'))).toEqual([
      'ns/op',
      'B/op',
    ]);
    expect(realMsOf([{ value: 5_000_000, unit: 'real-ns-total' }])).toBe(5);
    expect(realMsOf([{ value: 7, unit: 'ns/op' }])).toBeUndefined();
    expect(gcCyclesOf([{ value: 7, unit: 'gc-cycles' }])).toBe(7);
    expect(gcCyclesOf([{ value: 7, unit: 'ns/op' }])).toBeUndefined();
  });

  test('without totals, what Go printed', () => {
    expect(line(1000, '64 B/op 4 allocs/op')).toEqual({
      'B/op': { kind: 'printed', value: 64 },
      'allocs/op': { kind: 'printed', value: 4 },
    });
  });

  test.each([
    ['another quotient', '7 allocs/op 4997 allocs-total', 4997],
    ['a fraction', '4.5 allocs/op 4500 allocs-total', 4500],
    ['what Go makes of NaN', '-9223372036854775808 allocs/op 3000 allocs-total', 3000],
  ])('%s: the benchmark reported the unit itself, and what Go counted is kept', (_, text, total) => {
    expect(line(1000, text)).toEqual({
      'allocs/op': { kind: 'reported', value: Number(text.split(' ')[0]), counted: { total, iterations: 1000 } },
    });
  });

  test.each([
    ['a total that is no whole number', '4 allocs/op 4000.5 allocs-total'],
    ['a total beyond 2^53', '9007199254740993 allocs/op 9007199254740993000 allocs-total'],
    ['a negative total', '-4 allocs/op -4000 allocs-total'],
  ])('%s: what Go counted is not known', (_, text) => {
    expect(line(1000, text)).toEqual({ 'allocs/op': { kind: 'reported', value: Number(text.split(' ')[0]) } });
  });

  test('no iterations make no total exact', () => {
    expect(line(0, '0 allocs/op 0 allocs-total')).toEqual({ 'allocs/op': { kind: 'reported', value: 0 } });
  });

  test('of pairs with the same unit the last wins, as the overlay appends its own', () => {
    expect(line(10, '3 allocs/op 77 allocs-total 30 allocs-total')).toEqual({
      'allocs/op': { kind: 'exact', total: 30, iterations: 10 },
    });
  });
});
