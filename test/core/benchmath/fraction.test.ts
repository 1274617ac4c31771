import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fractionOf, mean, minus, order, times, toNumber } from '../../../src/core/benchmath/fraction.ts';

describe('fractionOf', () => {
  test.each([
    [0, 0n, 1n],
    [-0, 0n, 1n],
    [7, 7n, 1n],
    [-7.5, -75n, 10n],
    [0.1, 1n, 10n],
    [0.115, 115n, 1000n],
    [1e21, 10n ** 21n, 1n],
    [1.5e22, 15n * 10n ** 21n, 1n],
    [1e-7, 1n, 10n ** 7n],
    [1.25e-7, 125n, 10n ** 9n],
  ])('%d is %d/%d', (value, numerator, denominator) => {
    expect(fractionOf(value)).toEqual({ numerator, denominator });
  });

  test.each([NaN, Infinity, -Infinity])('%d is refused', (value) => {
    expect(() => fractionOf(value)).toThrow(RangeError);
  });

  test('comes back as the same number', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(fc.property(finite, (value) => toNumber(fractionOf(value)) === value));
  });
});

describe('arithmetic', () => {
  test('has no error of floating point', () => {
    expect(order(minus(fractionOf(0.3), fractionOf(0.1)), fractionOf(0.2))).toBe(0);
    expect(order(times(fractionOf(100), fractionOf(1.15)), fractionOf(115))).toBe(0);
    expect(toNumber(mean(fractionOf(0.1), fractionOf(0.2)))).toBe(0.15);
  });

  test('orders whole numbers as they are ordered', () => {
    const whole = fc.maxSafeInteger();
    fc.assert(
      fc.property(
        whole,
        whole,
        (a, b) => Math.sign(order(fractionOf(a), fractionOf(b))) === Math.sign(a < b ? -1 : a > b ? 1 : 0),
      ),
    );
  });
});
