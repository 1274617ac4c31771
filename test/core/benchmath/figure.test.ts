import { describe, expect, test } from 'vitest';
import { type Figure, judged, perOperation, printed } from '../../../src/core/benchmath/figure.ts';

const exact = (total: number, iterations: number): Figure => ({ kind: 'exact', total, iterations });

describe('a figure', () => {
  test.each<[string, Figure, { judged: number; perOperation: number; printed: number }]>([
    ['whole', exact(5000, 1000), { judged: 5, perOperation: 5, printed: 5 }],
    ['just below', exact(4997, 1000), { judged: 5, perOperation: 4.997, printed: 4 }],
    ['half goes up', exact(1, 2), { judged: 1, perOperation: 0.5, printed: 0 }],
    ['just below half', exact(499, 1000), { judged: 0, perOperation: 0.499, printed: 0 }],
    [
      'a real allocation that Go prints as none',
      exact(99_999, 100_000),
      { judged: 1, perOperation: 0.99999, printed: 0 },
    ],
    ['nothing', exact(0, 65_536), { judged: 0, perOperation: 0, printed: 0 }],
    ['printed', { kind: 'printed', value: 4 }, { judged: 4, perOperation: 4, printed: 4 }],
    ['reported', { kind: 'reported', value: 1.75 }, { judged: 1.75, perOperation: 1.75, printed: 1.75 }],
  ])('%s', (_, figure, expected) => {
    expect({ judged: judged(figure), perOperation: perOperation(figure), printed: printed(figure) }).toEqual(expected);
  });

  test('rounds totals beyond what floating point holds between two integers', () => {
    // 2^53 − 1 in 2 operations is a half, which goes up.
    expect(judged(exact(Number.MAX_SAFE_INTEGER, 2))).toBe(2 ** 52);
  });
});
