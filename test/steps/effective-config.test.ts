import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { EffectiveConfig } from '../../src/core/policy/effective-config.ts';
import { renderConfigText } from '../../src/core/report/render-config.ts';
import type { Options } from '../../src/options.ts';
import { fakePorts, FakeRepository, FakeToolchain } from '../fakes.ts';

/** What decides a run with these files of base and head, and these flags. */
async function config(
  { base, head }: { readonly base?: string; readonly head?: string },
  explicit: Partial<Options> = {},
): Promise<EffectiveConfig> {
  const files = {
    ...(base === undefined ? {} : { 'b:.allocgate.yml': base }),
    ...(head === undefined ? {} : { 'a:.allocgate.yml': head }),
  };
  const ports = fakePorts(new FakeToolchain({ benchmarks: {} }), new FakeRepository(files));
  return readConfig(ports, { folder: '/repo', explicit });
}

function setting(found: EffectiveConfig, name: string): readonly [unknown, string] {
  const { value, source } = found.settings.find((candidate) => candidate.name === name) ?? { value: 'missing' };
  return [value, source?.kind ?? ''];
}

test('without a file, everything is a default', async () => {
  const { settings, rules, waivers } = await config({});
  expect(new Set(settings.map(({ source }) => source.kind))).toEqual(new Set(['default']));
  expect([rules, waivers]).toEqual([[], []]);
});

test.for<[string, { base?: string; head?: string }, Partial<Options>, string, unknown, string]>([
  ['a flag', { base: 'count: 5', head: 'count: 5' }, { count: 7 }, 'count', 7, 'flag'],
  ['base’s file', { base: 'count: 5', head: 'count: 9' }, {}, 'count', 5, 'base'],
  ['head’s file, where base has none', { head: 'count: 9' }, {}, 'count', 9, 'head'],
  ['a lower threshold of head', { base: 'threshold: 10', head: 'threshold: 5' }, {}, 'threshold', 5, 'head'],
  ['a higher threshold of head', { base: 'threshold: 10', head: 'threshold: 50' }, {}, 'threshold', 10, 'base'],
  ['a threshold that head deletes', { base: 'threshold: 50', head: '{}' }, {}, 'threshold', 15, 'default'],
  [
    'both tiers, each from one side',
    { base: 'threshold: { warn: 5, fail: 20 }', head: 'threshold: { warn: 8, fail: 10 }' },
    {},
    'threshold',
    { fail: 10, warn: 5 },
    'both',
  ],
  ['a threshold flag', { base: 'threshold: 10' }, { threshold: 3 }, 'threshold', 3, 'flag'],
  ['strict of head', { base: '{}', head: 'strict: true' }, {}, 'strict', true, 'head'],
  ['advice of base alone', { base: 'fail-on: never', head: '{}' }, {}, 'fail-on', 'regression', 'default'],
  ['advice of both', { base: 'fail-on: never', head: 'fail-on: never' }, {}, 'fail-on', 'never', 'base'],
  ['a build need of head', { base: '{}', head: 'prepare: make' }, {}, 'prepare', 'make', 'head'],
  ['a duration as it was written', { base: 'timeout: 90s', head: 'timeout: 90s' }, {}, 'timeout', '90s', 'base'],
  [
    'units of both',
    { base: 'metrics: [B/op]', head: 'metrics: [allocs/op]' },
    {},
    'metrics',
    ['B/op', 'allocs/op'],
    'both',
  ],
  [
    'an exclude that head ends',
    { base: 'exclude: [./a, ./b]', head: 'exclude: [./b]' },
    {},
    'exclude',
    ['./b'],
    'head',
  ],
])('%s', async ([, files, explicit, name, value, source]) => {
  expect(setting(await config(files, explicit), name)).toEqual([value, source]);
});

const waiver = (fields: string): string =>
  `waivers:\n  - { package: ./a, benchmark: BenchmarkX, metric: allocs/op, reason: why, ${fields} }\n`;

test('rules and waivers say where they come from and whether they count', async () => {
  const found = await config({
    base: `rules: [{ budgets: { allocs/op: 8 } }]\n${waiver('ceiling: 9')}`,
    head: `rules: [{ budgets: { allocs/op: 6 } }]\n${waiver('ceiling: 7, until: 2001-01-01')}`,
  });
  expect(found.rules.map(({ rule, onlyWhereStricter }) => [rule.budgets?.['allocs/op'], onlyWhereStricter])).toEqual([
    [8, false],
    [6, true],
  ]);
  expect(found.waivers).toMatchObject([{ waiver: { ceiling: 7, until: '2001-01-01' }, state: 'expired' }]);
  expect(found.notes.join('\n')).toMatch(/waiver.*2001-01-01/);
  const added = await config({ base: '{}', head: waiver('ceiling: 9') });
  expect(added.waivers).toMatchObject([{ state: 'after the merge' }]);
});

test('in a terminal: names, values and sources in columns, notes below, nothing that steers it', async () => {
  const found = await config({ base: '{}', head: 'prepare: "make \\e[2J"\nthreshold: 20\n' });
  const text = renderConfigText(found, { width: 80, colour: false, verbose: false });
  expect(text).toMatch(/^threshold {10}15 +default$/m);
  expect(text).toMatch(/^prepare {12}make ␛\[2J +\.allocgate\.yml of head$/m);
  expect(text).toMatch(/^note {15}The change edits the configuration \(threshold: not set → 20\);$/m);
});
