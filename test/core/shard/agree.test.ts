import { expect, test } from 'vitest';
import type { GateReport } from '../../../src/core/report/model.ts';
import type { ShardOfReport } from '../../../src/core/report/shard-model.ts';
import { agreeing } from '../../../src/core/shard/agree.ts';
import { finding, report } from '../../builders.ts';

const packages = ['m/a', 'm/b'];

function shardOf(index: number, fields: Partial<ShardOfReport> = {}): GateReport {
  const own = packages.slice(index - 1, index);
  const whole = report({ benchmarks: own.map((name) => finding(name, 'BenchmarkX').allocs(1, 1)) });
  return {
    ...whole,
    shard: {
      index,
      count: 2,
      version: '1.0.0',
      settings: { '--count': '3' },
      packages,
      own,
      sources: 'digest',
      sections: { findings: [1, 0], problems: [0, 0, 0], notes: [0, 0, 0, 0, 0] },
      facts: {
        bench: '.',
        patterns: ['./...'],
        gate: false,
        measured: 1,
        alone: [],
        higher: [],
        leaks: { known: [], unlooked: [], missed: [] },
        edited: { benchmarks: [], timers: [] },
      },
      ...fields,
    },
  };
}

const named = (...reports: readonly GateReport[]) =>
  reports.map((of, index) => ({ name: `${index + 1}.json`, report: of }));

test('shards that belong together come in their order', () => {
  expect(agreeing(named(shardOf(2), shardOf(1))).map(({ shard }) => shard.index)).toEqual([1, 2]);
});

const [first, second] = [shardOf(1), shardOf(2)];
const { shard: _, ...unsharded } = second;
const facts = second.shard?.facts ?? first.shard?.facts;
if (facts === undefined) throw new Error('shards have facts');

test.each<[string, readonly GateReport[], string, string]>([
  ['nothing', [], 'There is no report to merge', 'Name the JSON reports'],
  ['a whole run', [first, unsharded], '2.json is the report of a whole run', '--shard'],
  ['a missing shard', [first], 'Shard 2 is missing: the reports cover 1 of 2 shards', 'run the shard again'],
  [
    'the same shard twice',
    [first, shardOf(1)],
    'There are two reports of shard 1 of 2: 1.json and 2.json',
    'one report of each',
  ],
  [
    'another number of shards',
    [first, shardOf(2, { count: 3 })],
    'The reports differ in the number of shards',
    'same N',
  ],
  ['another allocgate', [first, shardOf(2, { version: '2.0.0' })], '1.0.0 in 1.json, 2.0.0 in 2.json', 'one version'],
  [
    'another head',
    [first, { ...second, head: { commit: 'f'.repeat(40), dirty: false } }],
    'The reports differ in the head commit',
    'same commit',
  ],
  ['another base', [first, { ...second, base: null }], 'The reports differ in the base commit', 'same commit'],
  [
    'another setting',
    [first, shardOf(2, { settings: { '--count': '5' } })],
    'The reports differ in the setting --count: 3 in 1.json, 5 in 2.json',
    'same settings',
  ],
  [
    'a setting that only one has',
    [first, shardOf(2, { settings: { '--count': '3', '--strict': 'true' } })],
    'not set in 1.json, true',
    'same settings',
  ],
  [
    'another Go',
    [first, { ...second, environment: { ...second.environment, goVersion: 'go1.25.1' } }],
    'The reports differ in the Go version',
    'same Go version',
  ],
  [
    'another platform',
    [first, { ...second, environment: { ...second.environment, goarch: 'arm64' } }],
    'linux/amd64 in 1.json, linux/arm64',
    'architecture',
  ],
  [
    'other sources',
    [first, shardOf(2, { sources: 'other' })],
    'measured from different sources',
    'uncommitted or generated',
  ],
  [
    'a package of two shards',
    [first, shardOf(2, { own: packages })],
    'm/a was measured by two shards: 1.json and 2.json',
    '--shard-times',
  ],
  [
    'a package of no shard',
    [
      {
        ...shardOf(1, { own: [], sections: { findings: [0, 0], problems: [0, 0, 0], notes: [0, 0, 0, 0, 0] } }),
        findings: [],
      },
      second,
    ],
    'No shard measured m/a',
    '--shard-times',
  ],
  [
    'rows of another shard',
    [{ ...first, findings: second.findings }, second],
    '1.json has rows of a package that its shard does not include: m/b',
    'as the shards wrote',
  ],
  ['parts that do not add up', [first, { ...second, notes: ['more'] }], '2.json is damaged', 'as the shards wrote'],
  [
    'a shard that measured nothing',
    [first, { ...shardOf(2, { packages: null, own: [] }), problems: [] }],
    'measured nothing',
    'run the shard again',
  ],
  [
    'a direction that one shard does not know',
    [first, shardOf(2, { facts: { ...facts, higher: ['allocs/op'] } })],
    'More is better for allocs/op in 2.json, but not in 1.json',
    'better=higher',
  ],
])('refuses %s', (_name, reports, message, remedy) => {
  expect(() => agreeing(named(...reports))).toThrow(
    expect.objectContaining({
      code: 'usage',
      message: expect.stringContaining(message) as string,
      remedy: expect.stringContaining(remedy) as string,
    }) as Error,
  );
});
