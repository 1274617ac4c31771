import { expect, test } from 'vitest';
import { headline } from '../../../src/core/report/headline.ts';
import type { GateReport, Level } from '../../../src/core/report/model.ts';
import { tableOf } from '../../../src/core/report/table.ts';
import { wordsOf } from '../../../src/core/report/wording.ts';
import { finding, report } from '../../builders.ts';

const parked = (level: Level, bytes: Level = 'unchanged'): ReturnType<typeof finding> =>
  finding('example.com/m', 'BenchmarkSend').bytes(64, 96).level(bytes).unit('goroutines/op', 0, 1).level(level);
const told = (of: GateReport): string => headline(of, tableOf(of));

test('a leak is called one in the verdict', () => {
  expect(told(report({ benchmarks: [parked('warning')] }))).toBe('no regression in 1 benchmark (1 leak)');
  expect(told(report({ conclusion: 'fail', benchmarks: [parked('regression')] }))).toBe('1 benchmark leaks');
  expect(told(report({ conclusion: 'fail', benchmarks: [parked('regression', 'regression')] }))).toBe(
    '1 benchmark allocates more than on base',
  );
});

test.each([
  ['warning', 'unchanged', 'an operation leaves goroutines or memory behind'],
  [
    'warning',
    'warning',
    'over the warning threshold but under the failure threshold, or an operation leaves goroutines or memory behind',
  ],
  ['unchanged', 'warning', 'over the warning threshold but under the failure threshold'],
] as const)('warnings, with goroutines %s and bytes %s', (level, bytes, meaning) => {
  expect(wordsOf('warning', report({ benchmarks: [parked(level, bytes)] })).meaning).toBe(meaning);
});

test('the rule that leaks broke', () => {
  const failing = report({ conclusion: 'fail', benchmarks: [parked('regression')] });
  expect(wordsOf('regression', failing).meaning).toBe(
    'an operation leaves goroutines or memory behind, confirmed in fresh runs',
  );
});
