import { describe, expect, test } from 'vitest';
import type { Config, ConfigWaiver } from '../../../src/core/policy/config-schema.ts';
import { type FoundBenchmark, idleSettings } from '../../../src/core/policy/idle.ts';

const units = ['ns/op', 'B/op', 'allocs/op', 'nodes/op'];
const judged = ['B/op', 'allocs/op'];
const order = { importPath: 'example.com/m/internal/order', path: './internal/order' };
const top = { importPath: 'example.com/m', path: '.' };
const benchmarks: readonly FoundBenchmark[] = [
  { ...order, benchmark: 'BenchmarkCreate/items=8', units, judged },
  { ...order, benchmark: 'BenchmarkList', units, judged },
  { ...top, benchmark: 'BenchmarkSkipped', units: [], judged },
];
const found = { packages: [order, top], benchmarks };
const today = '2026-06-30';

function idle(config: Config, whole = true): readonly string[] {
  return idleSettings({ config, file: '.allocgate.yml', today, found: whole ? found : undefined });
}

const waiver: ConfigWaiver = {
  package: './internal/order',
  benchmark: 'BenchmarkList',
  metric: 'allocs/op',
  ceiling: 12,
  reason: 'r',
};
const of = 'waiver for ./internal/order BenchmarkList allocs/op';

describe('a setting that does nothing is named, with the nearest name', () => {
  test.each<[string, Config, string]>([
    [
      'an exclude',
      { exclude: ['./interal/...'] },
      'the exclude pattern ./interal/... matches no package with benchmarks. Did you mean ./internal/...?',
    ],
    [
      'an exclude by import path',
      { exclude: ['example.com/m/internal/oder'] },
      'the exclude pattern example.com/m/internal/oder matches no package with benchmarks. Did you mean example.com/m/internal/order?',
    ],
    [
      'an exclude like nothing',
      { exclude: ['./zzz'] },
      'the exclude pattern ./zzz matches no package with benchmarks.',
    ],
    [
      'a metric',
      { metrics: ['B/op', 'alocs/op'] },
      'the metric alocs/op is reported by no benchmark. Did you mean allocs/op?',
    ],
    ['a time', { metrics: ['ns/op'] }, 'the metric ns/op has no effect: times are never judged.'],
    [
      'the packages of a rule',
      { rules: [{ packages: ['./internal/ordre'], strict: true }] },
      'the rule for ./internal/ordre: the pattern ./internal/ordre matches no package with benchmarks. Did you mean ./internal/order?',
    ],
    [
      'the benchmarks of a rule',
      { rules: [{ benchmarks: '^BenchmarkLst$', strict: true }] },
      'the rule for every package ^BenchmarkLst$ matches no benchmark. Did you mean BenchmarkList?',
    ],
    [
      'the benchmarks of a rule, without their prefix',
      { rules: [{ benchmarks: 'Lst', strict: true }] },
      'the rule for every package Lst matches no benchmark. Did you mean BenchmarkList?',
    ],
    [
      'the benchmarks of a rule, in another package',
      { rules: [{ packages: ['.'], benchmarks: 'List', strict: true }] },
      'the rule for . List matches no benchmark.',
    ],
    [
      'the unit of a budget',
      { rules: [{ benchmarks: 'List', budgets: { 'alloc/op': 8 } }] },
      'the rule for every package List: the unit alloc/op is reported by no benchmark. Did you mean allocs/op?',
    ],
    [
      'the unit of a threshold that is not judged',
      { rules: [{ benchmarks: 'List', thresholds: { 'nodes/op': 8 } }] },
      'the rule for every package List names nodes/op, which is not among the metrics that are judged.',
    ],
    [
      'the package of a waiver',
      { waivers: [{ ...waiver, package: './order' }] },
      'the waiver for ./order BenchmarkList allocs/op: the pattern ./order matches no package with benchmarks.',
    ],
    [
      'the benchmark of a waiver',
      { waivers: [{ ...waiver, benchmark: 'BenchmarkCreate/items=9' }] },
      'the waiver for ./internal/order BenchmarkCreate/items=9 allocs/op matches no benchmark. Did you mean BenchmarkCreate/items=8?',
    ],
    [
      'the metric of a waiver',
      { waivers: [{ ...waiver, metric: 'allocs' }] },
      'the waiver for ./internal/order BenchmarkList allocs: the metric allocs is reported by no benchmark. Did you mean allocs/op?',
    ],
    [
      'a waiver that has ended, once',
      { waivers: [{ ...waiver, benchmark: 'BenchmarkGone', until: '2026-06-29' }] },
      'the waiver for ./internal/order BenchmarkGone allocs/op expired on 2026-06-29. Remove it, or set a later `until`.',
    ],
  ])('%s', (_, config, sentence) => {
    expect(idle(config)).toEqual([`Warning: in .allocgate.yml, ${sentence}`]);
  });
});

test.each<[string, Config]>([
  ['nothing', {}],
  [
    'what matches',
    {
      metrics: judged,
      exclude: ['./internal/...', 'example.com/...'],
      rules: [
        { packages: ['./...'], benchmarks: 'Create/items=8', budgets: { 'B/op': 8 }, metrics: ['B/op'] },
        { strict: true },
      ],
      waivers: [waiver, { ...waiver, until: today }],
    },
  ],
  [
    'a benchmark that skips itself: its units are unknown',
    { rules: [{ benchmarks: 'Skipped', budgets: { 'B/op': 8 } }] },
  ],
])('no word of %s', (_, config) => {
  expect(idle(config)).toEqual([]);
});

test('a run that looks at a part knows only which waivers have ended', () => {
  const config: Config = {
    exclude: ['./zzz'],
    rules: [{ benchmarks: 'Zzz' }],
    waivers: [
      { ...waiver, benchmark: 'BenchmarkZzz' },
      { ...waiver, until: '2020-01-31' },
    ],
  };
  expect(idle(config, false)).toEqual([
    `Warning: in .allocgate.yml, the ${of} expired on 2020-01-31. Remove it, or set a later \`until\`.`,
  ]);
});

test('very many are counted', () => {
  const notes = idle({ exclude: Array.from({ length: 1000 }, (_, index) => `./zzz${index}`) });
  expect(notes).toHaveLength(21);
  expect(notes.at(-1)).toBe('Warning: in .allocgate.yml, 980 more settings have no effect.');
});
