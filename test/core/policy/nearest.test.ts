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
