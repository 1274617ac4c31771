import { expect, test } from 'vitest';
import { gcPressure } from '../../src/steps/gc-pressure.ts';
import { figuresOf } from '../../src/core/benchmath/exact-totals.ts';

const figures = figuresOf(1000, [
  { unit: 'ns/op', value: 500_000 },
  { unit: 'B/op', value: 64 },
  { unit: 'B-total', value: 64_500 },
]);

test('rates are for each second that the timer ran', () => {
  expect(Object.fromEntries(gcPressure([{ iterations: 1000, figures, gcCycles: 7 }]))).toEqual({
    'gc-cycles/s': [{ kind: 'reported', value: 14 }],
    'allocated-B/s': [{ kind: 'reported', value: 129_000 }],
  });
});

test('without a time, or where collections were not counted, there are none', () => {
  expect(gcPressure([{ iterations: 1000, figures }]).size).toBe(0);
  expect(gcPressure([{ iterations: 1000, figures: new Map(), gcCycles: 7 }]).size).toBe(0);
});
