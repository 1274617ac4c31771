import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../src/core/benchmath/figure.ts';
import { judgeRow, needsMoreSamples, type Row } from '../../../src/core/policy/judge-row.ts';
import type { RowSettings } from '../../../src/core/policy/settings.ts';
import type { Level } from '../../../src/core/report/model.ts';
import { exact, printed, reported, row, settings, steady } from './row-builder.ts';

const today = '2026-11-23';

function levelOf(judged: Row, overrides: Partial<RowSettings> = {}): Level {
  return judgeRow(judged, settings(overrides), today).level;
}

describe('the boundaries of the rule at 15 %', () => {
  test.each<[string, number, number, Level]>([
    // percentage
    ['B/op', 1000, 1150, 'unchanged'],
    ['B/op', 1000, 1151, 'regression'],
    ['B/op', 200, 230, 'unchanged'],
    ['B/op', 200, 231, 'regression'],
    // floor of 16 bytes
    ['B/op', 20, 35, 'unchanged'],
    ['B/op', 20, 36, 'regression'],
    ['B/op', 0, 15, 'unchanged'],
    ['B/op', 0, 16, 'regression'],
    ['B/op', 0, 0, 'unchanged'],
    ['B/op', 36, 20, 'improvement'],
    ['B/op', 35, 20, 'unchanged'],
    ['B/op', 16, 0, 'improvement'],
    ['B/op', 15, 0, 'unchanged'],
    ['B/op', 1151, 1000, 'improvement'],
    ['B/op', 1150, 1000, 'unchanged'],
    // allocations
    ['allocs/op', 0, 0, 'unchanged'],
    ['allocs/op', 0, 1, 'regression'],
    ['allocs/op', 1, 0, 'improvement'],
    ['allocs/op', 6, 7, 'regression'],
    ['allocs/op', 7, 8, 'notice'],
    ['allocs/op', 100, 115, 'notice'],
    ['allocs/op', 100, 116, 'regression'],
    ['allocs/op', 8, 7, 'unchanged'],
    ['allocs/op', 7, 6, 'improvement'],
    // other units have no floor
    ['nodes/op', 0, 0.001, 'regression'],
    ['nodes/op', 1000, 1150, 'unchanged'],
    ['nodes/op', 1000, 1150.5, 'regression'],
    ['nodes/op', 1, 0, 'improvement'],
  ])('%s %d → %d: %s', (unit, base, head, level) => {
    const samples = unit === 'nodes/op' ? (value: number) => reported(value, value, value) : steady;
    expect(levelOf(row(unit, samples(base), samples(head)))).toBe(level);
  });
});

describe('rounding does not decide', () => {
  test.each<[string, readonly Figure[], readonly Figure[], Level]>([
    [
      'a cheaper first iteration on base is no change',
      exact(1000, 4997, 4997, 4997),
      exact(1000, 5000, 5000, 5000),
      'unchanged',
    ],
    ['the other way round neither', exact(1000, 5000, 5000, 5000), exact(1000, 4997, 4997, 4997), 'unchanged'],
    ['0 → 1 that Go prints as 0 → 0', exact(100_000, 0, 0, 0), exact(100_000, 99_999, 99_999, 99_999), 'regression'],
    ['judged 4 → 5, but not 0.9 apart', exact(1000, 4400, 4400, 4400), exact(1000, 5200, 5200, 5200), 'unchanged'],
    ['0.9 apart, exactly', exact(10, 10, 10, 10), exact(10, 19, 19, 19), 'regression'],
    [
      '0.9 apart less one in a million',
      exact(1e6, 1e6, 1e6, 1e6),
      exact(1e6, 1_899_999, 1_899_999, 1_899_999),
      'unchanged',
    ],
    // 28/30 − 1/30 is 0.9, which no double holds
    ['0.9 apart in thirtieths', exact(30, 1, 1, 1), exact(30, 28, 28, 28), 'regression'],
  ])('%s', (_, base, head, level) => {
    expect(levelOf(row('allocs/op', base, head))).toBe(level);
  });

  test('15.5 bytes is the floor of B/op, on figures that are not rounded', () => {
    expect(levelOf(row('B/op', exact(1024, 0, 0, 0), exact(1024, 15_872, 15_872, 15_872)))).toBe('regression');
    expect(levelOf(row('B/op', exact(1024, 0, 0, 0), exact(1024, 15_871, 15_871, 15_871)))).toBe('unchanged');
  });
});

describe('samples that overlap', () => {
  const base = printed(10, 10, 10, 10, 10, 10, 14);
  const touching = printed(12, 12, 12, 12, 14, 14, 14);
  const apart = printed(15, 15, 15, 15, 15, 15, 15);

  test('are unstable, also where they only touch', () => {
    expect(levelOf(row('allocs/op', base, touching))).toBe('unstable');
    expect(levelOf(row('allocs/op', base, apart))).toBe('regression');
  });

  test('ask for more samples only where the medians say regression', () => {
    expect(needsMoreSamples(row('allocs/op', base, touching), settings())).toBe(true);
    expect(needsMoreSamples(row('allocs/op', base, apart), settings())).toBe(false);
    expect(needsMoreSamples(row('allocs/op', printed(10, 10, 12), printed(11, 11, 12)), settings())).toBe(false);
    expect(
      needsMoreSamples(row('allocs/op', printed(10, 10, 12), printed(11, 11, 12)), settings({ strict: true })),
    ).toBe(true);
    expect(needsMoreSamples(row('B/op', printed(10, 10, 12), printed(11, 11, 12)), settings({ strict: true }))).toBe(
      false,
    );
    expect(needsMoreSamples(row('allocs/op', null, apart), settings())).toBe(false);
    expect(needsMoreSamples(row('allocs/op', base, null), settings())).toBe(false);
  });

  test('are no improvement', () => {
    expect(levelOf(row('allocs/op', touching, base))).toBe('unchanged');
  });
});

describe('confirmation', () => {
  test.each<[Row['confirmation'], Level]>([
    ['confirmed', 'regression'],
    ['not-asked', 'regression'],
    ['not-reached', 'unconfirmed'],
    // what the screen lets pass did not move
    ['not-needed', 'unchanged'],
  ])('%s: %s', (confirmation, level) => {
    expect(levelOf(row('nodes/op', reported(100), reported(100.04), { confirmation }), { fail: 0 })).toBe(level);
  });

  test('an improvement needs none', () => {
    expect(levelOf(row('allocs/op', steady(3), steady(2), { confirmation: 'not-reached' }))).toBe('improvement');
  });

  test('overlap that nobody measured again is unconfirmed, not unstable', () => {
    const judged = row('allocs/op', printed(10, 10, 14), printed(14, 14, 14), { confirmation: 'not-reached' });
    expect(levelOf(judged)).toBe('unconfirmed');
  });
});

describe('tiers', () => {
  test.each<[number, Level]>([
    [1100, 'unchanged'],
    [1101, 'warning'],
    [1150, 'warning'],
    [1151, 'regression'],
  ])('1000 → %d B/op at { warn: 10, fail: 15 }: %s', (head, level) => {
    expect(levelOf(row('B/op', steady(1000), steady(head)), { warn: 10 })).toBe(level);
  });

  test('a warning needs samples that do not overlap, and the floor', () => {
    expect(levelOf(row('B/op', printed(1000, 1000, 1120), printed(1120, 1120, 1120)), { warn: 10 })).toBe('unchanged');
    expect(levelOf(row('B/op', steady(100), steady(112)), { warn: 10 })).toBe('unchanged');
  });

  test('beyond the warn tier goes before an added allocation', () => {
    expect(levelOf(row('allocs/op', steady(8), steady(9)), { warn: 10 })).toBe('warning');
  });
});

describe('strict', () => {
  test.each<[string, readonly Figure[], readonly Figure[], Level]>([
    ['an allocation under the threshold', steady(100), steady(101), 'regression'],
    ['less than the floor', exact(1000, 100_000), exact(1000, 100_800), 'unchanged'],
    ['overlap under the threshold is shown and passes', printed(100, 100, 102), printed(101, 101, 102), 'notice'],
    ['overlap beyond it stays unstable', printed(10, 10, 14), printed(14, 14, 14), 'unstable'],
    ['nothing more', steady(100), steady(100), 'unchanged'],
  ])('%s: %s', (_, base, head, level) => {
    expect(levelOf(row('allocs/op', base, head), { strict: true })).toBe(level);
  });

  test('is about allocations, not bytes', () => {
    expect(levelOf(row('B/op', steady(1000), steady(1100)), { strict: true })).toBe('unchanged');
  });
});

describe('a side that is missing', () => {
  test('is added or removed', () => {
    expect(levelOf(row('allocs/op', null, steady(900)))).toBe('added');
    expect(levelOf(row('allocs/op', steady(900), null))).toBe('removed');
  });
});

describe('units of which more is better', () => {
  const higher = { better: 'higher' } as const;

  test.each<[number, number, Level]>([
    [100, 85, 'unchanged'],
    [100, 84, 'regression'],
    [100, 0, 'regression'],
    [100, 100, 'unchanged'],
    [84, 100, 'improvement'],
    [0, 1, 'improvement'],
  ])('%d → %d MB/s: %s', (base, head, level) => {
    expect(levelOf(row('MB/s', reported(base), reported(head), higher))).toBe(level);
  });
});
