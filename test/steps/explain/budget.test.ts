import { expect, test } from 'vitest';
import { budgetOf, shareOfTime, spentBy } from '../../../src/steps/explain/budget.ts';

const clockAt = (now: number) => ({ clock: { now: () => now, today: () => '2026-01-01' } });

test('a budget ends by its number of programs, by attempts that do not compile, and last by the clock', () => {
  const budget = budgetOf(2, 1000);
  expect(spentBy(clockAt(0), budget)).toBeUndefined();
  expect(spentBy(clockAt(1000), budget)).toBe('time');
  expect(spentBy(clockAt(0), { ...budget, builds: 0 })).toBe('builds');
  expect(spentBy(clockAt(0), { ...budget, failures: 0 })).toBe('builds');
});

test('what is left of the time is divided evenly, and what one package leaves over goes to the others', () => {
  const { clock } = clockAt(100);
  expect(shareOfTime(clock, 400, 3)).toBe(200);
  expect(shareOfTime(clock, 400, 1)).toBe(400);
  expect(shareOfTime(clock, 50, 2)).toBe(100);
});
