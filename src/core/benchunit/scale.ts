import type { UnitClass } from './tidy.ts';

interface Step {
  readonly factor: number;
  readonly prefix: string;
}

const decimalSteps: readonly Step[] = [12, 9, 6, 3, 0, -3, -6, -9].map((exponent, index) => ({
  factor: Number(`1e${exponent}`),
  prefix: ['T', 'G', 'M', 'k', '', 'm', 'µ', 'n'][index] ?? '',
}));

// There are no binary prefixes for fractions, and a value from 1000 up to 1023 keeps the smaller prefix.
const binarySteps: readonly Step[] = [40, 30, 20, 10, 0].map((exponent, index) => ({
  factor: 2 ** exponent,
  prefix: ['Ti', 'Gi', 'Mi', 'Ki', ''][index] ?? '',
}));

// The smallest values that rounding to four digits turns into 100.0, 10.00 and 1.000.
const thresholds = [
  { from: '99.995', digits: 1 },
  { from: '9.9995', digits: 2 },
  { from: '.99995', digits: 3 },
] as const;

const mostDigits = 10;

/**
 * The format of a number with a prefix: the number of digits after the point, and the factor that the prefix stands
 * for.
 */
export interface Scaler extends Step {
  readonly digits: number;
}

/**
 * `commonScale` returns the scale that shows at least three significant digits of every value (x/perf benchunit,
 * `CommonScale`).
 */
export function commonScale(values: readonly number[], unitClass: UnitClass): Scaler {
  let least = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (size !== 0 && (least === 0 || size < least)) least = size;
  }
  if (least === 0) return { digits: 3, factor: 1, prefix: '' };
  const steps = unitClass === 'binary' ? binarySteps : decimalSteps;
  for (const step of steps) {
    for (const { from, digits } of thresholds) {
      if (least >= threshold(from, step, unitClass)) return { ...step, digits };
    }
  }
  const { factor, prefix } = steps.at(-1) ?? { factor: 1, prefix: '' };
  let digits = 3;
  while (digits < mostDigits && least / factor < Number(`9.9995e${2 - digits}`)) digits += 1;
  return { factor, prefix, digits };
}

/** `formatScaled` formats the number in this scale, rounded half to even as in Go: `1.465Ki`. */
export function formatScaled(value: number, { factor, prefix, digits }: Scaler): string {
  return `${toFixedEven(value / factor, digits)}${prefix}`;
}

function threshold(from: string, { factor }: Step, unitClass: UnitClass): number {
  return unitClass === 'binary' ? Number(from) * factor : Number(`${from}e${Math.round(Math.log10(factor))}`);
}

/** `toFixedEven` is `toFixed`, but an exact tie goes to the even digit. */
function toFixedEven(value: number, digits: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : `${value > 0 ? '+' : '-'}Inf`;
  if (Math.abs(value) >= 1e21) return BigInt(value).toString() + (digits > 0 ? `.${'0'.repeat(digits)}` : '');
  const up = value.toFixed(digits);
  // A double is a tie if and only if it is an odd multiple of 2^-(digits + 1).
  const odd = value * 2 ** (digits + 1);
  const last = Number(up.at(-1));
  if (!Number.isInteger(odd) || odd % 2 === 0 || last % 2 === 0) return up;
  return `${up.slice(0, -1)}${last - 1}`;
}
