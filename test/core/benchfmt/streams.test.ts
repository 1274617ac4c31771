import { describe, expect, test } from 'vitest';
import { readBenchmarks } from '../../../src/core/benchfmt/index.ts';
import { configs, read } from './short.ts';

const frame = (name: string, body: string): string => `\x16=== RUN   ${name}\n${name}\n${body}`;
const packageRun = (name: string): string =>
  `pkg: ${name}\n${frame('BenchmarkA', `BenchmarkA \t 9\t 1 x\n\x16=== NAME  \n`)}\x16PASS\nok  \t${name}\t0.1s\n`;
const event = (fields: object): string => `${JSON.stringify(fields)}\n`;
const output = (name: string, text: string, more = {}): string =>
  event({ Action: 'output', Package: name, Output: text, ...more });

describe('frames', () => {
  test('only the benchmark that runs has results, only the labels protect themselves', () => {
    const text = `pkg: m\n${frame('BenchmarkA', 'BenchmarkB 1 1 x\npkg: forged\nnote: kept\nBenchmarkA \t 5\t 1 x\nBenchmarkA \t 9\t 1 x\n\x16=== NAME  \n')}\x16PASS\n`;
    expect(read(text)).toEqual([
      '4 it looks like a result, or part of one, but cannot be parsed',
      '7 BenchmarkA has another result after this one; this one is ignored',
      '8 BenchmarkA 9 1 x',
      '10 package-end',
    ]);
    expect(configs(text)).toEqual([{ pkg: 'm', note: 'kept' }]);
  });

  test('the frame gives the name', () => {
    const [record] = readBenchmarks(frame('BenchmarkA/n-8', 'BenchmarkA/n-8 \t 9\t 1 x\n\x16=== NAME  \n'), 'f');
    expect(record).toMatchObject({
      name: { full: 'BenchmarkA/n-8', name: 'BenchmarkA/n-8', gomaxprocs: undefined },
      warnings: [],
    });
  });

  test('several packages one after the other', () => {
    expect(configs(packageRun('m/a') + packageRun('m/b'))).toEqual([{ pkg: 'm/a' }, { pkg: 'm/b' }]);
  });
});

describe('events of go test -json', () => {
  test('packages that run at the same time, and lines in pieces', () => {
    const text = [
      output('a', 'pkg: a\n'),
      output('b', 'pkg: b\n'),
      output('a', 'BenchmarkX \t'),
      output('b', 'BenchmarkX \t'),
      'go: downloading example.com/m v1.0.0\n',
      output('b', '2\t 2 x\nPASS\n'),
      output('a', '1\t 1 x\n'),
    ].join('');
    expect(read(text)).toEqual(['3 BenchmarkX 1 1 x', '4 BenchmarkX 2 2 x', '6 package-end']);
    expect(configs(text)).toEqual([{ pkg: 'a' }, { pkg: 'b' }]);
  });

  test('samples of -count belong to one benchmark, although only the first names it', () => {
    const run = event({ Action: 'run', Package: 'a', Test: 'BenchmarkX' });
    const first = output('a', 'BenchmarkX-2 \t 1\t 1 x\n', { Test: 'BenchmarkX' });
    expect(
      read(`${run}${first}${output('a', 'BenchmarkY-2 \t 1\t 1 x\n')}${output('a', 'BenchmarkX-2 \t 2\t 1 x\n')}`),
    ).toEqual([
      '2 BenchmarkX-2 1 1 x',
      '3 it looks like a result, or part of one, but cannot be parsed',
      '4 BenchmarkX-2 2 1 x',
    ]);
  });

  test.each([
    ['no object', '[1]\n', []],
    ['no event', '{"a":1}\nBenchmarkA 1 1 x\n', ['2 BenchmarkA 1 1 x']],
    [
      'fields of other types',
      '{"Action":"output","Output":5,"Package":null}\nBenchmarkA 1 1 x\n',
      ['2 BenchmarkA 1 1 x'],
    ],
    [
      'a damaged event',
      '{"Action":"start"}\n{"Action":"out\nBenchmarkA 1 1 x\n',
      ['2 a truncated or damaged event of go test -json', '3 BenchmarkA 1 1 x'],
    ],
    [
      'a forbidden name',
      '{"Action":"output","Package":"__proto__","Output":"BenchmarkA 1 1 x\\n"}\n',
      ['1 BenchmarkA 1 1 x'],
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});
