export type ParsedNumber =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'error'; readonly message: string };

const invalid: ParsedNumber = { kind: 'error', message: 'invalid syntax' };
const outOfRange: ParsedNumber = { kind: 'error', message: 'value out of range' };

/**
 * `parseIterations` parses an iteration count as Go's `strconv.Atoi` does, up to 2^53 − 1.
 *
 * Go accepts counts up to 2^63 − 1; a count that JavaScript can't represent exactly is out of range here.
 */
export function parseIterations(text: string): ParsedNumber {
  if (!/^[+-]?[0-9]+$/.test(text)) return invalid;
  // A count with more than 16 digits is out of range, so there is no need to convert a megabyte of them.
  const digits = text.replace(/^[+-]?0*/, '');
  if (digits.length > 16) return outOfRange;
  const value = Number(text);
  return Number.isSafeInteger(value) ? { kind: 'number', value: value === 0 ? 0 : value } : outOfRange;
}

/**
 * `parseMeasurement` parses a decimal number, `Inf` or `NaN`.
 *
 * A value beyond 1.8e308 is an error, and a value too small for a double becomes 0. Hexadecimal floats and underscores,
 * which `strconv.ParseFloat` also accepts, are rejected, because `testing` never prints them.
 */
export function parseMeasurement(text: string): ParsedNumber {
  if (/^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(text)) {
    const value = Number(text);
    return Number.isFinite(value) ? { kind: 'number', value } : outOfRange;
  }
  const special = /^([+-]?)(?:(inf|infinity)|nan)$/i.exec(text);
  if (special === null) return invalid;
  if (special[2] !== undefined) return { kind: 'number', value: special[1] === '-' ? -Infinity : Infinity };
  return special[1] === '' ? { kind: 'number', value: NaN } : invalid;
}
