import { splitFields } from './fields.ts';
import { parseIterations, parseMeasurement } from './number.ts';
import type { Measurement } from './records.ts';

export interface ResultLine {
  readonly kind: 'result';
  readonly name: string;
  readonly iterations: number;
  readonly measurements: readonly Measurement[];
}

export type BenchmarkLine =
  | ResultLine
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'error'; readonly name: string; readonly message: string };

/**
 * `parseBenchmarkLine` reads a line that begins with `Benchmark`. A bare name is what `go test -v` prints when a
 * benchmark starts.
 */
export function parseBenchmarkLine(line: string): BenchmarkLine {
  const [name = '', ...fields] = splitFields(line);
  if (name === line) return { kind: 'name', name };
  const figures = parseFigures(fields);
  return { ...figures, name };
}

/** `parseFigures` parses an iteration count and the values and units that follow it. */
export function parseFigures(
  fields: readonly string[],
): Omit<ResultLine, 'name'> | { readonly kind: 'error'; readonly message: string } {
  const [count, ...pairs] = fields;
  if (count === undefined) return { kind: 'error', message: 'missing iteration count' };
  const iterations = parseIterations(count);
  if (iterations.kind === 'error') return { kind: 'error', message: `parsing iteration count: ${iterations.message}` };
  if (pairs.length === 0) return { kind: 'error', message: 'missing measurements' };
  const measurements: Measurement[] = [];
  const units = new Set<string>();
  for (let index = 0; index < pairs.length; index += 2) {
    const value = parseMeasurement(pairs[index] ?? '');
    if (value.kind === 'error') return { kind: 'error', message: `parsing measurement: ${value.message}` };
    const unit = pairs[index + 1];
    if (unit === undefined) return { kind: 'error', message: 'missing units' };
    if (units.has(unit)) return { kind: 'error', message: `two values for ${unit}` };
    units.add(unit);
    measurements.push({ value: value.value, unit });
  }
  return { kind: 'result', iterations: iterations.value, measurements };
}

// A key begins with a lower case letter and contains neither upper case letters nor white space.
const keyPattern = /^\p{Ll}[^\p{Lu}:\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*:/u;

/** `parseConfigLine` parses `key: value`; an empty value means that the key is deleted. */
export function parseConfigLine(line: string): { readonly key: string; readonly value: string } | undefined {
  const key = keyPattern.exec(line)?.[0].slice(0, -1);
  if (key === undefined) return undefined;
  const rest = line.slice(key.length + 1);
  const value = rest.replace(/^[ \t]+/, '');
  // At least one blank separates the key from the value.
  return rest !== '' && value === rest ? undefined : { key, value };
}

export type UnitLine =
  | { readonly kind: 'metadata'; readonly unit: string; readonly key: string; readonly value: string }
  | { readonly kind: 'error'; readonly message: string };

/** `parseUnitLine` reads `Unit UNIT key=value …`, or returns `undefined` for any other line. */
export function parseUnitLine(line: string): UnitLine[] | undefined {
  if (!line.startsWith('Unit')) return undefined;
  const [literal, unit, ...pairs] = splitFields(line);
  if (literal !== 'Unit') return undefined;
  if (unit === undefined) return [{ kind: 'error', message: 'missing unit' }];
  return pairs.map((pair) => {
    const equals = pair.indexOf('=');
    if (equals <= 0) return { kind: 'error', message: 'expected key=value' };
    return { kind: 'metadata', unit, key: pair.slice(0, equals), value: pair.slice(equals + 1) };
  });
}
