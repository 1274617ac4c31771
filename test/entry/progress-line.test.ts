import { expect, test } from 'vitest';
import { progressLine } from '../../src/entry/progress-line.ts';

test.for([
  ['the first of one', { done: 0, total: 1 }, 5000, 'allocgate: measure head  m/order'],
  ['some of many', { done: 3, total: 12 }, 6000, 'allocgate: measure head 3/12, about 18 s left  m/order'],
  ['a short rest', { done: 3, total: 4 }, 3000, 'allocgate: measure head 3/4  m/order'],
  ['a long rest', { done: 1, total: 31 }, 4000, 'allocgate: measure head 1/31, about 2 min left  m/order'],
  ['the last', { done: 4, total: 4 }, 60_000, 'allocgate: measure head 4/4  m/order'],
] as const)('%s', ([, counts, elapsedMs, line]) => {
  expect(progressLine({ stage: 'measure head', detail: 'm/order', ...counts }, elapsedMs)).toBe(line);
});

test('a slow benchmark is named, with its time', () => {
  const running = { benchmark: 'BenchmarkLoad/all', elapsedMs: 37_400 };
  expect(progressLine({ stage: 'find head', detail: 'm/order', done: 0, total: 3, running }, 40_000)).toBe(
    'allocgate: find head 0/3  m/order BenchmarkLoad/all (37 s)',
  );
});
