/** A number as a fraction of integers, so that comparisons are exact: 115 is not 114.99999999999999. */
export interface Fraction {
  readonly numerator: bigint;
  /** The denominator, which is always positive. */
  readonly denominator: bigint;
}

/**
 * `fractionOf` returns the exact value of a finite number's decimal form, which is the shortest one that parses back to
 * the same number.
 */
export function fractionOf(value: number): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (match === null) throw new RangeError(`not a finite number: ${value}`);
  const [, sign, whole, decimals = '', exponent = '0'] = match;
  const digits = BigInt(`${sign}${whole}${decimals}`);
  const power = Number(exponent) - decimals.length;
  return power >= 0
    ? { numerator: digits * 10n ** BigInt(power), denominator: 1n }
    : { numerator: digits, denominator: 10n ** BigInt(-power) };
}

export function minus(a: Fraction, b: Fraction): Fraction {
  const numerator = a.numerator * b.denominator - b.numerator * a.denominator;
  return { numerator, denominator: a.denominator * b.denominator };
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

/** `mean` returns the mean of two fractions. */
export function mean(a: Fraction, b: Fraction): Fraction {
  const numerator = a.numerator * b.denominator + b.numerator * a.denominator;
  return { numerator, denominator: 2n * a.denominator * b.denominator };
}

/**
 * `order` returns a negative number if `a` is smaller than `b`, a positive number if it is greater, and 0 if they are
 * equal.
 */
export function order(a: Fraction, b: Fraction): number {
  const { numerator } = minus(a, b);
  return numerator < 0n ? -1 : numerator > 0n ? 1 : 0;
}

/** Number of digits that are kept, more than a double can distinguish. */
const digitsKept = 25;

/** `toNumber` returns the double nearest to a fraction. */
export function toNumber({ numerator, denominator }: Fraction): number {
  const shift = Math.max(0, digitsKept + String(denominator).length - String(numerator).length);
  return Number(`${(numerator * 10n ** BigInt(shift)) / denominator}e-${shift}`);
}
