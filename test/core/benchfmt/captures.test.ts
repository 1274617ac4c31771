import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBenchmarks } from '../../../src/core/benchfmt/index.ts';
import type { BenchmarkRecord } from '../../../src/core/benchfmt/index.ts';
import { failureResults } from './failure-results.ts';
import { metricResults } from './metric-results.ts';
import { nameResults } from './name-results.ts';
import { noiseResults } from './noise-results.ts';
import { otherRecords } from './other-records.ts';
import { plainResults } from './plain-results.ts';

const folder = join(import.meta.dirname, '../../fixtures/go-output');
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const results = { ...plainResults, ...nameResults, ...metricResults, ...noiseResults, ...failureResults };

function read(name: string): BenchmarkRecord[] {
  return readBenchmarks(readFileSync(join(folder, name), 'utf8'), name);
}

interface Row {
  readonly line: number;
  readonly name: string;
  readonly iterations: number;
  readonly measurements: ReadonlyMap<string, number>;
}

/** `5 BenchmarkX@2 100 9.9 ns/op 88 B/op` as numbers. */
function parseRow(row: string): Row {
  const [line, name = '', iterations, ...pairs] = row.split(' ');
  const measurements = new Map<string, number>();
  for (let index = 0; index < pairs.length; index += 2) {
    measurements.set(pairs[index + 1] ?? '', Number(pairs[index]?.replace('Inf', 'Infinity')));
  }
  return { line: Number(line), name, iterations: Number(iterations), measurements };
}

function rowOf(record: Extract<BenchmarkRecord, { kind: 'result' }>): Row {
  const { name, gomaxprocs } = record.name;
  const all = [...record.measurements, ...record.nonFinite];
  return {
    line: record.position.line,
    name: gomaxprocs === undefined ? name : `${name}@${gomaxprocs}`,
    iterations: record.iterations,
    measurements: new Map(all.map(({ unit, value }) => [unit, value])),
  };
}

function describeOther(record: Exclude<BenchmarkRecord, { kind: 'result' }>): string {
  const { line } = record.position;
  switch (record.kind) {
    case 'invalid':
      return `${line} invalid ${record.name.name}@${record.name.gomaxprocs}: ${record.reason}`;
    case 'unit':
      return `${line} unit ${record.unit} ${record.key}=${record.value}`;
    case 'syntax-error':
      return `${line} syntax-error: ${record.message}`;
    case 'failure':
      return `${line} failure ${record.name} of ${record.package}: ${record.output}`;
    case 'skip':
      return `${line} skip ${record.name} of ${record.package}`;
    case 'panic':
      return `${line} panic ${record.name} of ${record.package}: ${record.message}`;
    case 'build-failure':
      return `${line} ${record.stage}-failure ${record.package}: ${record.output}`;
    case 'timeout':
      return `${line} timeout of ${record.package}: ${record.message}`;
    case 'package-end':
      return `${line} ${record.status} ${record.package}${record.reason === undefined ? '' : `: ${record.reason}`}`;
    case 'unfinished':
      return `${line} unfinished ${record.name} of ${record.package}`;
    default:
      return record satisfies never;
  }
}

describe.each(files)('%s', (name) => {
  test('results', () => {
    const rows = read(name).flatMap((record) => (record.kind === 'result' ? [rowOf(record)] : []));
    const expected = (results[name] ?? []).map(parseRow).toSorted((one, other) => one.line - other.line);
    expect(rows).toEqual(expected);
  });

  test('everything else', () => {
    const others = read(name).flatMap((record) => (record.kind === 'result' ? [] : [describeOther(record)]));
    expect(others).toEqual(otherRecords[name] ?? []);
  });
});

test('every expectation belongs to a capture', () => {
  expect([...Object.keys(results), ...Object.keys(otherRecords)].filter((name) => !files.includes(name))).toEqual([]);
});

test('the configuration of two packages with a benchmark of the same name', () => {
  const packages = read('multi-package-same-bench-name.txt').flatMap((record) =>
    record.kind === 'result' ? [[record.name.name, record.config.get('pkg')]] : [],
  );
  expect(packages).toEqual([
    ['BenchmarkSame', 'example.com/ugly/a/util'],
    ['BenchmarkSame', 'example.com/ugly/b/util'],
  ]);
});

test.each([
  'stdout-noise-merged.txt',
  'direct-binary-plain.txt',
  'async-printer.txt',
  'testmain-noise.txt',
  'json-bench-stdout-noise.jsonl.txt',
  'github-log-timestamps.SYNTHETIC.txt',
  'crlf-whole-file.SYNTHETIC.txt',
])('the labels of %s', (name) => {
  for (const record of read(name)) {
    if (record.kind !== 'result') continue;
    expect([...record.config.keys()].toSorted()).toEqual(['cpu', 'goarch', 'goos', 'pkg']);
    expect(record.config.get('goos')).toBe('linux');
    expect(record.config.get('cpu')).toBe('AMD EPYC');
  }
});

function warningsOf(name: string): string[] {
  return read(name).flatMap((record) =>
    record.kind === 'result' ? record.warnings.map((warning) => `${record.position.line}: ${warning}`) : [],
  );
}

test('a clean text has no warnings', () => {
  for (const name of [...Object.keys(plainResults), ...Object.keys(nameResults), ...Object.keys(metricResults)]) {
    // Made by hand: its columns are not as wide as Go's.
    if (name === 'float-scientific.SYNTHETIC.txt') continue;
    expect([name, ...warningsOf(name)]).toEqual([name]);
  }
});

test('doubtful results say so', () => {
  expect(warningsOf('stdout-noise-v.txt')).toEqual([
    '6: other output precedes the name on this line',
    '20: printed while BenchmarkFakeResult was running, so it may be output of the benchmark itself',
    '21: printed while BenchmarkFakeResult was running, so it may be output of the benchmark itself',
    '28: other output precedes the name on this line',
  ]);
  expect(warningsOf('async-printer.txt')).toEqual([
    '5: reassembled: other output came between the name and the figures',
    '7: reassembled: other output came between the name and the figures',
    '38: reassembled: other output came between the name and the figures',
  ]);
});
