import { expect, test } from 'vitest';
import { createStopwatch } from '../../src/steps/stopwatch.ts';

/** A promise that is resolved by a call. */
function held(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return {
    promise,
    resolve: () => {
      resolve();
    },
  };
}

test('work that runs at once shares the time by the clock', async () => {
  let now = 0;
  const stopwatch = createStopwatch({ now: () => now, today: () => '2026-01-01' });
  const first = held();
  const second = held();
  const explaining = stopwatch.time('explainMs', () => first.promise);
  now = 10;
  const proving = stopwatch.time('proveMs', () => second.promise);
  now = 30;
  first.resolve();
  await explaining;
  now = 35;
  second.resolve();
  await proving;
  now = 100;
  await stopwatch.time('planMs', () => {
    now = 101;
    return Promise.resolve();
  });
  expect(stopwatch.timings).toMatchObject({ explainMs: 20, proveMs: 15, planMs: 1, buildMs: 0 });
});

test('a phase that runs twice at once is counted once', async () => {
  let now = 0;
  const stopwatch = createStopwatch({ now: () => now, today: () => '2026-01-01' });
  const done = held();
  const both = [1, 2].map(() => stopwatch.time('proveMs', () => done.promise));
  now = 8;
  done.resolve();
  await Promise.all(both);
  expect(stopwatch.timings.proveMs).toBe(8);
});
