/** A decimal number as a fraction of whole numbers, so that comparisons are exact: 115 is not 115.00000000000001. */
export interface Decimal {
  readonly digits: bigint;
  /** Decimal places: the value is digits / 10^places. */
  readonly places: number;
}

/** The decimal that a finite number is written as (its shortest text that reads back as the same number). */
export function decimalOf(value: number): Decimal {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (match === null) throw new RangeError(`not a finite number: ${value}`);
  const [, sign, whole, fraction = '', exponent = '0'] = match;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const places = fraction.length - Number(exponent);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

/** `a` minus `b`. */
export function minus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  return { digits: scaled(a, places) - scaled(b, places), places };
}

export function times(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, places: a.places + b.places };
}

/** Whether `a` is greater than `b`, exactly. */
export function isGreater(a: Decimal, b: Decimal): boolean {
  return minus(a, b).digits > 0n;
}

function scaled({ digits, places }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(to - places);
}
