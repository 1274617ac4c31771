import { describe, expect, test } from 'vitest';
import type { Config } from '../../../src/core/policy/config-schema.ts';
import { configDifferences } from '../../../src/core/policy/differences.ts';

const create = { packages: ['./order/...'], benchmarks: '^BenchmarkCreate' };
const name = 'rule for ./order/... ^BenchmarkCreate';
const defaults = { threshold: 15, metrics: ['B/op', 'allocs/op'], leaks: 'warn' as const };
const partly = 'the stricter part takes effect now, the rest after the merge';
const waiver = { package: './order', benchmark: 'BenchmarkX', metric: 'B/op', ceiling: 12, reason: 'r' };

describe('configDifferences', () => {
  test.each<[string, Config, Config, readonly string[]]>([
    ['none', { threshold: 5, rules: [create] }, { threshold: 5, rules: [create] }, []],
    ['a lower threshold', { threshold: 15 }, { threshold: 5 }, ['threshold: 15 → 5; takes effect now']],
    ['a higher threshold', { threshold: 15 }, { threshold: 50 }, ['threshold: 15 → 50; takes effect after the merge']],
    ['one above the default', {}, { threshold: 50 }, ['threshold: not set → 50; takes effect after the merge']],
    ['one below the default', {}, { threshold: 5 }, ['threshold: not set → 5; takes effect now']],
    [
      'one tier lower, one higher',
      { threshold: { warn: 10, fail: 15 } },
      { threshold: { warn: 5, fail: 20 } },
      [`threshold: {"warn":10,"fail":15} → {"warn":5,"fail":20}; ${partly}`],
    ],
    ['strict turned on', {}, { strict: true }, ['strict: not set → true; takes effect now']],
    ['strict turned off', { strict: true }, {}, ['strict: true → not set; takes effect after the merge']],
    [
      'excludes',
      { exclude: ['./a', './b'] },
      { exclude: ['./b', './c'] },
      ['exclude: ./a → not set; takes effect now', 'exclude: not set → ./c; takes effect after the merge'],
    ],
    ['more metrics', { metrics: ['B/op'] }, {}, ['metrics: ["B/op"] → not set; takes effect now']],
    ['fewer metrics', {}, { metrics: ['B/op'] }, ['metrics: not set → ["B/op"]; takes effect after the merge']],
    ['other metrics', { metrics: ['B/op'] }, { metrics: ['x/op'] }, [`metrics: ["B/op"] → ["x/op"]; ${partly}`]],
    ['what the build needs', {}, { prepare: 'make' }, ['prepare: not set → make; takes effect now']],
    [
      'another need of the build',
      { prepare: 'make', copy: ['a'], 'test-args': ['-x'] },
      { prepare: 'make x', copy: ['b'] },
      [
        'prepare: make → make x; takes effect after the merge',
        'copy: ["a"] → ["b"]; takes effect after the merge',
        'test-args: ["-x"] → not set; takes effect after the merge',
      ],
    ],
    [
      'what fails a run',
      { 'fail-on': 'never', 'on-removed': 'fail' },
      { 'on-removed': 'warn' },
      ['fail-on: never → not set; takes effect now', 'on-removed: fail → warn; takes effect after the merge'],
    ],
    [
      'what fails a run, the other way',
      {},
      { 'fail-on': 'never', 'on-removed': 'fail' },
      ['fail-on: not set → never; takes effect after the merge', 'on-removed: not set → fail; takes effect now'],
    ],
    ['a new drift limit', {}, { drift: { fail: 30 } }, ['drift: not set → {"fail":30}; takes effect now']],
    ['no drift limit', { drift: { fail: 30 } }, {}, ['drift: {"fail":30} → not set; takes effect after the merge']],
    [
      'drift since another record',
      { drift: { fail: 30 } },
      { drift: { since: 1, fail: 30 } },
      ['drift: {"fail":30} → {"since":1,"fail":30}; takes effect after the merge'],
    ],
    [
      'one limit of drift lower, one higher',
      { drift: { warn: 10, fail: 30 } },
      { drift: { warn: 5, fail: 40 } },
      [`drift: {"warn":10,"fail":30} → {"warn":5,"fail":40}; ${partly}`],
    ],
    [
      'what only base decides',
      {},
      { bench: 'X', mode: 'full', count: 1, timeout: '1s' },
      ['bench: not set → X', 'mode: not set → full', 'count: not set → 1', 'timeout: not set → 1s'].map(
        (words) => `${words}; takes effect after the merge`,
      ),
    ],
    [
      'budgets of a rule',
      { rules: [{ ...create, budgets: { 'B/op': 100, 'allocs/op': 8, 'x/op': 1 } }] },
      { rules: [{ ...create, budgets: { 'B/op': 90, 'allocs/op': 9, 'y/op': 1 } }] },
      [
        `${name}, budget of B/op: 100 → 90; takes effect now`,
        `${name}, budget of allocs/op: 8 → 9; takes effect after the merge`,
        `${name}, budget of x/op: 1 → not set; takes effect after the merge`,
        `${name}, budget of y/op: not set → 1; takes effect now`,
      ],
    ],
    [
      'thresholds of a rule',
      { rules: [{ ...create, threshold: 5 }] },
      { rules: [{ ...create, threshold: 6, thresholds: { 'B/op': 1 } }] },
      [`${name}, threshold: 5 → 6; takes effect after the merge`, `${name}, threshold of B/op: not set → 1; ${partly}`],
    ],
    [
      'a rule taken away',
      { rules: [{ ...create, strict: true, gomaxprocs: 4 }] },
      {},
      [
        `${name}, strict: true → not set; takes effect after the merge`,
        `${name}, gomaxprocs: 4 → not set; takes effect after the merge`,
      ],
    ],
    [
      'rules in another order',
      { rules: [{ threshold: 5 }, { ...create, threshold: 9 }] },
      { rules: [{ ...create, threshold: 9 }, { threshold: 5 }] },
      [`rules: order changed; ${partly}`],
    ],
    [
      'two rules for the same benchmarks',
      { rules: [{ threshold: 5 }, { threshold: 9 }] },
      { rules: [{ threshold: 5 }, { threshold: 8 }] },
      ['rule for every package (2), threshold: 9 → 8; takes effect now'],
    ],
    [
      'a waiver added',
      {},
      { waivers: [waiver] },
      ['waiver for ./order BenchmarkX B/op: not set → 12; takes effect after the merge'],
    ],
    [
      'a waiver taken away',
      { waivers: [waiver] },
      {},
      ['waiver for ./order BenchmarkX B/op: 12 → not set; takes effect now'],
    ],
    [
      'a waiver with a lower ceiling that lasts longer',
      { waivers: [{ ...waiver, until: '2027-01-31' }] },
      { waivers: [{ ...waiver, ceiling: 10 }] },
      [
        'waiver for ./order BenchmarkX B/op, ceiling: 12 → 10; takes effect now',
        'waiver for ./order BenchmarkX B/op, until: 2027-01-31 → not set; takes effect after the merge',
      ],
    ],
    [
      'a waiver that ends earlier',
      { waivers: [waiver] },
      { waivers: [{ ...waiver, until: '2027-01-31' }] },
      ['waiver for ./order BenchmarkX B/op, until: not set → 2027-01-31; takes effect now'],
    ],
  ])('%s', (_, base, head, expected) => {
    expect(configDifferences(base, head, defaults)).toEqual(expected);
  });

  test('long values are cut', () => {
    expect(configDifferences({ prepare: 'y' }, { prepare: 'x'.repeat(500) }, defaults)).toEqual([
      `prepare: y → ${'x'.repeat(200)}…; takes effect after the merge`,
    ]);
  });

  test('every key that the configuration may have is told of', () => {
    const head: Required<Config> = {
      threshold: 1,
      metrics: ['x'],
      exclude: ['./a'],
      prepare: 'p',
      copy: ['c'],
      'test-args': ['-x'],
      bench: 'b',
      mode: 'fast',
      count: 9,
      strict: true,
      'fail-on': 'never',
      'on-removed': 'fail',
      leaks: 'fail',
      'blind-spots': 'fail-on-new-escape',
      drift: { fail: 30 },
      'history-url': 'https://example.com/history',
      timeout: '1m',
      'confirm-timeout': '1m',
      'explain-timeout': '1m',
      rules: [{ strict: true }],
      waivers: [waiver],
    };
    expect(configDifferences({}, head, defaults)).toHaveLength(Object.keys(head).length);
  });
});
