import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confirmIterations, pacing, screenIterations, slower } from '../../../src/core/benchmath/iterations.ts';

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

test('real time counts a quarter, of the slower side', () => {
  expect(pacing({ timed: 100, real: 300 })).toBe(100);
  expect(pacing({ timed: 100, real: 4000 })).toBe(1000);
  expect(slower({ timed: 1, real: 9 }, { timed: 5, real: 2 })).toEqual({ timed: 5, real: 9 });
  expect(slower(undefined, { timed: 5, real: 2 })).toEqual({ timed: 5, real: 2 });
});

describe('confirmIterations', () => {
  test.each([
    [1000, 16_384, 1_048_576],
    [1, 65_536, 4_194_304],
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
