import { expect, test } from 'vitest';
import { isDay } from '../../../src/core/policy/day.ts';

test.each([
  ['2027-01-31', true],
  ['2028-02-29', true],
  ['2027-02-29', false],
  ['2027-02-31', false],
  ['2027-13-01', false],
  ['2027-00-10', false],
  ['2027-1-31', false],
  ['31.01.2027', false],
  ['2027-01-31T00:00:00Z', false],
  ['', false],
])('%j: %s', (text, expected) => {
  expect(isDay(text)).toBe(expected);
});
