import { readBenchmarks } from '../../src/core/benchfmt/index.ts';

/** A record in the form that both readers are compared in; numbers are text, for JSON has no NaN. */
export interface Comparable {
  readonly kind: string;
  readonly line: number;
  readonly name?: string;
  readonly iterations?: string;
  readonly measurements?: readonly string[];
  readonly config?: Readonly<Record<string, string>>;
  readonly unit?: string;
  readonly key?: string;
  readonly value?: string;
  readonly message?: string;
  /** Ours only; not compared. */
  readonly warnings?: readonly string[];
}

/** What the oracle printed for one text. */
export interface OracleRecord extends Omit<Comparable, 'measurements'> {
  readonly measurements?: readonly { readonly value: string; readonly unit: string }[];
}

export function ofOracle(records: readonly OracleRecord[]): Comparable[] {
  return records.map((record) => {
    if (record.kind === 'unit') return { value: '', ...record, measurements: [] };
    const { measurements = [], ...rest } = record;
    const all = measurements.map(({ value, unit }) => ({ value: Number(value.replace('Inf', 'Infinity')), unit }));
    const comparable = { ...rest, measurements: writeAll(all) };
    return record.kind === 'result' ? { config: {}, ...comparable } : comparable;
  });
}

export function ofOurs(text: string): Comparable[] {
  return readBenchmarks(text, 'text').flatMap((record): Comparable[] => {
    const { kind, position } = record;
    const { line } = position;
    if (kind === 'result') {
      const { name, iterations, measurements, nonFinite, config, warnings } = record;
      return [
        {
          kind,
          line,
          name: name.full,
          iterations: String(iterations),
          measurements: writeAll([...measurements, ...nonFinite]),
          config: Object.fromEntries(config),
          warnings,
        },
      ];
    }
    if (kind === 'invalid') return [{ kind, line, name: record.name.full, message: record.reason }];
    if (kind === 'unit') {
      return [{ kind, line, unit: record.unit, key: record.key, value: record.value, measurements: [] }];
    }
    return kind === 'syntax-error' ? [{ kind, line, message: record.message, measurements: [] }] : [];
  });
}

/** Finite values first, as our records keep them apart. */
function writeAll(measurements: readonly { readonly value: number; readonly unit: string }[]): string[] {
  const finite = measurements.filter(({ value }) => Number.isFinite(value));
  const others = measurements.filter(({ value }) => !Number.isFinite(value));
  return [...finite, ...others].map(({ value, unit }) => `${Object.is(value, -0) ? '-0' : value} ${unit}`);
}
