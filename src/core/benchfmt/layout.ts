const column = /^( *)(\S+) (\S+)$/;
const count = /^ *[1-9][0-9]*$/;

/** Column widths of values, indexed by the values' number of decimals (src/testing/benchmark.go, `prettyPrint`). */
const widths = [10, 0, 13, 14, 15, 16, 17, 18];

/**
 * `layoutOf` returns how the columns of a result line are laid out: `free` if nothing is padded, `printed` if every
 * column is aligned as `testing` aligns it, and `shifted` otherwise. A shifted line was probably edited, cut or joined.
 * The first column is the iteration count; `padsName` reports whether the name before it is padded too.
 */
export function layoutOf(columns: readonly string[], padsName = false): 'free' | 'printed' | 'shifted' {
  let printed = 0;
  let padded = padsName;
  for (const [index, text] of columns.entries()) {
    const width = index === 0 ? (count.test(text) ? 8 : never) : widthOf(text);
    if (text.startsWith('  ')) padded = true;
    // The tab after the count is missing, so this column also contains the next one and its padding.
    if (index === 0 && /^ *[0-9]+ /.test(text) && text.includes('  ')) padded = true;
    if (fits(text, width)) printed += 1;
  }
  if (!padded) return 'free';
  return printed === columns.length ? 'printed' : 'shifted';
}

/** Stands for the width of a column that `testing` never prints. */
const never = -1;

/**
 * `fits` reports whether the number in the column is right-aligned to the width, or is wider and not padded. A width of
 * 0 always fits.
 */
function fits(text: string, width: number): boolean {
  const end = numberEnd(text);
  return width === 0 || end === width || (width > 0 && end > width && !text.startsWith(' '));
}

function numberEnd(text: string): number {
  const blank = text.lastIndexOf(' ');
  return blank > 0 && text.trimStart().includes(' ') ? blank : text.length;
}

/**
 * `widthOf` returns the width that `testing` gives a `value unit` column: 0 if any width will do, `never` if `testing`
 * prints no such value.
 */
function widthOf(text: string): number {
  const match = column.exec(text);
  if (match === null) return never;
  const [, , value = '', unit] = match;
  const decimals = /^-?(?:0|[1-9][0-9]*)(?:\.([0-9]+))?$/.exec(value);
  if (decimals === null) return /^(?:[+-]?Inf|NaN)$/.test(value) ? 0 : never;
  const places = decimals[1]?.length ?? 0;
  if (unit === 'B/op' || unit === 'allocs/op') return places === 0 ? 8 : never;
  if (unit === 'MB/s') return places === 2 ? 7 : never;
  return places === 1 ? 12 : (widths[places] ?? never);
}

/**
 * Matches a unit of `testing` that lost its end but not its slash. Without the slash, the rest could be a custom
 * metric's unit.
 */
const cutShort = /^(?:(?:ns|B|allocs)\/o?|MB\/)$/;

/**
 * `brokenUnit` returns the reason why an aligned line must have lost its end, a letter of a unit, or its line break. It
 * returns `undefined` if there is no such reason. It relies on two facts: `testing` always prints B/op and allocs/op
 * together, and no unit ends with the beginning of another line.
 */
export function brokenUnit(columns: readonly string[], layout: 'printed' | 'shifted'): string | undefined {
  const units = columns.map((text) => text.slice(text.lastIndexOf(' ') + 1));
  const glued = units.find((unit) => /.(?:PASS|FAIL|Benchmark.*|goos:|---|===)$/.test(unit));
  if (glued !== undefined) return `the line break after the unit is missing: ${glued}`;
  const short = units.slice(1).find((unit) => cutShort.test(unit));
  if (short !== undefined) return `the unit ${short} is cut short`;
  if (units.includes('B/op') === units.includes('allocs/op')) return undefined;
  const changed = columns.findIndex(
    (text) => /^ {2,}[0-9]+ /.test(text) && numberEnd(text) === 8 && widthOf(text) !== 8,
  );
  if (changed !== -1) return `go test doesn’t print the unit ${units[changed]} in this column`;
  const unit = units.includes('B/op') ? 'B/op' : 'allocs/op';
  return layout === 'printed' ? `${unit} stands alone, but go test prints B/op and allocs/op together` : undefined;
}
