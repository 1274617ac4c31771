import fc from 'fast-check';
import { expect, test } from 'vitest';
import { summarize } from '../../../src/core/benchmath/summary.ts';
import type { Config, ConfigRule, ConfigThreshold, ConfigWaiver } from '../../../src/core/policy/config-schema.ts';
import { judgeRow, type Row } from '../../../src/core/policy/judge-row.ts';
import { createPolicy, type Policy, type PolicySubject } from '../../../src/core/policy/policy.ts';
import type { Better } from '../../../src/core/policy/units.ts';
import type { Level } from '../../../src/core/report/model.ts';
import { withoutUndefined } from './without-undefined.ts';

const defaults = { threshold: 15, metrics: ['B/op', 'allocs/op'], leaks: 'warn' as const };
const units = ['B/op', 'allocs/op', 'x/op'] as const;
const subjects: readonly PolicySubject[] = [
  { importPath: 'example.com/m/order', path: './order', benchmark: 'BenchmarkCreate/items=8' },
  { importPath: 'example.com/m/order', path: './order', benchmark: 'BenchmarkList' },
  { importPath: 'example.com/m', path: '.', benchmark: 'BenchmarkCreate' },
];

const percent = fc.constantFrom(0, 3, 15, 40, 400);
const threshold: fc.Arbitrary<ConfigThreshold> = fc.oneof(
  percent,
  fc.tuple(percent, percent).map(([a, b]) => ({ warn: Math.min(a, b), fail: Math.max(a, b) })),
);
const perUnit = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.dictionary(fc.constantFrom(...units), value, { maxKeys: 2 });
const unitList = fc.uniqueArray(fc.constantFrom(...units), { minLength: 1 });
const figure = fc.constantFrom(0, 1, 2, 7, 8, 9, 50, 128, 1000);
const pattern = fc.constantFrom('./...', './order', './order/...', 'example.com/m', './other');

const rule: fc.Arbitrary<ConfigRule> = fc
  .record({
    packages: fc.option(fc.array(pattern, { minLength: 1, maxLength: 2 }), { nil: undefined }),
    benchmarks: fc.option(fc.constantFrom('Create', 'Create/items=8$', '^BenchmarkList$'), { nil: undefined }),
    threshold: fc.option(threshold, { nil: undefined }),
    thresholds: fc.option(perUnit(threshold), { nil: undefined }),
    budgets: fc.option(perUnit(figure), { nil: undefined }),
    metrics: fc.option(unitList, { nil: undefined }),
    gomaxprocs: fc.option(fc.constantFrom(1, 4), { nil: undefined }),
    strict: fc.option(fc.boolean(), { nil: undefined }),
  })
  .map(withoutUndefined);
const waiver: fc.Arbitrary<ConfigWaiver> = fc
  .record({
    package: pattern,
    benchmark: fc.constantFrom(...subjects.map(({ benchmark }) => benchmark)),
    metric: fc.constantFrom(...units),
    ceiling: figure,
    until: fc.option(fc.constantFrom('2026-01-31', '2027-01-31'), { nil: undefined }),
    reason: fc.constant('r'),
  })
  .map(withoutUndefined);
const config: fc.Arbitrary<Config> = fc
  .record({
    threshold: fc.option(threshold, { nil: undefined }),
    metrics: fc.option(unitList, { nil: undefined }),
    exclude: fc.option(fc.array(pattern, { maxLength: 2 }), { nil: undefined }),
    strict: fc.option(fc.boolean(), { nil: undefined }),
    rules: fc.option(fc.array(rule, { maxLength: 3 }), { nil: undefined }),
    waivers: fc.option(fc.array(waiver, { maxLength: 2 }), { nil: undefined }),
  })
  .map(withoutUndefined);

const samples = fc.array(figure, { minLength: 1, maxLength: 3 });
const row: fc.Arbitrary<Row> = fc
  .record({
    unit: fc.constantFrom(...units),
    better: fc.constantFrom<Better>('lower', 'higher'),
    base: fc.option(samples, { nil: undefined }),
    head: samples,
    confirmation: fc.constantFrom<Row['confirmation']>('confirmed', 'not-needed', 'not-reached', 'not-asked'),
  })
  .map(({ base, head, ...rest }) => ({
    ...rest,
    base: base && summarize(base.map((value) => ({ kind: 'reported', value }))),
    head: summarize(head.map((value) => ({ kind: 'reported', value }))),
    bytes: undefined,
  }));

/**
 * How much a reader is stopped by a level: red or inconclusive, warned, told, or not at all. A waiver turns what would be
 * red into a row that is listed, as an unstable row is; if head makes that row strict, the waiver applies to it.
 */
const weights: Readonly<Record<Level, number>> = {
  regression: 3,
  'over-budget': 3,
  drift: 3,
  unconfirmed: 3,
  unstable: 2,
  warning: 2,
  removed: 2,
  skipped: 2,
  waived: 2,
  notice: 1,
  added: 0,
  improvement: 0,
  unchanged: 0,
};

const explicit = { threshold: undefined, strict: undefined, metrics: undefined };

function weigh(policy: Policy, subject: PolicySubject, of: Row): number {
  const settings = policy.row(subject, of.unit, of.better);
  const { level } = judgeRow(of, settings, '2026-06-30');
  return level === 'unstable' && settings.strict ? 3 : weights[level];
}

test.each<[string, fc.Arbitrary<Config>]>([
  ['base’s configuration', config],
  ['the defaults', fc.constant({})],
])('whatever head’s says, no row is judged by less than by %s', (_, standing) => {
  fc.assert(
    fc.property(
      standing,
      fc.option(config, { nil: undefined }),
      fc.constantFrom(...subjects),
      row,
      (base, head, subject, of) => {
        const alone = createPolicy({ explicit, base, head: base, defaults });
        const both = createPolicy({ explicit, base, head, defaults });
        expect(both.excludes(subject) && !alone.excludes(subject)).toBe(false);
        expect(both.metrics(subject)).toEqual(expect.arrayContaining([...alone.metrics(subject)]));
        expect(both.gomaxprocs(subject)).toBe(alone.gomaxprocs(subject));
        expect(weigh(both, subject, of)).toBeGreaterThanOrEqual(weigh(alone, subject, of));
      },
    ),
    { numRuns: 8000 },
  );
});

test('what head changes is always said', () => {
  fc.assert(
    fc.property(config, config, (base, head) => {
      const { differences } = createPolicy({ explicit, base, head, defaults });
      expect(differences.length > 0).toBe(JSON.stringify(base) !== JSON.stringify(head) && changes(base, head));
    }),
    { numRuns: 2000 },
  );
});

/** An empty list or rule says nothing, wherever it is. */
function changes(base: Config, head: Config): boolean {
  const said = ({ exclude = [], rules = [], waivers = [], ...others }: Config): string =>
    JSON.stringify([others, [...new Set(exclude)].toSorted(), rules, waivers]);
  return said(base) !== said(head);
}
