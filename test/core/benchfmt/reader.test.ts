import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBenchmarks } from '../../../src/core/benchfmt/index.ts';
import { configs, read } from './short.ts';
import { maxLineLength, maxRecords } from '../../../src/core/benchfmt/limits.ts';

const line = 'BenchmarkA 1 1 x\n';

describe('configuration', () => {
  test('a later line replaces, an empty value deletes, and results keep theirs', () => {
    const text = `a: 1\n${line}a: 2\nb: x y \n${line}a:\n${line}`;
    expect(configs(text)).toEqual([{ a: '1' }, { a: '2', b: 'x y ' }, { b: 'x y ' }]);
  });

  test.each([
    ['key: value', { key: 'value' }],
    ['key:\t  value', { key: 'value' }],
    ['key:value', {}],
    ['Key: value', {}],
    ['kEy: value', {}],
    ['k ey: value', {}],
    [' key: value', {}],
    ['1: value', {}],
    [': value', {}],
    ['a/b-c=d: value', { 'a/b-c=d': 'value' }],
    ['é: ü', { é: 'ü' }],
    ['__proto__: x', {}],
    ['constructor: x', { constructor: 'x' }],
    ['panic: boom', {}],
    ['tick goos: linux', { goos: 'linux' }],
    ['tickgoos: linux', { goos: 'linux' }],
    ['note: goos: linux', { note: 'goos: linux' }],
  ])('%s', (config, expected) => {
    expect(configs(`${config}\n${line}`)).toEqual([expected]);
  });

  test('more of it than any real text has', () => {
    const text = Array.from({ length: 70 }, (_, index) => `k${index}: v\n`).join('') + line;
    expect(read(text).slice(0, 2)).toEqual([
      '65 too many configuration lines (key: value): this one is ignored',
      '66 too many configuration lines (key: value): this one is ignored',
    ]);
    expect(Object.keys(configs(text)[0] as object)).toHaveLength(64);
  });
});

describe('unit metadata', () => {
  test.each([
    ['Unit ns/op better=lower assume=exact', ['1 ns/op better=lower', '1 ns/op assume=exact']],
    ['Unit x a=1\nUnit x a=1', ['1 x a=1']],
    ['Unit x a=1\nUnit x a=2', ['1 x a=1', '2 metadata a of unit x already set to 1']],
    ['Unit', ['1 missing unit']],
    ['Unit x', []],
    ['Unit x bad a=b=c =1', ['1 expected key=value', '1 x a=b=c', '1 expected key=value']],
    ['Units x a=1', []],
  ])('%j', (text, expected) => {
    expect(read(text).toSorted()).toEqual(expected.toSorted());
  });
});

describe('damaged lines are records, and reading goes on', () => {
  test.each([
    ['BenchmarkA', ['1 unfinished']],
    ['BenchmarkA ', ['1 missing iteration count']],
    ['BenchmarkA x 1 ns/op', ['1 parsing iteration count: invalid syntax']],
    ['BenchmarkA 1e3 1 ns/op', ['1 parsing iteration count: invalid syntax']],
    ['BenchmarkA 9007199254740993 1 ns/op', ['1 parsing iteration count: value out of range']],
    ['BenchmarkA 100', ['1 missing measurements']],
    ['BenchmarkA 100 1', ['1 missing units']],
    ['BenchmarkA 100 1 ns/op 2', ['1 missing units']],
    ['BenchmarkA 100 1e999 ns/op', ['1 parsing measurement: value out of range']],
    ['BenchmarkA 100 1x ns/op', ['1 parsing measurement: invalid syntax']],
    ['BenchmarkA 0 NaN ns/op', ['1 the benchmark ended before its first iteration']],
    ['BenchmarkA -5 1 ns/op', ['1 negative iteration count']],
    ['BenchmarkA 1 0x1p-2 x', ['1 parsing measurement: invalid syntax']],
    ['BenchmarkA 1 1_000 x', ['1 parsing measurement: invalid syntax']],
    ['BenchmarkA 1 1 x 2 y 3 x', ['1 two values for x']],
    ['BenchmarkA 1 5 ns/op -16 B/op 2 allocs/op', ['1 -16 B/op is negative']],
    ['BenchmarkA 1 5 ns/op -16 x', ['1 BenchmarkA 1 5 ns/op -16 x']],
    ['BenchmarkA\u00a01\u30001\u0085x', ['1 BenchmarkA 1 1 x']],
    ['BenchmarkA 1 1 x\u200by', ['1 BenchmarkA 1 1 x\u200by']],
    ['BenchmarkA\r1\r1 x\r', ['1 BenchmarkA 1 1 x']],
    ['Benchmark 1 1 x', ['1 Benchmark 1 1 x']],
    ['\u0000BenchmarkA 1 1 x', ['1 it looks like a result, or part of one, but cannot be parsed']],
    ['BenchmarkA\u0000 1 1 x', ['1 BenchmarkA\u0000 1 1 x']],
    ['\ufeffBenchmarkA 1 1 x', ['1 BenchmarkA 1 1 x']],
  ])('%j', (text, expected) => {
    const after = `BenchmarkLast 1 1 x`;
    expect(read(`${text}\n${after}`)).toEqual([...expected, `2 ${after}`]);
  });

  test('values that are not finite are kept apart', () => {
    const [record] = readBenchmarks('BenchmarkA 1 NaN a 2 b +Inf c -Inf d', 'f');
    expect(record).toMatchObject({
      measurements: [{ value: 2, unit: 'b' }],
      nonFinite: [
        { value: NaN, unit: 'a' },
        { value: Infinity, unit: 'c' },
        { value: -Infinity, unit: 'd' },
      ],
    });
  });
});

const found = (at: number): string => `${at} BenchmarkA-2 100 5 ns/op 88 B/op`;

const shape = 'it looks like a result, or part of one, but cannot be parsed';

describe('a line that lost its end is damage', () => {
  test.each([
    ['in a unit', 'BenchmarkA-2 \t     100\t         5.000 ns/o', ['1 the unit ns/o is cut short']],
    ['in B/op', 'BenchmarkA-2 \t     100\t         5.000 ns/op\t      88 B/', ['1 the unit B/ is cut short']],
    ['in the count, with other text after it', 'BenchmarkA-2 \t 100op', ['1 parsing iteration count: invalid syntax']],
    ['in a count as wide as its column', 'BenchmarkA \t12345678om', ['1 parsing iteration count: invalid syntax']],
    [
      'nowhere: a metric with a unit of its own',
      'BenchmarkA-2 \t     100\t        88.00 B',
      ['1 BenchmarkA-2 100 88 B'],
    ],
  ])('%s', (_, text, records) => {
    expect(read(`${text}\n`)).toEqual(records);
  });
});

describe('without -v, output between name and figures', () => {
  const figures = '     100\t 5 ns/op\t 88 B/op';

  test.each([
    ['on the same line', `BenchmarkA-2 \ttick${figures}`, [found(1)]],
    ['on more lines', `BenchmarkA-2 \ttick\ntock\n${figures}`, [found(1)]],
    [
      'with another result in it',
      `BenchmarkA-2 \ttick\nBenchmarkB-2 \t 1\t 1 x\n${figures}`,
      [found(1), '2 BenchmarkB-2 1 1 x'],
    ],
    [
      'with a name before the figures',
      `BenchmarkA-2 \tBenchmarkB-2 \t${figures}`,
      ['1 parsing iteration count: invalid syntax'],
    ],
    ['and no figures', 'BenchmarkA-2 \ttick\nPASS', ['1 parsing iteration count: invalid syntax']],
    [
      'and the next name',
      `BenchmarkA-2 \ttick\nBenchmarkB-2 \ttock\n${figures}`,
      ['1 parsing iteration count: invalid syntax', '2 BenchmarkB-2 100 5 ns/op 88 B/op'],
    ],
    ['digits that touch', `BenchmarkA-2 \tN=1${figures.trimStart()}`, ['1 parsing iteration count: invalid syntax']],
    ['before the name', `tickBenchmarkA-2 \t${figures}`, [found(1)]],
    ['before the name, indented', `    BenchmarkA-2 \t${figures}`, [`1 ${shape}`]],
    ['before the name, in a log', `    a_test.go:5: BenchmarkA-2 \t${figures}\n        BenchmarkA-2 \t${figures}`, []],
    ['a failure', 'BenchmarkA-2 \t--- FAIL: BenchmarkA-2\n    why', ['1 FAIL BenchmarkA-2     why']],
    ['a failure later', 'BenchmarkA-2 \ttick\n--- FAIL: BenchmarkA-2\n    why', ['2 FAIL BenchmarkA-2     why']],
    ['a crash', 'BenchmarkA-2 \tpanic: x\n\ngoroutine 1 [running]:', ['1 panic']],
    ['what only looks like a crash', 'BenchmarkA-2 \tpanic: x\nPASS', ['1 parsing iteration count: invalid syntax']],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('limits', () => {
  test('a line that is too long is named and left out', () => {
    const long = 'BenchmarkA '.padEnd(maxLineLength + 1, '1');
    expect(read(`${long}\n${line}`)).toEqual([
      `1 a line of ${maxLineLength + 1} characters is not read; the limit is ${maxLineLength}`,
      '2 BenchmarkA 1 1 x',
    ]);
  });

  test('a hundred megabytes without a line break', () => {
    expect(read('\u0000'.repeat(100_000_000))).toEqual([
      `1 a line of 100000000 characters is not read; the limit is ${maxLineLength}`,
    ]);
  });

  test('a text with more records than anybody measures', () => {
    const records = readBenchmarks(line.repeat(maxRecords + 5), 'f');
    expect(records).toHaveLength(maxRecords + 2);
    expect(records.at(-1)).toEqual({
      kind: 'syntax-error',
      position: { file: 'f', line: maxRecords },
      message: `more than ${maxRecords} records: everything after this line is ignored`,
    });
  });
});

const fragment = fc.oneof(
  fc.constantFrom(
    'Benchmark',
    'BenchmarkA',
    '-8',
    ' \t',
    ' 100',
    '\t 5 ns/op',
    '\n',
    '\r',
    '\x16=== RUN   ',
    '\x16',
    '\x1b[32m',
    'Unit ',
    'a=b',
  ),
  fc.constantFrom(
    'goos: linux',
    'pkg: m',
    '--- FAIL: ',
    'panic: ',
    'goroutine 1 [running]:',
    '# m',
    'FAIL\tm [build failed]',
    'PASS',
    '    ',
  ),
  fc.constantFrom(
    '{"Action":"output","Package":"m","Output":"',
    '"}',
    '{"Action":"run","Test":"BenchmarkA"}',
    '2026-01-02T03:04:05Z ',
  ),
  fc.string(),
);

test('any text is read, with lines that exist and in their order', () => {
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 80 }), (fragments) => {
      const text = fragments.join('');
      const lines = readBenchmarks(text, 'f').map(({ position }) => position.line);
      expect(lines).toEqual(lines.toSorted((one, other) => one - other));
      for (const number of lines) expect(number).toBeLessThanOrEqual(text.split('\n').length);
    }),
  );
});
