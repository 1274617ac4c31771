import { describe, expect, test } from 'vitest';
import type { Config, ConfigRule } from '../../../src/core/policy/config-schema.ts';
import { createPolicy, type ExplicitPolicy, type Policy, type PolicySubject } from '../../../src/core/policy/policy.ts';
import type { RowSettings } from '../../../src/core/policy/settings.ts';

const defaults = { threshold: 15, metrics: ['B/op', 'allocs/op'], leaks: 'warn' as const };
const create: PolicySubject = {
  importPath: 'example.com/m/order',
  path: './order',
  benchmark: 'BenchmarkCreate/items=8',
};
const other: PolicySubject = { importPath: 'example.com/m', path: '.', benchmark: 'BenchmarkOther' };

function policy(base: Config | undefined, head: Config | undefined, explicit: Partial<ExplicitPolicy> = {}): Policy {
  const unsaid = { threshold: undefined, strict: undefined, metrics: undefined };
  return createPolicy({ explicit: { ...unsaid, ...explicit }, base, head, defaults });
}

const plain: RowSettings = { fail: 15, warn: undefined, strict: false, budget: undefined, waiver: undefined };

function rule(fields: ConfigRule): Config & { rules: ConfigRule[] } {
  return { rules: [fields] };
}

function one(ceiling: number, until?: string): Config {
  return { waivers: [waiverOf(ceiling, until)] };
}

describe('without a configuration', () => {
  test('the defaults hold', () => {
    const bare = policy(undefined, undefined);
    expect(bare.row(create, 'B/op')).toEqual(plain);
    expect(bare.metrics(create)).toEqual(['B/op', 'allocs/op']);
    expect(bare.gomaxprocs(create)).toBe(1);
    expect(bare.excludes(create)).toBe(false);
    expect(bare.differences).toEqual([]);
  });
});

describe('rules', () => {
  const config: Config = {
    threshold: { warn: 10, fail: 15 },
    rules: [
      { packages: ['./order/...'], threshold: 5, budgets: { 'allocs/op': 8 }, gomaxprocs: 4 },
      { benchmarks: '^BenchmarkCreate/items=8$', budgets: { 'B/op': 1200 }, strict: true, metrics: ['allocs/op'] },
      { packages: ['example.com/m/order'], thresholds: { 'B/op': { warn: 2, fail: 3 } }, budgets: { 'allocs/op': 9 } },
      { packages: ['./elsewhere'], threshold: 99, strict: false, gomaxprocs: 8 },
    ],
  };
  const ruled = policy(config, config);

  test('that match apply in order, field by field', () => {
    expect(ruled.row(create, 'allocs/op')).toEqual({ ...plain, fail: 5, strict: true, budget: 9 });
    expect(ruled.row(create, 'B/op')).toEqual({ ...plain, warn: 2, fail: 3, strict: true, budget: 1200 });
    expect(ruled.gomaxprocs(create)).toBe(4);
    expect(ruled.metrics(create)).toEqual(['allocs/op']);
  });

  test('may turn strict off', () => {
    const lenient: Config = { strict: true, rules: [{ packages: ['./order'], strict: false }] };
    const both = policy(lenient, lenient);
    expect([create, other].map((subject) => both.row(subject, 'allocs/op').strict)).toEqual([false, true]);
  });

  test('that do not match leave the rest alone', () => {
    expect(ruled.row(other, 'allocs/op')).toEqual({ ...plain, warn: 10 });
    expect(ruled.gomaxprocs(other)).toBe(1);
    expect(ruled.metrics(other)).toEqual(['B/op', 'allocs/op']);
  });

  test('name benchmarks as -bench does', () => {
    const named = policy({ rules: [{ benchmarks: 'Create/items=8', strict: true }] }, undefined);
    const strictFor = (benchmark: string): boolean => named.row({ ...create, benchmark }, 'B/op').strict;
    expect(
      ['BenchmarkCreate/items=8', 'BenchmarkRecreateAll', 'BenchmarkCreate/items=9', 'BenchmarkCreate/items=80/x'].map(
        strictFor,
      ),
    ).toEqual(
      // a name with fewer levels than the expression is not one that it names
      [true, false, false, true],
    );
  });
});

describe('flags', () => {
  test('go before the configuration of both sides', () => {
    const strictAll: Config = {
      threshold: { warn: 1, fail: 2 },
      strict: true,
      metrics: ['B/op'],
      rules: [{ threshold: 1 }],
    };
    const flagged = policy(strictAll, strictAll, { threshold: 40, strict: false, metrics: ['allocs/op'] });
    expect(flagged.row(create, 'B/op')).toEqual({ ...plain, fail: 40 });
    expect(flagged.metrics(create)).toEqual(['allocs/op']);
  });
});

describe('base decides, and head where it is stricter', () => {
  test.each<[string, Config, Config, Partial<RowSettings>]>([
    ['a lower threshold', { threshold: 15 }, { threshold: 10 }, { fail: 10, standingFail: 15 }],
    ['a higher one does not', { threshold: 15 }, { threshold: 50 }, { fail: 15 }],
    ['one that head leaves to the default', { threshold: 20 }, {}, { fail: 15, standingFail: 20 }],
    ['a lower warn tier', { threshold: { warn: 10, fail: 15 } }, { threshold: { warn: 5, fail: 15 } }, { warn: 5 }],
    ['a warn tier taken away stays', { threshold: { warn: 10, fail: 15 } }, { threshold: 15 }, { warn: 10 }],
    ['a new budget', {}, rule({ budgets: { 'allocs/op': 8 } }), { budget: 8 }],
    [
      'a lower budget',
      rule({ budgets: { 'allocs/op': 8 } }),
      rule({ budgets: { 'allocs/op': 7 } }),
      { budget: 7, standingBudget: 8 },
    ],
    [
      'a higher one does not',
      rule({ budgets: { 'allocs/op': 8 } }),
      rule({ budgets: { 'allocs/op': 9 } }),
      { budget: 8 },
    ],
    ['a budget taken away stays', rule({ budgets: { 'allocs/op': 8 } }), {}, { budget: 8 }],
    ['strict turned on', {}, { strict: true }, { strict: true }],
    ['strict turned off stays on', { strict: true }, { strict: false }, { strict: true }],
    [
      'strict turned off by a rule stays on',
      { strict: true },
      { strict: true, ...rule({ strict: false }) },
      { strict: true },
    ],
    ['a lower threshold in a rule', rule({ threshold: 15 }), rule({ threshold: 3 }), { fail: 3, standingFail: 15 }],
  ])('%s', (_, base, head, expected) => {
    expect(policy(base, head).row(create, 'allocs/op')).toEqual({ ...plain, ...expected });
  });

  test('a budget of a unit of which more is better is stricter when it is higher', () => {
    const both = policy(rule({ budgets: { 'MB/s': 100 } }), rule({ budgets: { 'MB/s': 90 } }));
    expect(both.row(create, 'MB/s', 'higher').budget).toBe(100);
  });

  test('an exclude counts only on both sides', () => {
    const slow: Config = { exclude: ['./order/...'] };
    expect(
      [policy(slow, slow), policy(slow, {}), policy({}, slow), policy(undefined, slow)].map((p) => p.excludes(create)),
    ).toEqual([true, false, false, true]);
  });

  test('a unit more is judged, none fewer; GOMAXPROCS is base’s', () => {
    const changed = policy({}, { metrics: ['B/op', 'x/op'], rules: [{ gomaxprocs: 8 }] });
    expect(changed.metrics(create)).toEqual(['B/op', 'allocs/op', 'x/op']);
    expect(changed.gomaxprocs(create)).toBe(1);
  });

  test('without a configuration at base head’s is used', () => {
    const adopting = policy(undefined, { threshold: 50, metrics: ['B/op'], rules: [{ gomaxprocs: 8 }] });
    expect(adopting.row(create, 'B/op').fail).toBe(50);
    expect(adopting.metrics(create)).toEqual(['B/op']);
    expect(adopting.gomaxprocs(create)).toBe(8);
  });

  test('a configuration that head deletes no longer excludes or waives', () => {
    const waived: Config = { exclude: ['./order'], waivers: [waiverOf(12, '2027-01-31')] };
    const deleted = policy(waived, undefined);
    expect(deleted.excludes(create)).toBe(false);
    expect(deleted.row(create, 'allocs/op').waiver).toBeUndefined();
    expect(deleted.differences).toHaveLength(2);
  });
});

function waiverOf(ceiling: number, until: string | undefined): NonNullable<Config['waivers']>[number] {
  const { benchmark } = create;
  return {
    package: './order',
    benchmark,
    metric: 'allocs/op',
    ceiling,
    ...(until === undefined ? {} : { until }),
    reason: 'r',
  };
}

describe('waivers', () => {
  test.each<[string, Config | undefined, Config | undefined, object | undefined]>([
    ['on both sides', one(12), one(12), { ceiling: 12, until: undefined, reason: 'r' }],
    ['only on head', {}, one(12), undefined],
    ['only on base', one(12), {}, undefined],
    ['head’s without a configuration at base', undefined, one(12), { ceiling: 12, until: undefined, reason: 'r' }],
    ['a lower ceiling', one(12), one(10), { ceiling: 10, until: undefined, reason: 'r' }],
    ['a higher ceiling', one(12), one(99), { ceiling: 12, until: undefined, reason: 'r' }],
    ['a later day', one(12, '2027-01-31'), one(12, '2030-01-31'), { ceiling: 12, until: '2027-01-31', reason: 'r' }],
    ['no more last day', one(12, '2027-01-31'), one(12), { ceiling: 12, until: '2027-01-31', reason: 'r' }],
  ])('%s', (_, base, head, expected) => {
    expect(policy(base, head).row(create, 'allocs/op').waiver).toEqual(expected);
  });

  test('are of one package, benchmark and unit', () => {
    const waived = policy(one(12), one(12));
    expect(waived.row(create, 'B/op').waiver).toBeUndefined();
    expect(waived.row({ ...create, benchmark: 'BenchmarkCreate' }, 'allocs/op').waiver).toBeUndefined();
    expect(
      waived.row({ ...create, path: './other', importPath: 'example.com/m/other' }, 'allocs/op').waiver,
    ).toBeUndefined();
  });

  test('of several the last holds', () => {
    const renewed: Config = { waivers: [waiverOf(12, '2026-01-31'), waiverOf(10, '2027-01-31')] };
    expect(policy(renewed, renewed).row(create, 'allocs/op').waiver).toMatchObject({
      ceiling: 10,
      until: '2027-01-31',
    });
  });
});
