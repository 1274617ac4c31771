import { describe, expect, test } from 'vitest';
import type { Config } from '../../../src/core/policy/config-schema.ts';
import { configDifferences } from '../../../src/core/policy/differences.ts';

const create = { packages: ['./order/...'], benchmarks: '^BenchmarkCreate' };
const name = 'rule for ./order/... ^BenchmarkCreate';
const defaults = { threshold: 15, metrics: ['B/op', 'allocs/op'], leaks: 'warn' as const };
const edit = (what: string, effect: string) =>
  `The change edits the configuration (${what}); the edit takes effect ${effect}.`;
const now = (what: string) => edit(what, 'now');
const later = (what: string) => edit(what, 'after the merge');
const partly = (what: string) => edit(what, 'now where it is stricter, otherwise after the merge');
const waiver = { package: './order', benchmark: 'BenchmarkX', metric: 'B/op', ceiling: 12, reason: 'r' };

describe('configDifferences', () => {
  test.each<[string, Config, Config, readonly string[]]>([
    ['none', { threshold: 5, rules: [create] }, { threshold: 5, rules: [create] }, []],
    ['a lower threshold', { threshold: 15 }, { threshold: 5 }, [now('threshold: 15 → 5')]],
    ['a higher threshold', { threshold: 15 }, { threshold: 50 }, [later('threshold: 15 → 50')]],
    ['one above the default', {}, { threshold: 50 }, [later('threshold: not set → 50')]],
    ['one below the default', {}, { threshold: 5 }, [now('threshold: not set → 5')]],
    [
      'one tier lower, one higher',
      { threshold: { warn: 10, fail: 15 } },
      { threshold: { warn: 5, fail: 20 } },
      [partly('threshold: {"warn":10,"fail":15} → {"warn":5,"fail":20}')],
    ],
    ['strict turned on', {}, { strict: true }, [now('strict: not set → true')]],
    ['strict turned off', { strict: true }, {}, [later('strict: true → not set')]],
    [
      'excludes',
      { exclude: ['./a', './b'] },
      { exclude: ['./b', './c'] },
      [now('exclude: ./a → not set'), later('exclude: not set → ./c')],
    ],
    ['more metrics', { metrics: ['B/op'] }, {}, [now('metrics: ["B/op"] → not set')]],
    ['fewer metrics', {}, { metrics: ['B/op'] }, [later('metrics: not set → ["B/op"]')]],
    ['other metrics', { metrics: ['B/op'] }, { metrics: ['x/op'] }, [partly('metrics: ["B/op"] → ["x/op"]')]],
    ['what the build needs', {}, { prepare: 'make' }, [now('prepare: not set → make')]],
    [
      'another need of the build',
      { prepare: 'make', copy: ['a'], 'test-args': ['-x'] },
      { prepare: 'make x', copy: ['b'] },
      [later('prepare: make → make x'), later('copy: ["a"] → ["b"]'), later('test-args: ["-x"] → not set')],
    ],
    [
      'what fails a run',
      { 'fail-on': 'never', 'on-removed': 'fail' },
      { 'on-removed': 'warn' },
      [now('fail-on: never → not set'), later('on-removed: fail → warn')],
    ],
    [
      'what fails a run, the other way',
      {},
      { 'fail-on': 'never', 'on-removed': 'fail' },
      [later('fail-on: not set → never'), now('on-removed: not set → fail')],
    ],
    ['a new drift limit', {}, { drift: { fail: 30 } }, [now('drift: not set → {"fail":30}')]],
    ['no drift limit', { drift: { fail: 30 } }, {}, [later('drift: {"fail":30} → not set')]],
    [
      'drift since another record',
      { drift: { fail: 30 } },
      { drift: { since: 1, fail: 30 } },
      [later('drift: {"fail":30} → {"since":1,"fail":30}')],
    ],
    [
      'one limit of drift lower, one higher',
      { drift: { warn: 10, fail: 30 } },
      { drift: { warn: 5, fail: 40 } },
      [partly('drift: {"warn":10,"fail":30} → {"warn":5,"fail":40}')],
    ],
    [
      'what only base decides',
      {},
      { bench: 'X', mode: 'full', count: 1, timeout: '1s' },
      ['bench: not set → X', 'mode: not set → full', 'count: not set → 1', 'timeout: not set → 1s'].map(later),
    ],
    [
      'budgets of a rule',
      { rules: [{ ...create, budgets: { 'B/op': 100, 'allocs/op': 8, 'x/op': 1, 'z/op': 1 } }] },
      { rules: [{ ...create, budgets: { 'B/op': 90, 'allocs/op': 9, 'y/op': 1, 'z/op': 2 } }] },
      [
        now(`${name}, budget of B/op: 100 → 90`),
        later(`${name}, budget of allocs/op: 8 → 9`),
        later(`${name}, budget of x/op: 1 → not set`),
        partly(`${name}, budget of z/op: 1 → 2`),
        now(`${name}, budget of y/op: not set → 1`),
      ],
    ],
    [
      'thresholds of a rule',
      { rules: [{ ...create, threshold: 5 }] },
      { rules: [{ ...create, threshold: 6, thresholds: { 'B/op': 1 } }] },
      [later(`${name}, threshold: 5 → 6`), partly(`${name}, threshold of B/op: not set → 1`)],
    ],
    [
      'a rule taken away',
      { rules: [{ ...create, strict: true, gomaxprocs: 4 }] },
      {},
      [later(`${name}, strict: true → not set`), later(`${name}, gomaxprocs: 4 → not set`)],
    ],
    [
      'rules in another order',
      { rules: [{ threshold: 5 }, { ...create, threshold: 9 }] },
      { rules: [{ ...create, threshold: 9 }, { threshold: 5 }] },
      [partly('rules: order changed')],
    ],
    [
      'two rules for the same benchmarks',
      { rules: [{ threshold: 5 }, { threshold: 9 }] },
      { rules: [{ threshold: 5 }, { threshold: 8 }] },
      [now('rule for every package (2), threshold: 9 → 8')],
    ],
    ['a waiver added', {}, { waivers: [waiver] }, [later('waiver for ./order BenchmarkX B/op: not set → 12')]],
    ['a waiver taken away', { waivers: [waiver] }, {}, [now('waiver for ./order BenchmarkX B/op: 12 → not set')]],
    [
      'a waiver with a lower ceiling that lasts longer',
      { waivers: [{ ...waiver, until: '2027-01-31' }] },
      { waivers: [{ ...waiver, ceiling: 10 }] },
      [
        now('waiver for ./order BenchmarkX B/op, ceiling: 12 → 10'),
        later('waiver for ./order BenchmarkX B/op, until: 2027-01-31 → not set'),
      ],
    ],
    [
      'a waiver that ends earlier',
      { waivers: [waiver] },
      { waivers: [{ ...waiver, until: '2027-01-31' }] },
      [now('waiver for ./order BenchmarkX B/op, until: not set → 2027-01-31')],
    ],
  ])('%s', (_, base, head, expected) => {
    expect(configDifferences(base, head, defaults)).toEqual(expected);
  });

  test('long values are cut', () => {
    expect(configDifferences({ prepare: 'y' }, { prepare: 'x'.repeat(500) }, defaults)).toEqual([
      later(`prepare: y → ${'x'.repeat(200)}…`),
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
      'benchmark-timeout': '30s',
      'confirm-timeout': '1m',
      'explain-timeout': '1m',
      rules: [{ strict: true }],
      waivers: [waiver],
    };
    expect(configDifferences({}, head, defaults)).toHaveLength(Object.keys(head).length);
  });
});
