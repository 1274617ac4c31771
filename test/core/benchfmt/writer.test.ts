import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBenchmarks, writeBenchmarks } from '../../../src/core/benchfmt/index.ts';
import type { WritableResult } from '../../../src/core/benchfmt/index.ts';

function result(
  name: string,
  gomaxprocs: number | undefined,
  config: Record<string, string>,
  value = 1,
): WritableResult {
  const measurements = [{ value, unit: 'B/op' }];
  return { name: { name, gomaxprocs }, iterations: 100, measurements, config: new Map(Object.entries(config)) };
}

test('configuration is written where it changes', () => {
  const written = writeBenchmarks([
    result('BenchmarkA', 4, { goos: 'linux', pkg: 'm/a' }),
    result('BenchmarkB', undefined, { goos: 'linux', pkg: 'm/a' }),
    result('BenchmarkA', 1, { pkg: 'm/b' }),
  ]);
  expect(written).toBe(
    [
      'goos: linux',
      'pkg: m/a',
      'BenchmarkA-4\t100\t1 B/op',
      'BenchmarkB\t100\t1 B/op',
      '',
      'goos:',
      'pkg: m/b',
      'BenchmarkA\t100\t1 B/op',
      '',
    ].join('\n'),
  );
});

test('units come first', () => {
  expect(writeBenchmarks([result('BenchmarkA', 1, {})], [{ unit: 'x/op', key: 'better', value: 'higher' }])).toBe(
    'Unit x/op better=higher\nBenchmarkA\t100\t1 B/op\n',
  );
});

test('what the format cannot hold does not damage it', () => {
  const odd: WritableResult = {
    name: { name: 'Benchmark A\nB', gomaxprocs: 2 },
    iterations: 1,
    measurements: [
      { value: NaN, unit: 'a b' },
      { value: -Infinity, unit: 'c' },
      { value: 1e21, unit: 'd' },
      { value: 0.1, unit: 'e' },
    ],
    config: new Map([
      ['Upper', 'x'],
      ['key', ' two\nlines'],
    ]),
  };
  expect(writeBenchmarks([odd, { ...odd, measurements: [] }])).toBe(
    'key: twolines\nBenchmark_A_B-2\t1\tNaN a_b\t-Inf c\t1e+21 d\t0.1 e\n',
  );
  expect(writeBenchmarks([])).toBe('');
});

const word = fc.stringMatching(/^[a-z][a-z0-9/=_-]{0,8}[a-z]$/);
const arbitraryResult = fc.record({
  name: fc.record({ name: word.map((text) => `BenchmarkX${text.replaceAll('/', '')}`), gomaxprocs: fc.constant(8) }),
  iterations: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  measurements: fc.uniqueArray(fc.record({ value: fc.double({ noNaN: true, noDefaultInfinity: true }), unit: word }), {
    selector: ({ unit }) => unit,
    minLength: 1,
    maxLength: 4,
  }),
  config: fc
    .dictionary(
      word.map((key) => key.replaceAll('panic', 'x')),
      word,
      { maxKeys: 4 },
    )
    .map((pairs) => new Map(Object.entries(pairs))),
});

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.array(arbitraryResult, { maxLength: 8 }), (results) => {
      const read = readBenchmarks(writeBenchmarks(results), 'f').flatMap((record) =>
        record.kind === 'result'
          ? {
              name: { name: record.name.name, gomaxprocs: record.name.gomaxprocs },
              iterations: record.iterations,
              measurements: record.measurements,
              config: Object.fromEntries(record.config),
            }
          : record.kind === 'package-end'
            ? []
            : record,
      );
      expect(read).toEqual(results.map((each) => ({ ...each, config: Object.fromEntries(each.config) })));
    }),
  );
});
