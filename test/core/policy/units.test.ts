import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../src/core/benchmath/figure.ts';
import { floorOf, hasMoved } from '../../../src/core/policy/units.ts';

const exact = (total: number, iterations: number): Figure => ({ kind: 'exact', total, iterations });
const reported = (value: number): Figure => ({ kind: 'reported', value });

describe('hasMoved', () => {
  test.each<[string, string, Figure, Figure, boolean]>([
    ['the same judged allocations', 'allocs/op', exact(4997, 1000), exact(5000, 1000), false],
    ['one judged allocation', 'allocs/op', exact(4499, 1000), exact(4500, 1000), true],
    ['one fewer', 'allocs/op', exact(5000, 1000), exact(4000, 1000), true],
    ['2 B are noise', 'B/op', exact(64_000, 1000), exact(66_000, 1000), false],
    ['a thousandth of a byte above 2 B is not', 'B/op', exact(64_000, 1000), exact(66_001, 1000), true],
    ['the same downwards', 'B/op', exact(66_001, 1000), exact(64_000, 1000), true],
    ['0.05 % of many bytes', 'B/op', reported(10_000), reported(10_005), false],
    ['above it', 'B/op', reported(10_000), reported(10_005.01), true],
    ['0.05 % of a unit of the user', 'nodes/op', reported(2000), reported(2001), false],
    ['above it', 'nodes/op', reported(2000), reported(2001.1), true],
    ['anything from nothing', 'nodes/op', reported(0), reported(1e-9), true],
    ['nothing from nothing', 'nodes/op', reported(0), reported(0), false],
    ['below zero', 'nodes/op', reported(-2000), reported(-2001), false],
    ['no number on both sides', 'nodes/op', reported(NaN), reported(NaN), true],
    ['no number on one', 'B/op', reported(5), reported(NaN), true],
    ['both infinite', 'nodes/op', reported(Infinity), reported(Infinity), true],
    ['infinite allocations', 'allocs/op', reported(Infinity), reported(Infinity), true],
  ])('%s (%s)', (_, unit, base, head, expected) => {
    expect(hasMoved(unit, base, head)).toBe(expected);
  });
});

test('only Go’s own two units have a floor', () => {
  expect(['allocs/op', 'B/op', 'nodes/op', 'constructor', ''].map(floorOf)).toEqual([0.9, 15.5, 0, 0, 0]);
});
