import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldBenchmarks, readBenchmarks } from '../../../src/core/benchfmt/index.ts';

const line = fc.oneof(
  fc.constantFrom(
    'pkg: example.com/a',
    'pkg: example.com/b',
    'goos: linux',
    'PASS',
    'ok  \texample.com/a\t0.1s',
    'ok  \texample.com/b\t0.1s',
    'BenchmarkA',
    '=== RUN   BenchmarkA',
    '--- FAIL: BenchmarkB',
    'BenchmarkA-2 \t',
    'BenchmarkB-2\t10\tNaN x/op',
  ),
  fc
    .tuple(
      fc.constantFrom('A', 'B', 'A/x-2', 'A/x'),
      fc.constantFrom('', '-2', '-4'),
      fc.constantFrom(1, 10),
      fc.constantFrom('5 B/op', '6 B/op', '5 B/op\t1 allocs/op', '7 x/op\t6 B/op'),
    )
    .map(([name, suffix, iterations, figures]) => `Benchmark${name}${suffix}\t${iterations}\t${figures}`),
);

/** Each sample with its benchmark, in no order. */
function samplesOf(records: ReturnType<typeof foldBenchmarks>): readonly string[] {
  return records
    .flatMap((record) => {
      if (record.kind !== 'series' && record.kind !== 'result') return [];
      const samples = record.kind === 'series' ? record.samples.list() : [record];
      return samples.map(({ iterations, measurements }) =>
        JSON.stringify([
          record.config.get('pkg'),
          record.name,
          iterations,
          measurements.map(({ unit, value }) => [unit, value]),
        ]),
      );
    })
    .toSorted();
}

test('folded results are the results, and every other record stays', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const [plain, folded] = [readBenchmarks(lines.join('\n'), 'f'), foldBenchmarks(lines.join('\n'), 'f')];
      expect(samplesOf(folded)).toEqual(samplesOf(plain));
      expect(folded.filter(({ kind }) => kind !== 'series' && kind !== 'result')).toEqual(
        plain.filter(({ kind }) => kind !== 'result'),
      );
    }),
    { numRuns: 2000 },
  );
});

test('more results than a text may have records are read as long as their benchmarks are the same', () => {
  const records = foldBenchmarks(
    Array.from({ length: 300_000 }, (_, index) => `BenchmarkA\t1\t${index} x\n`).join(''),
    'f',
  );
  expect(records.map(({ kind }) => kind)).toEqual(['series', 'package-end']);
  const samples = records.flatMap((record) => (record.kind === 'series' ? record.samples.list() : []));
  expect(samples.map(({ measurements }) => measurements[0]?.value)).toEqual(samples.map((_, index) => index));
  expect(samples).toHaveLength(300_000);
});

test('a line that events never end is measured, not held', () => {
  const event = JSON.stringify({ Action: 'output', Package: 'p', Output: 'x'.repeat(1 << 19) });
  const messages = readBenchmarks(`${event}\n`.repeat(5), 'f').flatMap((record) =>
    record.kind === 'syntax-error' ? [record.message] : [],
  );
  expect(messages).toEqual([`a line of ${5 << 19} characters is not read; the limit is ${1 << 20}`]);
});
