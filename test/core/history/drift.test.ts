import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDrift, type DriftRow } from '../../../src/core/history/drift.ts';
import type { RecordedPoint } from '../../../src/core/history/levels.ts';
import type { Figure } from '../../../src/core/benchmath/figure.ts';

const id = (index: number): string => index.toString(16).padStart(40, '0');
const exact = (value: number): Figure => ({ kind: 'exact', total: value * 100, iterations: 100 });
const points = (figures: readonly number[]): readonly RecordedPoint[] =>
  figures.map((figure, index) => ({
    number: index + 1,
    commit: id(index),
    conditions: 'c',
    figures: [exact(figure), exact(figure)],
    iterations: 100,
  }));

/** The records before the change, and base and head of it; each record is the parent of the next one's commit. */
function row(recorded: readonly number[], head: number, rest: Partial<DriftRow> = {}): DriftRow {
  return {
    unit: 'allocs/op',
    points: points(recorded),
    base: [exact(recorded.at(-1) ?? 0)],
    head: [exact(head)],
    threshold: 15,
    ceiling: undefined,
    isOneCommit: (from, to) => Number.parseInt(to, 16) === Number.parseInt(from, 16) + 1,
    ...rest,
  };
}

describe('findDrift', () => {
  test('steps that pass one by one drift exactly where their plain sum is beyond the limit', () => {
    const step = fc.integer({ min: -14, max: 14 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5000 }),
        fc.array(step, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        (first, percents, warn, fail) => {
          // No step is beyond 15%, so none is a decision by itself.
          const figures = percents.reduce<number[]>(
            (all, percent) => [...all, Math.floor(((all.at(-1) ?? 0) * (100 + percent)) / 100)],
            [first],
          );
          const steps = figures.slice(1).map((figure, index) => figure - (figures[index] ?? 0));
          const sum = steps.reduce((total, each) => total + each, 0);
          const isBeyond = (limit: number): boolean => sum >= 1 && sum * 100 > limit * first;
          const found = findDrift(row(figures.slice(0, -1), figures.at(-1) ?? 0), { warn, fail });
          expect(found?.tier).toBe(isBeyond(fail) ? 'fail' : isBeyond(warn) ? 'warn' : undefined);
          if (found === undefined) return;
          expect([found.from, found.to, found.here]).toEqual([first, first + sum, steps.at(-1)]);
          const named = found.steps.map(({ before, after }) => after - before);
          const ups = steps.slice(0, -1).filter((each) => each > 0);
          expect(named).toEqual(ups.toSorted((a, b) => b - a));
        },
      ),
    );
  });

  test.each<[string, readonly number[], number, Partial<DriftRow>, string | undefined, number | undefined]>([
    ['exactly the limit', [100, 110, 120], 130, {}, 'warn', 100],
    ['one above it', [100, 110, 120], 131, {}, 'fail', 100],
    ['from zero to one, as the rule has it', [0], 1, {}, 'fail', 0],
    ['16 bytes in steps of eight, from zero', [0, 8], 16, { unit: 'B/op' }, 'fail', 0],
    ['15 bytes are below the floor', [0, 8], 15, { unit: 'B/op' }, undefined, undefined],
    ['a step over the threshold that one commit made', [100, 120, 125], 131, {}, undefined, undefined],
    ['the same from several commits', [100, 120, 125], 131, { isOneCommit: () => false }, 'fail', 100],
    ['a step from zero that one commit made', [0, 1, 1], 2, { threshold: 500 }, 'fail', 1],
    ['a step that was reverted counts for nothing', [100, 130, 100, 110, 120], 131, {}, 'fail', 100],
    ['under the ceiling of a waiver', [100, 110, 120], 131, { ceiling: 131 }, undefined, undefined],
    [
      'beyond the ceiling the sum starts at what it covers',
      [100, 110, 120],
      131,
      { ceiling: 120 },
      undefined,
      undefined,
    ],
    ['and goes on', [100, 110, 120, 130, 140, 150], 157, { ceiling: 120 }, 'fail', 120],
    ['a ceiling below the first record', [100, 110, 120], 131, { ceiling: 90 }, 'fail', 100],
    ['no records', [], 131, { base: [exact(1)] }, undefined, undefined],
  ])('%s', (_, recorded, head, rest, tier, from) => {
    const found = findDrift(row(recorded, head, rest), { warn: 15, fail: 30 });
    expect([found?.tier, found?.from]).toEqual([tier, from]);
  });

  test('one limit alone', () => {
    const creeping = row([100, 110, 120], 131);
    expect(findDrift(creeping, { warn: 15, fail: undefined })?.tier).toBe('warn');
    expect(findDrift(creeping, { warn: undefined, fail: 31 })).toBeUndefined();
  });

  test('samples that overlap with those of the record are no drift', () => {
    const [first, ...others] = points([100, 110, 120]);
    const wide = { ...first, figures: [exact(100), exact(100), exact(140)] } as RecordedPoint;
    expect(findDrift(row([], 131, { points: [wide, ...others], base: [exact(120)] }), { warn: 15, fail: 30 })).toBe(
      undefined,
    );
  });
});
