import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../src/core/benchmath/figure.ts';
import { judgeRow } from '../../../src/core/policy/judge-row.ts';
import { printed, reported, row, settings, steady, summary } from './row-builder.ts';

const today = '2026-11-23';
const rounding =
  'the printed figures, which Go rounds down, are one allocation apart, but B/op doesn’t show a matching change, so this may just be rounding';
const counts = 'iteration counts differ, so one-off costs carry different weight';

function warningsOf(
  base: readonly Figure[],
  head: readonly Figure[],
  bytes?: readonly [readonly Figure[], readonly Figure[]],
): readonly string[] {
  const companion = bytes === undefined ? undefined : { base: summary(bytes[0]), head: summary(bytes[1]) };
  return judgeRow(row('allocs/op', base, head, { confirmation: 'not-asked', bytes: companion }), settings(), today)
    .warnings;
}

describe('one allocation of difference', () => {
  test.each([
    ['no bytes more', printed(0), printed(1), [printed(64), printed(64)], [rounding]],
    ['fewer bytes', printed(0), printed(1), [printed(64), printed(0)], [rounding]],
    ['fewer bytes than an object has', printed(0), printed(1), [printed(64), printed(71)], [rounding]],
    ['the bytes of an object', printed(0), printed(1), [printed(64), printed(72)], []],
    ['an improvement without bytes less', printed(1), printed(0), [printed(64), printed(64)], [rounding]],
    ['an improvement with bytes less', printed(1), printed(0), [printed(64), printed(48)], []],
    ['an added one under the threshold', printed(7), printed(8), [printed(64), printed(64)], [rounding]],
    ['two allocations', printed(0), printed(2), [printed(64), printed(64)], []],
    ['none', printed(3), printed(3), [printed(64), printed(64)], []],
    ['exact totals', steady(0), steady(1), [steady(64), steady(64)], []],
    ['only one side exact', steady(0), printed(1), [printed(64), printed(64)], [rounding]],
    ['reported by the benchmark itself', reported(0), reported(1), [printed(64), printed(64)], []],
  ] as const)('%s', (_, base, head, bytes, expected) => {
    expect(warningsOf(base, head, bytes)).toEqual(expected);
  });

  test('without any B/op it is a doubt', () => {
    expect(warningsOf(printed(0), printed(1))).toEqual([rounding]);
  });

  test('is no doubt of bytes', () => {
    expect(judgeRow(row('B/op', printed(0), printed(1)), settings(), today).warnings).toEqual([]);
  });
});

describe('iteration counts', () => {
  test.each([
    ['the same', { base: 1000, head: 1000 }, []],
    ['another on each side', { base: 1000, head: 1001 }, [counts]],
    ['several within the sides', { base: 0, head: 0 }, [counts]],
    ['pinned', undefined, []],
  ])('%s', (_, iterations, expected) => {
    expect(judgeRow(row('B/op', steady(8), steady(8), { iterations }), settings(), today).warnings).toEqual(expected);
  });

  test('of one side alone say nothing', () => {
    const judged = row('B/op', null, steady(8), { iterations: { base: 0, head: 5 } });
    expect(judgeRow(judged, settings(), today).warnings).toEqual([]);
  });
});
