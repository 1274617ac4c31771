import { expect, test } from 'vitest';
import { compareVerdicts, disagree } from '../../../scripts/accuracy/agreement.ts';
import type { CheckResults } from '../../../scripts/accuracy/classic-check.ts';
import type { PlainResults } from '../../../scripts/accuracy/classic-plain.ts';
import type { Level } from '../../../src/core/report/model.ts';

const machine = { go: 'go1.26.8', platform: 'linux/amd64', cpu: 'a processor', processors: 2, date: '2026-01-05' };

function checked(level: Level): CheckResults {
  return {
    machine,
    runs: [
      {
        module: 'example.com/m',
        base: 'v1.0.0',
        head: 'v1.1.0',
        conclusion: 'pass',
        seconds: 1,
        screenSeconds: 1,
        confirmSeconds: 0,
        escalated: 0,
        problems: [],
        rows: [['example.com/m', 'BenchmarkA', 'B/op', level, 100, 100, 64, 1]],
      },
    ],
  };
}

function printed(base: number[], head: number[]): PlainResults {
  const rows: PlainResults['packages'][number]['rows'] = [
    ['BenchmarkA', [10, 10, 10], base, [1, 1, 1], [10, 10, 10], head, [1, 1, 1]],
  ];
  const seconds = { baseSeconds: 1, headSeconds: 1 };
  return { machine, packages: [{ module: 'example.com/m', package: 'example.com/m', ...seconds, failures: [], rows }] };
}

const sample = { seed: 1, population: 1, rows: [['example.com/m', 'example.com/m', 'BenchmarkA'] as const] };

function plainSays(base: number[], head: number[]): boolean | undefined {
  const [fast, full] = [checked('unchanged'), checked('unchanged')];
  const rows = sample.rows.map(([...row]): [string, string, string] => row);
  return compareVerdicts({ ...sample, rows }, { plain: printed(base, head), fast, full }).compared[0]?.plain;
}

test('the naive rule: medians of three, more than 15 %, or from nothing', () => {
  expect(plainSays([100, 100, 900], [115, 115, 0])).toBe(false);
  expect(plainSays([100, 100, 900], [116, 116, 0])).toBe(true);
  expect(plainSays([0, 0, 0], [0, 1, 1])).toBe(true);
  expect(plainSays([0, 0, 0], [0, 0, 99])).toBe(false);
});

test('a benchmark that one way has no verdict on is missing, and not agreed upon', () => {
  const rows: [string, string, string][] = [['example.com/m', 'example.com/m', 'BenchmarkB']];
  const all = { plain: printed([1, 1, 1], [1, 1, 1]), fast: checked('unchanged'), full: checked('unchanged') };
  expect(compareVerdicts({ ...sample, rows }, all)).toEqual({ compared: [], missing: ['example.com/m BenchmarkB'] });
});

test('one voice of three that differs is a disagreement', () => {
  const rows = sample.rows.map(([...row]): [string, string, string] => row);
  const plain = printed([100, 100, 100], [100, 100, 100]);
  const of = (fast: Level, full: Level): boolean =>
    compareVerdicts({ ...sample, rows }, { plain, fast: checked(fast), full: checked(full) }).compared.some(disagree);
  expect(of('unchanged', 'improvement')).toBe(false);
  expect(of('regression', 'unchanged')).toBe(true);
  expect(of('unchanged', 'regression')).toBe(true);
  expect(of('regression', 'regression')).toBe(true);
});
