import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confirmIterations, screenIterations } from '../../../src/core/benchmath/iterations.ts';

describe('screenIterations', () => {
  test.each([
    [0, 65_536],
    [1, 65_536],
    [100, 65_536],
    // 10 ms / 1 µs = 10,000: nearest of 4,096 and 16,384 on a logarithmic scale
    [1000, 16_384],
    [1e6, 16],
    [1e7, 1],
    [1e12, 1],
  ])('%d ns/op: %d', (speed, iterations) => {
    expect(screenIterations(speed)).toBe(iterations);
  });
});

describe('confirmIterations', () => {
  test.each([
    [1000, 16_384, 1_048_576],
    [1e9, 1, 1],
    // a benchmark slower than one second is not measured fewer times than it was screened
    [1e10, 4, 4],
  ])('%d ns/op, screened %d: %d', (speed, screened, iterations) => {
    expect(confirmIterations(speed, screened)).toBe(iterations);
  });

  test('is never below the screen', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e13, noNaN: true }), (speed) => {
        const screened = screenIterations(speed);
        return confirmIterations(speed, screened) >= screened;
      }),
    );
  });
});
