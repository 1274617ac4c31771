import { expect, test } from 'vitest';
import { outputsOf } from '../../../src/adapters/github/outputs.ts';
import { finding, report } from '../../builders.ts';

test('a benchmark that regressed in two units counts once', () => {
  const benchmarks = [
    finding('example.com/m', 'BenchmarkA').bytes(16, 64).level('regression').allocs(1, 4).level('regression'),
    finding('example.com/m', 'BenchmarkB').bytes(16, 64).level('regression').allocs(1, 1),
    finding('example.com/m', 'BenchmarkC').bytes(16, 16).allocs(1, 1),
  ];
  const base = { commit: 'b'.repeat(40), source: 'rerun' as const };
  expect(outputsOf({ ...report({ conclusion: 'fail', benchmarks }), base })).toEqual({
    conclusion: 'fail',
    regressions: '2',
    'baseline-commit': 'b'.repeat(40),
  });
});

test('without a base there is no commit', () => {
  expect(outputsOf({ ...report({ benchmarks: [] }), base: null })['baseline-commit']).toBe('');
});
