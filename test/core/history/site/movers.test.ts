import { expect, test } from 'vitest';
import { badgeOf } from '../../../../src/core/history/site/badge.ts';
import { figureAt } from '../../../../src/core/history/site/model.ts';
import { moversOf } from '../../../../src/core/history/site/movers.ts';
import { siteOf, siteRow } from './builders.ts';

test('a figure holds from its commit on, until the row is gone', () => {
  const row = siteRow({ 2: 5, 6: 7 }, { last: 8 });
  expect([1, 2, 5, 6, 8, 9].map((at) => figureAt(row, at))).toEqual([undefined, 5, 5, 7, 7, undefined]);
});

test('movers of the last release, since it, of the last month and since the first commit, the furthest first', () => {
  const [early, late, none, down, zero] = [
    siteRow({ 0: 4, 3: 6 }, { benchmark: 'Early' }),
    siteRow({ 0: 10, 8: 11 }, { benchmark: 'Late' }),
    siteRow({ 0: 3 }, { benchmark: 'None' }),
    siteRow({ 0: 9, 4: 3 }, { benchmark: 'Down' }),
    siteRow({ 5: 0, 7: 1 }, { benchmark: 'Zero' }),
  ];
  const site = siteOf([early, late, none, down, zero], { 'v1.0.0': 2, 'v1.1.0': 5 });
  const found = moversOf(site).map(({ title, movers }) => [title, movers.map(({ row }) => row.benchmark)]);
  expect(found).toEqual([
    ['In v1.1.0', ['Down', 'Early']],
    ['Since v1.1.0', ['Zero', 'Late']],
    ['In the last 30 days', ['Zero', 'Late']],
    ['Since the first commit', ['Zero', 'Down', 'Early', 'Late']],
  ]);
  // Two names for the same stretch say nothing new.
  const month = moversOf(siteOf([none], { 'v1.0.0': 2, 'v1.1.0': 6 }));
  expect(month.map(({ title }) => title)).toEqual(['In v1.1.0', 'Since v1.1.0', 'Since the first commit']);
  expect(month.at(-1)?.movers).toEqual([]);
});

test.each([
  ['what the mean did since the last release', { 0: 10, 7: 8 }, { 'v1.2.0': 5 }, '−20% since v1.2.0', 'brightgreen'],
  ['a rise', { 0: 100, 7: 104 }, { 'v1.2.0': 5 }, '+4.0% since v1.2.0', 'yellow'],
  ['a large rise', { 0: 1, 7: 2 }, { 'v1.2.0': 5 }, '+100% since v1.2.0', 'red'],
  ['from zero there is no percentage', { 0: 0, 7: 2 }, { 'v1.2.0': 5 }, '±0% since v1.2.0', 'yellow'],
  [
    'steady since the oldest release',
    { 0: 1, 2: 5 },
    { 'v1.0.0': 1, 'v1.1.0': 3, 'v1.2.0': 6 },
    'steady since v1.1.0',
    'brightgreen',
  ],
  [
    'a release at the end is compared with the one before',
    { 0: 10, 9: 5 },
    { 'v1.0.0': 3, 'v1.1.0': 9 },
    '−50% since v1.0.0',
    'brightgreen',
  ],
  ['no release', { 0: 10, 9: 5 }, {}, '−50% since 2026-01-01', 'brightgreen'],
] as const)('the badge: %s', (_, levels, releases, message, color) => {
  const badge = badgeOf(siteOf([siteRow(levels), siteRow({ 0: 1, 9: 900 }, { unit: 'B/op' })], releases));
  expect(badge).toEqual({ schemaVersion: 1, label: 'allocations', message, color });
});
