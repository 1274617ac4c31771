import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../src/core/policy/config.ts';
import type { Config } from '../../../src/core/policy/config-schema.ts';
import { faultOf } from './fault-of.ts';

const file = '.allocgate.yml';

describe('a valid configuration', () => {
  test.each<[string, string, Config]>([
    ['empty', '', {}],
    ['only a comment', '# nothing yet\n', {}],
    ['only a document mark', '---\n', {}],
    ['with a byte order mark and Windows line ends', '\uFEFFcount: 5\r\nstrict: true\r\n', { count: 5, strict: true }],
    ['a threshold in tiers', 'threshold: { warn: 10, fail: 15 }\n', { threshold: { warn: 10, fail: 15 } }],
    ['a threshold of nothing', 'threshold: 0\n', { threshold: 0 }],
    ['a unit of the user’s own', 'metrics: [nodes/op]\n', { metrics: ['nodes/op'] }],
    [
      'anchors',
      'rules:\n  - &strict { packages: [./a], strict: true }\n  - *strict\n',
      {
        rules: [
          { packages: ['./a'], strict: true },
          { packages: ['./a'], strict: true },
        ],
      },
    ],
  ])('%s', (_, text, expected) => {
    expect(parseConfig(text, file)).toEqual(expected);
  });

  test('with every key', () => {
    const text = `
threshold: 7.5
metrics: [B/op, allocs/op]
exclude: [./internal/slow/...]
prepare: go generate ./...
copy: ['*.pb.go']
test-args: [-dsn, 'mem://', --verbose]
bench: ^BenchmarkCreate
mode: fast
count: 5
strict: true
fail-on: never
on-removed: fail
timeout: 1h30m
confirm-timeout: 30s
rules:
  - packages: [./order/..., example.com/m/item]
    benchmarks: ^BenchmarkCreateOrder/items=8
    threshold: { fail: 5 }
    thresholds: { B/op: 3, allocs/op: { warn: 1, fail: 2 } }
    budgets: { allocs/op: 8, B/op: 1200 }
    metrics: [allocs/op]
    gomaxprocs: 4
    strict: false
waivers:
  - package: ./order
    benchmark: BenchmarkCreateOrder/items=8
    metric: allocs/op
    ceiling: 12
    until: 2027-01-31
    reason: new audit trail, see the issue
  - { package: ./order, benchmark: BenchmarkX, metric: B/op, ceiling: 0, reason: no end }
`;
    expect(parseConfig(text, file)).toEqual({
      threshold: 7.5,
      metrics: ['B/op', 'allocs/op'],
      exclude: ['./internal/slow/...'],
      prepare: 'go generate ./...',
      copy: ['*.pb.go'],
      'test-args': ['-dsn', 'mem://', '--verbose'],
      bench: '^BenchmarkCreate',
      mode: 'fast',
      count: 5,
      strict: true,
      'fail-on': 'never',
      'on-removed': 'fail',
      timeout: '1h30m',
      'confirm-timeout': '30s',
      rules: [
        {
          packages: ['./order/...', 'example.com/m/item'],
          benchmarks: '^BenchmarkCreateOrder/items=8',
          threshold: { fail: 5 },
          thresholds: { 'B/op': 3, 'allocs/op': { warn: 1, fail: 2 } },
          budgets: { 'allocs/op': 8, 'B/op': 1200 },
          metrics: ['allocs/op'],
          gomaxprocs: 4,
          strict: false,
        },
      ],
      waivers: [
        {
          package: './order',
          benchmark: 'BenchmarkCreateOrder/items=8',
          metric: 'allocs/op',
          ceiling: 12,
          until: '2027-01-31',
          reason: 'new audit trail, see the issue',
        },
        { package: './order', benchmark: 'BenchmarkX', metric: 'B/op', ceiling: 0, reason: 'no end' },
      ],
    });
  });
});

const topKeys =
  'threshold, metrics, exclude, prepare, copy, test-args, bench, mode, count, strict, fail-on, on-removed, leaks, blind-spots, drift, history-url, timeout, benchmark-timeout, confirm-timeout, explain-timeout, rules, waivers';
const ruleKeys = 'packages, benchmarks, threshold, thresholds, budgets, metrics, gomaxprocs, strict, leaks';
const waiver = 'package: ./a, benchmark: BenchmarkX, metric: B/op, ceiling: 1, reason: r';

describe('one fault', () => {
  test.each<[string, string]>([
    // keys
    ['treshold: 5', '1:1: unknown key "treshold": did you mean threshold?'],
    ['# a comment\n\nstrikt: true', '3:1: unknown key "strikt": did you mean strict?'],
    ['colour: red', `1:1: unknown key "colour": valid keys are ${topKeys}`],
    ['threshold: { wran: 3, fail: 5 }', '1:14: unknown key "wran": did you mean warn?'],
    ['rules:\n  - bugdets: {}', '2:5: unknown key "bugdets": did you mean budgets?'],
    ['rules:\n  - colour: red', `2:5: unknown key "colour": valid keys are ${ruleKeys}`],
    ['rules:\n  - thresholds: { B/op: { fial: 3, fail: 4 } }', '2:27: unknown key "fial": did you mean fail?'],
    [`waivers:\n  - { ${waiver}, untill: 2027-01-31 }`, '2:81: unknown key "untill": did you mean until?'],
    ['1: 2', `1:1: unknown key "1": valid keys are ${topKeys}`],
    ['__proto__: { count: 3 }', '1:1: unknown key "__proto__"'],
    ['rules:\n  - budgets: { __proto__: 3 }', '2:16: unknown key "__proto__"'],
    ['constructor: 3', `1:1: unknown key "constructor": valid keys are ${topKeys}`],
    ['count: 3\ncount: 4', '2:1: the key "count" appears twice'],
    ['? [a, b]\n: 3', '1:3: a key must be a plain word'],
    // kinds
    ['- count: 3', '1:1: the configuration: expected keys with values'],
    ['hello', '1:1: the configuration: expected keys with values'],
    ['count: 3.5', '1:8: count: expected a whole number from 1 to 100'],
    ['count: 0', '1:8: count: expected a whole number from 1 to 100'],
    ['count: "3"', '1:8: count: expected a whole number from 1 to 100'],
    ['strict: yes', '1:9: strict: expected true or false'],
    ['mode: slow', '1:7: mode: expected fast or full'],
    ['fail-on: always', '1:10: fail-on: expected regression or never'],
    ['on-removed: ignore', '1:13: on-removed: expected warn or fail'],
    ['prepare:', '1:9: prepare: expected a shell command'],
    ['copy: [""]', '1:8: copy[0]: expected a pattern for files'],
    ['metrics: []', '1:10: metrics: expected at least one item'],
    ['metrics: B/op', '1:10: metrics: expected a list'],
    ['metrics: ["B op"]', '1:11: metrics[0]: expected a unit without spaces'],
    ['rules: {}', '1:8: rules: expected a list'],
    ['rules: [./a]', '1:9: rules[0]: expected a rule: keys with values'],
    ['rules: [{ packages: [] }]', '1:21: rules[0].packages: expected at least one item'],
    ['rules: [{ gomaxprocs: 0 }]', '1:23: rules[0].gomaxprocs: expected a whole number from 1 to 1024'],
    ['rules: [{ budgets: 8 }]', '1:20: rules[0].budgets: expected a budget for each unit'],
    ['rules: [{ budgets: { B/op: -1 } }]', '1:28: rules[0].budgets.B/op: expected a number of 0 or more'],
    ['rules: [{ budgets: { a b: 1 } }]', '1:22: rules[0].budgets.a b: expected a unit without spaces'],
    // numbers
    ['threshold: -1', '1:12: threshold: expected a percentage from 0 to 100000'],
    ['threshold: lots', '1:12: threshold: expected a percentage, or { warn: 10, fail: 15 }'],
    ['threshold: .inf', '1:12: threshold: expected a percentage, or { warn: 10, fail: 15 }'],
    ['threshold: .nan', '1:12: threshold: expected a percentage, or { warn: 10, fail: 15 }'],
    ['threshold: { warn: 10 }', '1:12: threshold.fail: expected a percentage from 0 to 100000'],
    ['threshold: { warn: 20, fail: 10 }', '1:20: threshold.warn: warn must not be above fail'],
    // durations, days, expressions, patterns
    ['timeout: 10', '1:10: timeout: expected a duration such as 30s, 10m or 1h30m'],
    ['timeout: 10 minutes', '1:10: timeout: expected a duration such as 30s, 10m or 1h30m, at most a week'],
    ['bench: "a(b"', '1:8: bench: "a(b" is not a valid expression: error parsing regexp: missing closing ): `a(b`'],
    [
      'rules: [{ benchmarks: "x/[y" }]',
      '1:23: rules[0].benchmarks: "[y" is not a valid expression: error parsing regexp: missing closing ]: `[y`',
    ],
    [
      'exclude: [/abs]',
      '1:11: exclude[0]: expected a pattern such as ./order/... or an import path, not an absolute path',
    ],
    ['exclude: ["./a b"]', '1:11: exclude[0]: expected a package pattern without spaces'],
    [`waivers:\n  - { ${waiver}, until: 2027-02-31 }`, '2:88: waivers[0].until: expected a day such as 2027-01-31'],
    [
      'waivers: [{ package: ./a, benchmark: B, metric: B/op, ceiling: 1 }]',
      '1:11: waivers[0].reason: expected a reason in words',
    ],
    // YAML itself
    ['count: 3\n---\ncount: 4', '2:1: a second document begins here, but only one is read'],
    ['count: *x', '1:8: no anchor &x is defined before this alias'],
    ['rules:\n\t- a', '2:1: tabs are not allowed as indentation'],
    ['prepare: "abc', '1:14: missing closing "quote'],
    ['<<: { count: 3 }', `1:1: unknown key "<<": valid keys are ${topKeys}`],
  ])('%j', (text, expected) => {
    const error = faultOf(text, file);
    expect(error.message).toBe(`${file}:${expected}`);
    expect(error).toMatchObject({
      code: 'usage',
      remedy: 'Fix the configuration file; nothing was judged.',
    });
  });
});

test('several faults come at once, from top to bottom', () => {
  const text = 'metrcs: [B/op]\nrules:\n  - colour: red\n    gomaxprocs: 0.5\ntimeout: soon\nthreshold: -1\n';
  expect(faultOf(text, file).message).toBe(
    [
      '5 errors in the configuration:',
      `${file}:1:1: unknown key "metrcs": did you mean metrics?`,
      `${file}:3:5: unknown key "colour": valid keys are ${ruleKeys}`,
      `${file}:4:17: rules[0].gomaxprocs: expected a whole number from 1 to 1024`,
      `${file}:5:10: timeout: expected a duration such as 30s, 10m or 1h30m, at most a week`,
      `${file}:6:12: threshold: expected a percentage from 0 to 100000`,
    ].join('\n'),
  );
});
