import { expect, test } from 'vitest';
import { outputsOf } from '../../../src/adapters/github/outputs.ts';
import { finding, type FindingBuilder, report } from '../../builders.ts';

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
    'accepted-by': '',
    'baseline-commit': 'b'.repeat(40),
    'blind-spots': '',
  });
});

test('without a base there is no commit', () => {
  expect(outputsOf({ ...report({ benchmarks: [] }), base: null })['baseline-commit']).toBe('');
});

test('whose reviews accept something, each named once', () => {
  const accepted = (name: string, by: string): FindingBuilder =>
    finding('m', name).bytes(1, 20).level('waived').with({ acceptedBy: by });
  const benchmarks = [accepted('BenchmarkA', 'bob'), accepted('BenchmarkB', 'carol'), accepted('BenchmarkC', 'bob')];
  expect(outputsOf(report({ benchmarks }))).toMatchObject({ regressions: '0', 'accepted-by': 'bob,carol' });
});
