import { expect, test } from 'vitest';
import { parseDuration } from '../../../src/core/policy/duration.ts';

test.each<[string, number | undefined]>([
  ['30s', 30_000],
  ['10m', 600_000],
  ['1h30m', 5_400_000],
  ['1.5h', 5_400_000],
  ['250ms', 250],
  ['1m0s', 60_000],
  ['168h', 604_800_000],
  ['168h1s', undefined],
  ['0s', undefined],
  ['', undefined],
  ['10', undefined],
  ['-5s', undefined],
  ['5 s', undefined],
  ['5d', undefined],
  ['1e3s', undefined],
  ['s', undefined],
  ['1m 30s', undefined],
  [`${'1'.repeat(60)}s`, undefined],
])('%j is %d ms', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});
