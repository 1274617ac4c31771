import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTestBinary } from '../../../src/core/benchfmt/index.ts';
import { noiseResults } from './noise-results.ts';

const folder = join(import.meta.dirname, '../../fixtures/go-output');

function readCapture(name: string): ReturnType<typeof readTestBinary> {
  return readTestBinary(readFileSync(join(folder, name), 'utf8'));
}

function labels(name: string, cpu = 'AMD EPYC'): Map<string, string> {
  return new Map([
    ['goos', 'linux'],
    ['goarch', 'amd64'],
    ['pkg', name],
    ['cpu', cpu],
  ]);
}

describe('captures', () => {
  test.each(['direct-binary-test2json-v.txt', 'async-printer-test2json.txt', 'gctrace-merged.txt'])('%s', (name) => {
    const { outcomes, finished, running } = readCapture(name);
    const rows = outcomes.map((outcome) => {
      if (outcome.kind !== 'result') return outcome.kind;
      const figures = outcome.measurements.map(({ value, unit }) => `${value} ${unit}`);
      return [`${outcome.name}@${outcome.gomaxprocs}`, outcome.iterations, ...figures].join(' ');
    });
    const expected = noiseResults[name]?.map((row) =>
      row
        .split(' ')
        .slice(1)
        .map((word) => (/^[0-9.]+$/.test(word) ? String(Number(word)) : word))
        .join(' '),
    );
    expect(rows).toEqual(expected);
    expect(finished).toBe('PASS');
    expect(running).toBeUndefined();
  });

  test('labels and units', () => {
    expect(readCapture('direct-binary-test2json-v.txt').config).toEqual(labels('example.com/ugly/stdout'));
    expect(readCapture('direct-binary-test2json-v.txt').units).toEqual([
      { unit: 'widgets/op', key: 'better', value: 'higher' },
      { unit: 'widgets/op', key: 'assume', value: 'exact' },
    ]);
    expect(readCapture('gctrace-merged.txt').config).toEqual(labels('encoding/json'));
  });

  // Without frames nothing proves that a line is genuine: there are labels and a last word, and no outcomes.
  test.each([
    ['direct-binary-plain.txt', 'stdout', 'PASS'],
    ['direct-binary-v.txt', 'stdout', 'PASS'],
    ['direct-binary-fail-v.txt', 'fail', 'FAIL'],
    ['direct-binary-goexit-v.txt', 'goexit', 'PASS'],
    ['direct-binary-skip-v.txt', 'skipb', 'PASS'],
    ['direct-binary-osexit0-silent.txt', 'osexit', undefined],
    ['direct-binary-osexit0-with-paniconexit0.txt', 'osexit', undefined],
    ['direct-binary-panic-mid-v.txt', 'panicmid', undefined],
    ['direct-binary-timeout-not-enforced.txt', 'timeout', undefined],
  ] as const)('%s has no frames', (name, importPath, last) => {
    const { config, outcomes, finished, running } = readCapture(name);
    expect(config).toEqual(labels(`example.com/ugly/${importPath}`));
    expect(outcomes).toEqual([]);
    expect(finished).toBe(last);
    expect(running).toBeUndefined();
  });
});
