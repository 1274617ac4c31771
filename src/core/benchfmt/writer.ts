import type { Measurement } from './records.ts';

/** The fields of a result that the writer needs. A `ResultRecord` can be passed as is. */
export interface WritableResult {
  readonly name: { readonly name: string; readonly gomaxprocs: number | undefined };
  readonly iterations: number;
  readonly measurements: readonly Measurement[];
  readonly config: ReadonlyMap<string, string>;
}

/** Metadata of a unit, written before all results. */
export interface WritableUnit {
  readonly unit: string;
  readonly key: string;
  readonly value: string;
}

/**
 * `writeBenchmarks` returns the results in the Go benchmark format (https://go.dev/design/14313-benchmark-format), as
 * benchstat reads it. It writes a configuration line whenever a value changes, and `key:` without a value when a key no
 * longer applies. Anything that the format can't represent (a key, unit or name with white space, a result without
 * measurements) is omitted or adapted, so that the output is always valid.
 */
export function writeBenchmarks(results: readonly WritableResult[], units: readonly WritableUnit[] = []): string {
  const lines = units.flatMap(({ unit, key, value }) => [`Unit ${word(unit)} ${word(key)}=${word(value)}`]);
  let config: ReadonlyMap<string, string> = new Map();
  for (const result of results) {
    const changes = configChanges(config, result.config);
    if (changes.length > 0 && lines.length > 0) lines.push('');
    lines.push(...changes);
    config = result.config;
    const measurements = result.measurements.map(({ value, unit }) => `\t${formatValue(value)} ${word(unit)}`);
    if (measurements.length > 0) lines.push(`${fullName(result)}\t${result.iterations}${measurements.join('')}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

function fullName({ name: { name, gomaxprocs } }: WritableResult): string {
  const suffix = gomaxprocs === undefined || gomaxprocs === 1 ? '' : `-${gomaxprocs}`;
  return `${word(name.startsWith('Benchmark') ? name : `Benchmark${name}`)}${suffix}`;
}

function configChanges(from: ReadonlyMap<string, string>, to: ReadonlyMap<string, string>): string[] {
  const ended = [...from.keys()].filter((key) => isKey(key) && !to.has(key)).map((key) => `${key}:`);
  const changed = [...to].filter(([key, value]) => isKey(key) && from.get(key) !== value);
  return [...ended, ...changed.map(([key, value]) => `${key}: ${value.replace(/^[ \t]+|[\r\n]+/g, '')}`)];
}

/**
 * `isKey` reports whether the format allows the key: it must begin with a lower case letter, and contain no upper case
 * letters, blanks or colons.
 */
function isKey(key: string): boolean {
  return /^\p{Ll}[^\p{Lu}\s\u0085:]*$/u.test(key);
}

function word(text: string): string {
  return text.replace(/[\s\u0085]/gu, '_');
}

/** `formatValue` formats the number with all its digits, in a form that Go can parse. */
function formatValue(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  return Object.is(value, -0) ? '-0' : String(value);
}
