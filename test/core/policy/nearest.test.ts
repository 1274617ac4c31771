import { expect, test } from 'vitest';
import { nearest } from '../../../src/core/policy/nearest.ts';

const known = ['threshold', 'metrics', 'warn', 'fail', 'fail-on', 'on-removed', 'bench'];

test.each([
  ['treshold', 'threshold'],
  ['Threshold', 'threshold'],
  ['wran', 'warn'],
  ['metrcis', 'metrics'],
  ['fail_on', 'fail-on'],
  ['onremoved', 'on-removed'],
  ['benchmarks', undefined],
  ['colour', undefined],
  ['', undefined],
  ['t'.repeat(1000), undefined],
])('%j: %s', (word, expected) => {
  expect(nearest(word, known)).toBe(expected);
});

test('a former name of an option is near the present one, where there is one', () => {
  expect(nearest('budget', [...known, 'budgets', 'explain-timeout'])).toBe('explain-timeout');
  expect(nearest('budget', ['budgets'])).toBe('budgets');
});
