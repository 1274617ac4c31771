import { describe, expect, test } from 'vitest';
import { judgeRow, type Row } from '../../../src/core/policy/judge-row.ts';
import { printed, reported, row, settings, steady } from './row-builder.ts';

const today = '2026-11-23';
const budget = 8;

describe('budgets', () => {
  test.each([
    ['at the budget', steady(8), steady(8), 'unchanged', []],
    ['over it, with a base below', steady(8), steady(9), 'over-budget', []],
    [
      'over it as base was',
      steady(9),
      steady(9),
      'notice',
      ['over its budget of 8 allocs/op, as it already was on base'],
    ],
    [
      'over it as base was, but better',
      steady(20),
      steady(10),
      'notice',
      ['over its budget of 8 allocs/op, as it already was on base'],
    ],
    ['over it as base was, and worse by the floor', steady(20), steady(21), 'over-budget', []],
    [
      'worse, with samples that overlap',
      reported(20, 20, 21),
      reported(21, 21, 21),
      'notice',
      ['over its budget of 8 allocs/op, as it already was on base'],
    ],
    ['a regression too', steady(6), steady(9), 'regression', ['also over its budget of 8 allocs/op']],
    ['a regression within it', steady(4), steady(8), 'regression', []],
    ['added over it', null, steady(9), 'over-budget', []],
    ['added within it', null, steady(8), 'added', []],
    ['removed', steady(9), null, 'removed', []],
  ] as const)('%s', (_, base, head, level, warnings) => {
    expect(judgeRow(row('allocs/op', base, head), settings({ budget }), today)).toEqual({
      level,
      warnings,
      waiver: undefined,
    });
  });

  test('overlap does not let a broken budget pass', () => {
    const judged = row('allocs/op', printed(6, 6, 6, 6, 6, 6, 12), printed(11, 11, 11, 12, 12, 12, 12));
    expect(judgeRow(judged, settings(), today).level).toBe('unstable');
    expect(judgeRow(judged, settings({ budget }), today).level).toBe('over-budget');
  });

  test.each(['not-reached', 'not-needed'] as const)(
    'without a confirmation (%s) a broken budget is unconfirmed',
    (confirmation) => {
      expect(
        judgeRow(row('allocs/op', steady(8), steady(9), { confirmation }), settings({ budget }), today).level,
      ).toBe('unconfirmed');
      expect(judgeRow(row('allocs/op', null, steady(9), { confirmation }), settings({ budget }), today).level).toBe(
        'unconfirmed',
      );
    },
  );

  test('a budget that base broke needs no confirmation', () => {
    const judged = row('allocs/op', steady(9), steady(9), { confirmation: 'not-needed' });
    expect(judgeRow(judged, settings({ budget }), today).level).toBe('notice');
  });

  test('a budget of 0 is a budget', () => {
    expect(judgeRow(row('allocs/op', null, steady(1)), settings({ budget: 0 }), today).level).toBe('over-budget');
    expect(judgeRow(row('allocs/op', null, steady(0)), settings({ budget: 0 }), today).level).toBe('added');
  });

  test('where more is better it is a limit from below', () => {
    const better = 'higher';
    expect(judgeRow(row('MB/s', reported(100), reported(99), { better }), settings({ budget: 100 }), today).level).toBe(
      'over-budget',
    );
    expect(
      judgeRow(row('MB/s', reported(100), reported(101), { better }), settings({ budget: 100 }), today).level,
    ).toBe('unchanged');
  });
});

function speed(head: number): Row {
  return row('MB/s', reported(100), reported(head), { better: 'higher' });
}

describe('waivers', () => {
  const waiver = { ceiling: 12, until: '2026-11-23', reason: 'audit trail' };

  test.each([
    ['a regression up to the ceiling', 12, today, 'waived', []],
    ['one above it', 13, today, 'regression', ["above its waiver's ceiling of 12"]],
    ['the day after its last', 12, '2026-11-24', 'regression', ['its waiver expired on 2026-11-23']],
    ['nothing to waive', 5, today, 'unchanged', []],
  ] as const)('%s', (_, head, day, level, warnings) => {
    const judgement = judgeRow(row('allocs/op', steady(5), steady(head)), settings({ waiver }), day);
    expect(judgement).toEqual({ level, warnings, waiver: level === 'waived' ? waiver : undefined });
  });

  test('without a last day it holds', () => {
    const open = { ...waiver, until: undefined };
    expect(judgeRow(row('allocs/op', steady(5), steady(9)), settings({ waiver: open }), '2999-01-01').level).toBe(
      'waived',
    );
  });

  test('takes in a budget below its ceiling, and says so', () => {
    const judgement = judgeRow(row('allocs/op', steady(5), steady(9)), settings({ waiver, budget }), today);
    expect(judgement).toEqual({ level: 'waived', warnings: ['also over its budget of 8 allocs/op'], waiver });
  });

  test('does not confirm what was not measured again', () => {
    const judged = row('allocs/op', steady(5), steady(9), { confirmation: 'not-reached' });
    expect(judgeRow(judged, settings({ waiver }), today).level).toBe('unconfirmed');
  });

  test('holds for overlapping samples where strict would fail them', () => {
    const judged = row('allocs/op', printed(6, 6, 10), printed(10, 10, 10));
    expect(judgeRow(judged, settings({ waiver, strict: true }), today).level).toBe('waived');
    expect(judgeRow(judged, settings({ waiver }), today).level).toBe('unstable');
  });

  test('where more is better the ceiling is a limit from below', () => {
    const from = { ...waiver, ceiling: 50 };
    expect(judgeRow(speed(50), settings({ waiver: from }), today).level).toBe('waived');
    expect(judgeRow(speed(49), settings({ waiver: from }), today)).toMatchObject({
      level: 'regression',
      warnings: ["below its waiver's limit of 50"],
    });
  });
});
