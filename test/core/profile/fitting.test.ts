import { describe, expect, test } from 'vitest';
import type { Cost } from '../../../src/core/profile/cost.ts';
import { fitting, openRest } from '../../../src/core/profile/fitting.ts';

const cost = (objects: number, bytes: number): Cost => ({ objects, bytes });
const shown = (difference: Cost, ...sites: readonly Cost[]) => fitting(sites, difference, (site) => site);

describe('sites that fit into the difference of the table', () => {
  test('are those that add up to it', () => {
    const all = [cost(7, 700), cost(2, 200), cost(1, 100)];
    expect(shown(cost(10, 1000), ...all)).toEqual(all);
  });

  test('leave out what costs more than is left, and take what still fits', () => {
    expect(shown(cost(1, 80), cost(2, 80), cost(1, 80), cost(1, 66))).toEqual([cost(1, 80)]);
  });

  test('may exceed it by what rounding hides', () => {
    expect(shown(cost(1000, 10_000), cost(1015, 10_150))).toHaveLength(1);
    expect(shown(cost(1000, 10_000), cost(1030, 10_150))).toEqual([]);
  });

  test('are not limited by a figure that did not get worse', () => {
    expect(shown(cost(8, -3000), cost(8, 500))).toHaveLength(1);
  });
});

describe('what sites leave open', () => {
  test('is nothing where they add up', () => {
    expect(openRest([cost(6, 600), cost(3.9, 395)], cost(10, 1000))).toEqual({});
  });

  test('is what they miss, of each figure', () => {
    expect(openRest([cost(6, 990)], cost(10, 1000))).toEqual({ objects: 4 });
    expect(openRest([], cost(10, 1000))).toEqual({ objects: 10, bytes: 1000 });
  });

  test('is nothing of a figure that got better', () => {
    expect(openRest([cost(1, 16)], cost(1, -300))).toEqual({});
  });
});
