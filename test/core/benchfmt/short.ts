import { readBenchmarks } from '../../../src/core/benchfmt/index.ts';
import type { BenchmarkRecord } from '../../../src/core/benchfmt/index.ts';

/** Records in short: `3 BenchmarkX 100 5 ns/op`, other kinds with what they say. A text without an end is nothing special. */
export function read(text: string): string[] {
  return readBenchmarks(text, 'f').flatMap((record) =>
    record.kind === 'package-end' && record.status === 'none' ? [] : [`${record.position.line} ${say(record)}`],
  );
}

function say(record: BenchmarkRecord): string {
  switch (record.kind) {
    case 'result':
      return [
        record.name.full,
        record.iterations,
        ...record.measurements.map(({ value, unit }) => `${value} ${unit}`),
      ].join(' ');
    case 'unit':
      return `${record.unit} ${record.key}=${record.value}`;
    case 'syntax-error':
      return record.message;
    case 'invalid':
      return record.reason;
    case 'failure':
      return `FAIL ${record.name} ${record.output}`;
    case 'skip':
    case 'panic':
    case 'build-failure':
    case 'timeout':
    case 'package-end':
    case 'unfinished':
      return record.kind;
    default:
      return record satisfies never;
  }
}

/** The configuration of each result. */
export function configs(text: string): unknown[] {
  return readBenchmarks(text, 'f').flatMap((record) =>
    record.kind === 'result' ? [Object.fromEntries(record.config)] : [],
  );
}
