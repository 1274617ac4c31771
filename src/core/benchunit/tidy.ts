/** One factor of a unit, such as `ns` or `op` in `ns/op`. */
interface Token {
  readonly text: string;
  readonly at: number;
  readonly denominator: boolean;
}

export type UnitClass = 'binary' | 'decimal';

/**
 * `unitClass` returns how numbers of the unit are scaled: by 1024 if its numerator counts bytes, else by 1000 (x/perf
 * benchunit, `ClassOf`).
 */
export function unitClass(unit: string): UnitClass {
  const bytes = tokens(unit).some(({ text, denominator }) => !denominator && ['B', 'MB', 'bytes'].includes(text));
  return bytes ? 'binary' : 'decimal';
}

/** `tidy` returns the value in base units: `ns` becomes `sec`, `MB` becomes `B` (x/perf benchunit, `Tidy`). */
export function tidy(value: number, unit: string): { readonly value: number; readonly unit: string } {
  if (unit === 'ns/op') return { value: value * 1e-9, unit: 'sec/op' };
  let tidied = '';
  let rest = 0;
  let factor = 1;
  for (const { text, at, denominator } of tokens(unit)) {
    if (denominator || (text !== 'ns' && text !== 'MB')) continue;
    tidied += unit.slice(rest, at) + (text === 'ns' ? 'sec' : 'B');
    rest = at + text.length;
    factor = text === 'ns' ? factor / 1e9 : factor * 1e6;
  }
  return { value: value * factor, unit: tidied + unit.slice(rest) };
}

function tokens(unit: string): Token[] {
  const found: Token[] = [];
  let denominator = false;
  for (const match of unit.matchAll(/[*/]|[^*/\-\s\u0085]+/gu)) {
    const [text] = match;
    if (text === '*' || text === '/') denominator = text === '/';
    else found.push({ text, at: match.index, denominator });
  }
  return found;
}
