export type ParsedNumber =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'error'; readonly message: string };

const invalid: ParsedNumber = { kind: 'error', message: 'invalid syntax' };
const outOfRange: ParsedNumber = { kind: 'error', message: 'value out of range' };

/**
 * An iteration count, as Go's `strconv.Atoi` reads it, up to 2^53 − 1.
 *
 * Go goes on to 2^63 − 1; a count that JavaScript cannot hold exactly is out of range here.
 */
export function parseIterations(text: string): ParsedNumber {
  if (!/^[+-]?[0-9]+$/.test(text)) return invalid;
  // A longer run of digits is leading zeros or out of range: no need to calculate with a megabyte of them.
  const digits = text.replace(/^[+-]?0*/, '');
  if (digits.length > 16) return outOfRange;
  const value = Number(text);
  return Number.isSafeInteger(value) ? { kind: 'number', value: value === 0 ? 0 : value } : outOfRange;
}

/**
 * A measurement, as Go's `strconv.ParseFloat(text, 64)` reads it: decimal or hexadecimal, with underscores between digits,
 * `Inf`, `NaN`. Beyond 1.8e308 is an error, too small for a double is 0.
 */
export function parseMeasurement(text: string): ParsedNumber {
  const decimal = text.includes('_') && underscoresFit(text, '0-9') ? text.replaceAll('_', '') : text;
  if (/^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(decimal)) return finite(Number(decimal));
  const special = /^([+-]?)(?:(inf|infinity)|nan)$/i.exec(text);
  if (special === null) return parseHexadecimal(text);
  if (special[2] !== undefined) return { kind: 'number', value: special[1] === '-' ? -Infinity : Infinity };
  return special[1] === '' ? { kind: 'number', value: NaN } : invalid;
}

function finite(value: number): ParsedNumber {
  return Number.isFinite(value) ? { kind: 'number', value } : outOfRange;
}

/** `0x1.8p-3`, with underscores where Go allows them; rounded once, half to even. */
function parseHexadecimal(text: string): ParsedNumber {
  const parts = /^([+-]?)0[xX]([0-9a-fA-F_]*)(?:\.([0-9a-fA-F_]*))?[pP]([+-]?)([0-9][0-9_]*)$/.exec(text);
  if (parts === null || !underscoresFit(text, '0-9a-fA-F')) return invalid;
  const whole = (parts[2] ?? '').replaceAll('_', '');
  const fraction = (parts[3] ?? '').replaceAll('_', '');
  if (whole.length + fraction.length === 0) return invalid;
  // Like Go, which stops counting there: an exponent of that size decides alone.
  const exponent = Math.min(Number((parts[5] ?? '').replaceAll('_', '')), 1e6) * (parts[4] === '-' ? -1 : 1);
  const magnitude = scale(whole + fraction, exponent - 4 * fraction.length);
  return finite(parts[1] === '-' ? -magnitude : magnitude);
}

/** Digits in base 16 times 2^exponent. */
function scale(hexDigits: string, exponent: number): number {
  const significant = hexDigits.replace(/^0+/, '');
  if (significant === '') return 0;
  // 64 bits are more than a double holds; what follows only matters as "not zero" (a sticky bit).
  const kept = significant.slice(0, 16);
  const sticky = /[1-9a-fA-F]/.test(significant.slice(16)) ? 1n : 0n;
  const mantissa = (BigInt(`0x${kept}`) << 1n) | sticky;
  const power = exponent + 4 * (significant.length - kept.length) - 1;
  const bits = mantissa.toString(2).length;
  if (bits + power > 1024) return Infinity;
  if (bits + power < -1080) return 0;
  // The lowest bit that a double of this size can hold; below it, round half to even.
  const lowest = Math.max(bits + power - 53, -1074);
  const drop = lowest - power;
  if (drop <= 0) return Number(mantissa) * 2 ** power;
  const shift = BigInt(drop);
  const quotient = mantissa >> shift;
  const rest = mantissa - (quotient << shift);
  const half = 1n << (shift - 1n);
  const up = rest > half || (rest === half && (quotient & 1n) === 1n);
  return Number(up ? quotient + 1n : quotient) * 2 ** lowest;
}

/** Go's rule: an underscore stands between digits, or between the base prefix and a digit. */
function underscoresFit(text: string, digits: '0-9' | '0-9a-fA-F'): boolean {
  return !new RegExp(`_(?![${digits}])|(?<![${digits}])(?<!^[+-]?0[xX])_`).test(text);
}
