import { expect, test } from 'vitest';
import { checkBenchExpression, matchBenchmarkName } from '../../../src/core/benchfmt/index.ts';

test.each<[string, string, boolean]>([
  ['.', 'BenchmarkA', true],
  ['', 'BenchmarkA/x', true],
  ['A', 'BenchmarkA', true],
  ['^A', 'BenchmarkA', false],
  ['A', 'BenchmarkA/x/y', true],
  ['A/x', 'BenchmarkA/x', true],
  ['A/x', 'BenchmarkA/x/y', true],
  ['A/x', 'BenchmarkA/y', false],
  // A alone only runs to find its sub-benchmarks.
  ['A/x', 'BenchmarkA', false],
  ['A/x|A', 'BenchmarkA', false],
  ['A|A/x', 'BenchmarkA', true],
  ['A|B/x', 'BenchmarkB/x', true],
  ['A|B/x', 'BenchmarkB/y', false],
  ['(A|B)/x', 'BenchmarkB/x', true],
  ['A/[x/]', 'BenchmarkA/x', true],
  ['A/with space', 'BenchmarkA/with_space', true],
  ['^BenchmarkCreateOrder', 'BenchmarkCreateOrder/items=8', true],
  ['(?i)create', 'BenchmarkCreateOrder', true],
  [String.raw`A/\pL`, 'BenchmarkA/日', true],
])('-bench %s, %s: %s', (expression, name, expected) => {
  expect(matchBenchmarkName(expression, name)).toBe(expected);
});

test.each(['(', 'A/[', 'A|*', 'x{1001}', String.raw`\8`])('%s is invalid', (expression) => {
  expect(checkBenchExpression(expression)).toMatch(/^".*" is not a valid expression: error parsing regexp: /);
  expect(() => matchBenchmarkName(expression, 'A')).toThrow('error parsing regexp');
});

test('a valid expression', () => {
  expect(checkBenchExpression('^A$/^(?:x|y)$|B')).toBeUndefined();
});

test('an expression that would take for ever elsewhere', () => {
  expect(matchBenchmarkName('(a*)*b', `Benchmark${'a'.repeat(5000)}`)).toBe(false);
});
