import { describe, expect, test } from 'vitest';
import { changeOf, exceeds } from '../../../src/core/benchmath/change.ts';

describe('exceeds', () => {
  test.each<[number, number, number, boolean]>([
    // exactly the threshold passes, the smallest step above does not
    [100, 115, 15, false],
    [100, 115.00000000000001, 15, true],
    [100, 116, 15, true],
    [0.1, 0.115, 15, false],
    [0.1, 0.1151, 15, true],
    [20, 23, 15, false],
    [1000, 1150, 15, false],
    [1000, 1151, 15, true],
    [6, 7, 15, true],
    [7, 8, 15, false],
    [200, 215, 7.5, false],
    [200, 215.1, 7.5, true],
    [3, 3, 0, false],
    [3, 3.0000001, 0, true],
    [3, 2, 0, false],
    // 1.15 * 100 is 114.99999999999999 in floating point, 1.1 * 30 is 33.00000000000001
    [30, 33, 10, false],
    [1e15, 1.15e15, 15, false],
    [1e15, 1.15e15 + 1, 15, true],
    // no percents of nothing
    [0, 0, 15, false],
    [0, 1, 15, false],
    // a unit of the user's own below 0: its size is what percents are of
    [-100, -86, 15, false],
    [-100, -85, 15, false],
    [-100, -84, 15, true],
    [-100, -120, 15, false],
  ])('thresholds are exact: %d → %d at %d%%', (base, head, percent, expected) => {
    expect(exceeds(base, head, percent, 'lower')).toBe(expected);
  });

  test.each<[number, number, number, boolean]>([
    [100, 85, 15, false],
    [100, 84.9, 15, true],
    [100, 120, 15, false],
    [100, 0, 15, true],
    [0, 5, 15, false],
  ])('more is better: %d → %d at %d %%: %s', (base, head, percent, expected) => {
    expect(exceeds(base, head, percent, 'higher')).toBe(expected);
  });
});

describe('changeOf', () => {
  test.each([
    [0, 0, { kind: 'none' }],
    [5, 5, { kind: 'none' }],
    [0, 1, { kind: 'from-zero' }],
    [1, 0, { kind: 'to-zero' }],
    [4, 5, { kind: 'ratio', percent: 25 }],
    [4, 3, { kind: 'ratio', percent: -25 }],
    [-4, -3, { kind: 'ratio', percent: 25 }],
  ])('%d → %d', (base, head, expected) => {
    expect(changeOf(base, head)).toEqual(expected);
  });
});
