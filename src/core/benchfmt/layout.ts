import type { Measurement } from './records.ts';

const column = /^( *)([^ ]+) ([^ ]+)$/;
const count = /^ *[0-9]+$/;

/** The widths that src/testing/benchmark.go gives to a value with so many decimals (`prettyPrint`). */
const widths = [10, 0, 13, 14, 15, 16, 17, 18];

/**
 * How the columns of a result line stand: `free` where nothing is aligned as `testing` does it, `printed` where every
 * column is, `shifted` where some are and others are not, so that the line was edited, cut or joined.
 *
 * `columns` is what follows the name, split at tabs; `counted` tells whether the first one is the whole iteration count.
 */
export function layoutOf(columns: readonly string[], counted: boolean): 'free' | 'printed' | 'shifted' {
  let printed = 0;
  let padded = false;
  for (const [index, text] of columns.entries()) {
    if (index === 0 && !counted) {
      printed += 1;
      continue;
    }
    const width = index === 0 ? (count.test(text) ? 8 : undefined) : widthOf(text);
    if (width === undefined) continue;
    if (text.startsWith('  ') && numberEnd(text) === width) padded = true;
    if (fits(text, width)) printed += 1;
  }
  if (!padded) return 'free';
  return printed === columns.length ? 'printed' : 'shifted';
}

/** Whether the number in the column is right-aligned in its width, or fills it. */
function fits(text: string, width: number): boolean {
  const end = numberEnd(text);
  return width === 0 || end === width || (end > width && !text.startsWith(' '));
}

function numberEnd(text: string): number {
  const blank = text.lastIndexOf(' ');
  return blank > 0 && text.trimStart().includes(' ') ? blank : text.length;
}

/** The width of a column `value unit`: 0 where any will do, `undefined` where it is no such column. */
function widthOf(text: string): number | undefined {
  const match = column.exec(text);
  if (match === null) return undefined;
  const [, , value = '', unit] = match;
  const decimals = /^-?[0-9]+(?:\.([0-9]+))?$/.exec(value);
  if (decimals === null) return /^(?:[+-]?Inf|NaN)$/.test(value) ? 0 : undefined;
  const places = decimals[1]?.length ?? 0;
  if (unit === 'B/op' || unit === 'allocs/op') return places === 0 ? 8 : undefined;
  if (unit === 'MB/s') return places === 2 ? 7 : undefined;
  return places === 1 ? 12 : widths[places];
}

const whole = new Set(['ns/op', 'MB/s', 'B/op', 'allocs/op']);

/**
 * What says that a line that `testing` printed lost its end or was joined to the next one: B/op and allocs/op are always
 * printed together, and no unit ends in the beginning of another line.
 */
export function lostEnd(measurements: readonly Measurement[]): string | undefined {
  const units = measurements.map(({ unit }) => unit);
  const glued = units.find((unit) => !whole.has(unit) && /.(?:PASS|FAIL|Benchmark.*|goos:|---|===)$/.test(unit));
  if (glued !== undefined) return `the unit ${glued} is joined to another line`;
  if (units.includes('B/op') !== units.includes('allocs/op')) {
    return `${units.includes('B/op') ? 'B/op' : 'allocs/op'} stands alone, but go test prints B/op and allocs/op together`;
  }
  return undefined;
}
