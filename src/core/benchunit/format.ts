import { commonScale, formatScaled } from './scale.ts';
import { tidy, unitClass } from './tidy.ts';

// Below these limits every digit is shown, because readers compare figures such as 1,151 and 1,152.
const exactBytes = 2 ** 20;
const exactCount = 1e6;

/**
 * `formatMeasurement` formats a figure for display, without the `/op`: `1,151 B`, `2.000 GiB`, `12`, `4.997`, `1.235
 * µs`. Bytes below a mebibyte and counts below a million have no prefix: whole numbers are written in full, with
 * thousands separators, and other numbers have four significant digits, or one digit after the point from a thousand
 * on. Larger values and all times have four significant digits and a prefix.
 */
export function formatMeasurement(value: number, unit: string): string {
  const base = tidy(value, unit);
  const [numerator = '', denominator = ''] = base.unit.split('/', 2);
  const bytes = unitClass(base.unit) === 'binary';
  const time = /(?:^|-)sec$/.test(numerator);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : `${value > 0 ? '+' : '-'}Inf`;
  const symbol = `${time ? 's' : bytes ? 'B' : ''}${time || bytes ? rate(denominator) : ''}`;
  const short = Math.abs(base.value) < (bytes ? exactBytes : exactCount) && !time;
  if (short || base.value === 0) return joined(written(base.value), '', symbol);
  const scaler = commonScale([base.value], bytes ? 'binary' : 'decimal');
  return joined(formatScaled(base.value, { ...scaler, prefix: '' }), scaler.prefix, symbol);
}

/** `rate` returns a slash and the denominator of a unit, or `''` if the denominator is `op` or absent. */
function rate(denominator: string): string {
  return denominator === '' || denominator === 'op' ? '' : `/${denominator}`;
}

/**
 * `formatExact` formats an integer with all its digits and with thousands separators: `2,147,483,672`. Other numbers,
 * NaN and infinities have no separators.
 */
export function formatExact(value: number): string {
  if (!Number.isSafeInteger(value)) return String(value);
  return String(value === 0 ? 0 : value).replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
}

function written(value: number): string {
  if (Number.isInteger(value)) return formatExact(value);
  const size = Math.abs(value);
  if (size < 1e-4) return String(Number(value.toPrecision(4)));
  const digits = size >= 100 ? 1 : 3 - Math.floor(Math.log10(size));
  const [whole = '', fraction = ''] = value.toFixed(digits).split('.');
  const shown = fraction.replace(/0+$/, '');
  const grouped = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
  return shown === '' ? grouped : `${grouped}.${shown}`;
}

/** `joined` puts a space before a prefix with a symbol, and none before a bare prefix: `2.000 GiB`, `1.235M`. */
function joined(number: string, prefix: string, symbol: string): string {
  return symbol === '' ? `${number}${prefix}` : `${number} ${prefix}${symbol}`;
}
