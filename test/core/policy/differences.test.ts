import { describe, expect, test } from 'vitest';
import type { Config } from '../../../src/core/policy/config-schema.ts';
import { configDifferences } from '../../../src/core/policy/differences.ts';

const create = { packages: ['./order/...'], benchmarks: '^BenchmarkCreate' };
const name = 'rule for ./order/... ^BenchmarkCreate';
const partly = 'what is stricter counts now, the rest after the merge';
const waiver = { package: './order', benchmark: 'BenchmarkX', metric: 'B/op', ceiling: 12, reason: 'r' };

describe('configDifferences', () => {
  test.each<[string, Config, Config, readonly string[]]>([
    ['none', { threshold: 5, rules: [create] }, { threshold: 5, rules: [create] }, []],
    ['a lower threshold', { threshold: 15 }, { threshold: 5 }, ['threshold: 15 → 5; counts now']],
    ['a higher threshold', { threshold: 15 }, { threshold: 50 }, ['threshold: 15 → 50; counts after the merge']],
    ['one above the default', {}, { threshold: 50 }, ['threshold: not set → 50; counts after the merge']],
    ['one below the default', {}, { threshold: 5 }, ['threshold: not set → 5; counts now']],
    [
      'one tier lower, one higher',
      { threshold: { warn: 10, fail: 15 } },
      { threshold: { warn: 5, fail: 20 } },
      [`threshold: {"warn":10,"fail":15} → {"warn":5,"fail":20}; ${partly}`],
    ],
    ['strict turned on', {}, { strict: true }, ['strict: not set → true; counts now']],
    ['strict turned off', { strict: true }, {}, ['strict: true → not set; counts after the merge']],
    [
      'excludes',
      { exclude: ['./a', './b'] },
      { exclude: ['./b', './c'] },
      ['exclude: ./a → not set; counts now', 'exclude: not set → ./c; counts after the merge'],
    ],
    ['another metric', { metrics: ['B/op'] }, {}, ['metrics: ["B/op"] → not set; counts after the merge']],
    ['a command', {}, { prepare: 'make' }, ['prepare: not set → make; counts after the merge']],
    [
      'budgets of a rule',
      { rules: [{ ...create, budgets: { 'B/op': 100, 'allocs/op': 8, 'x/op': 1 } }] },
      { rules: [{ ...create, budgets: { 'B/op': 90, 'allocs/op': 9, 'y/op': 1 } }] },
      [
        `${name}, budget of B/op: 100 → 90; counts now`,
        `${name}, budget of allocs/op: 8 → 9; counts after the merge`,
        `${name}, budget of x/op: 1 → not set; counts after the merge`,
        `${name}, budget of y/op: not set → 1; counts now`,
      ],
    ],
    [
      'thresholds of a rule',
      { rules: [{ ...create, threshold: 5 }] },
      { rules: [{ ...create, threshold: 6, thresholds: { 'B/op': 1 } }] },
      [`${name}, threshold: 5 → 6; counts after the merge`, `${name}, threshold of B/op: not set → 1; ${partly}`],
    ],
    [
      'a rule taken away',
      { rules: [{ ...create, strict: true, gomaxprocs: 4 }] },
      {},
      [
        `${name}, strict: true → not set; counts after the merge`,
        `${name}, gomaxprocs: 4 → not set; counts after the merge`,
      ],
    ],
    [
      'rules in another order',
      { rules: [{ threshold: 5 }, { ...create, threshold: 9 }] },
      { rules: [{ ...create, threshold: 9 }, { threshold: 5 }] },
      [`rules: another order; ${partly}`],
    ],
    [
      'two rules for the same benchmarks',
      { rules: [{ threshold: 5 }, { threshold: 9 }] },
      { rules: [{ threshold: 5 }, { threshold: 8 }] },
      ['rule for every package (2), threshold: 9 → 8; counts now'],
    ],
    [
      'a waiver added',
      {},
      { waivers: [waiver] },
      ['waiver of ./order BenchmarkX B/op: not set → 12; counts after the merge'],
    ],
    ['a waiver taken away', { waivers: [waiver] }, {}, ['waiver of ./order BenchmarkX B/op: 12 → not set; counts now']],
    [
      'a waiver with a lower ceiling that lasts longer',
      { waivers: [{ ...waiver, until: '2027-01-31' }] },
      { waivers: [{ ...waiver, ceiling: 10 }] },
      [
        'waiver of ./order BenchmarkX B/op, ceiling: 12 → 10; counts now',
        'waiver of ./order BenchmarkX B/op, until: 2027-01-31 → not set; counts after the merge',
      ],
    ],
    [
      'a waiver that ends earlier',
      { waivers: [waiver] },
      { waivers: [{ ...waiver, until: '2027-01-31' }] },
      ['waiver of ./order BenchmarkX B/op, until: not set → 2027-01-31; counts now'],
    ],
  ])('%s', (_, base, head, expected) => {
    expect(configDifferences(base, head, 15)).toEqual(expected);
  });

  test('long values are cut', () => {
    expect(configDifferences({}, { prepare: 'x'.repeat(500) }, 15)).toEqual([
      `prepare: not set → ${'x'.repeat(200)}…; counts after the merge`,
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
      timeout: '1m',
      'confirm-budget': '1m',
      budget: '1m',
      rules: [{ strict: true }],
      waivers: [waiver],
    };
    expect(configDifferences({}, head, 15)).toHaveLength(Object.keys(head).length);
  });
});
