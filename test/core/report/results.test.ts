import { expect, test } from 'vitest';
import type { ExplainedSite, GateReport } from '../../../src/core/report/model.ts';
import { resultsOf } from '../../../src/core/report/results.ts';
import { ruleId } from '../../../src/core/report/result-rules.ts';
import { finding, problem, report } from '../../builders.ts';
import { explained } from './explained-report.ts';
import { sampleReports } from './sample-reports.ts';

const order = 'example.com/shop/order';
const [explanation] = explained.explanations;
const [site] = explanation?.sites ?? [];

function regressed(name: string, allocs: readonly [number, number] = [1, 3]): ReturnType<typeof finding> {
  return finding(order, name)
    .allocs(...allocs)
    .level('regression');
}

/** A report in which each benchmark regressed because of one site. */
function blamed(
  sites: Readonly<Record<string, Partial<ExplainedSite>>>,
  allocs?: readonly [number, number],
): GateReport {
  return report({
    conclusion: 'fail',
    benchmarks: Object.keys(sites).map((name) => regressed(name, allocs)),
    explanations: Object.entries(sites).map(([benchmark, changes]) => ({
      package: order,
      benchmark,
      sites: site === undefined ? [] : [{ ...site, ...changes }],
      explained: { allocsPerOp: 1, bytesPerOp: 1 },
      notes: [],
    })),
  });
}

function rootAt(line: number, name = 'order.Create'): Partial<ExplainedSite> {
  return { root: { file: 'order/create.go', line, function: name } };
}

test('many benchmarks of one changed line are one result, the worst first', () => {
  const names = Array.from({ length: 90 }, (_, index) => `BenchmarkCreate/items=${index + 1}`);
  const results = resultsOf(blamed(Object.fromEntries(names.map((name) => [name, rootAt(31)]))));
  expect(results).toHaveLength(1);
  expect(results[0]).toMatchObject({ place: { file: 'order/create.go', line: 31 }, severity: 'error' });
  expect(results[0]?.subjects).toHaveLength(90);
  expect(results[0]?.details[0]).toMatch(/^The same line also affects BenchmarkCreate\/items=2 .* and 84 more\.$/);
});

test('a result stands at the changed line, else at the line that allocates, and nowhere outside of the repository', () => {
  const outside = { root: { file: '../../etc/passwd', line: 1, function: 'x' } };
  const nowhere = { ...outside, file: '/etc/passwd' };
  expect(resultsOf(blamed({ BenchmarkA: rootAt(31) }))[0]?.place).toEqual({ file: 'order/create.go', line: 31 });
  expect(resultsOf(blamed({ BenchmarkA: { root: null } }))[0]?.place).toMatchObject({ line: 42 });
  expect(resultsOf(blamed({ BenchmarkA: outside }))[0]?.place).toMatchObject({ file: 'order/create.go', line: 42 });
  expect(resultsOf(blamed({ BenchmarkA: nowhere }))[0]?.place).toBeUndefined();
});

test('a fingerprint outlives other figures and other lines, and tells functions, causes and levels apart', () => {
  const [first] = resultsOf(blamed({ BenchmarkA: rootAt(31) }));
  const same = resultsOf(blamed({ BenchmarkA: { ...rootAt(99), line: 120 } }, [100, 900]))[0];
  expect(same?.fingerprint).toBe(first?.fingerprint);
  expect(first?.fingerprint).toMatch(/^[0-9a-f]{32}$/);
  const others = [
    blamed({ BenchmarkA: rootAt(31, 'order.Total') }),
    blamed({ BenchmarkA: { ...rootAt(31), cause: 'fmt' } }),
    report({ benchmarks: [regressed('BenchmarkA')] }),
    report({ benchmarks: [regressed('BenchmarkB')] }),
    report({ benchmarks: [regressed('BenchmarkA').level('unconfirmed')] }),
  ].map((other) => resultsOf(other)[0]?.fingerprint);
  expect(new Set([first?.fingerprint, ...others]).size).toBe(others.length + 1);
});

test('two lines of one function and cause keep their fingerprints, whichever costs more', () => {
  const prints = (allocs: readonly [number, number]): Map<number | undefined, string> => {
    const both = blamed({ BenchmarkA: rootAt(31), BenchmarkB: rootAt(40) });
    const findings = both.findings.map((row) =>
      row.benchmark === 'BenchmarkB' ? { ...row, change: { kind: 'ratio' as const, percent: allocs[1] } } : row,
    );
    return new Map(resultsOf({ ...both, findings }).map((result) => [result.place?.line, result.fingerprint]));
  };
  expect(prints([1, 1000])).toEqual(prints([1, 20]));
  expect(new Set(prints([1, 20]).values()).size).toBe(2);
});

test.for(Object.entries({ ...sampleReports, explained }))('%s: fingerprints are unique', ([, sample]) => {
  const prints = resultsOf(sample).map((result) => result.fingerprint);
  expect(new Set(prints).size).toBe(prints.length);
});

test.for([
  ['pass', {}],
  ['one-regression', { regression: 'error' }],
  ['advisory', { regression: 'warning' }],
  ['over-budget', { 'over-budget': 'error' }],
  ['unstable', { unstable: 'warning', warning: 'warning' }],
  ['pass-with-much', { removed: 'warning', skipped: 'warning' }],
  ['waived', { regression: 'error', waived: 'note' }],
  [
    'unmeasurable',
    {
      unconfirmed: 'error',
      'problem/build-failed': 'error',
      'problem/unconfirmed': 'error',
      'problem/benchmark-failed': 'warning',
    },
  ],
] as const)('%s: rules and severities', ([name, expected]) => {
  const sample = sampleReports[name];
  const results = sample === undefined ? [] : resultsOf(sample);
  expect(Object.fromEntries(results.map(({ rule, severity }) => [ruleId(rule), severity]))).toEqual(expected);
});

test('a removed benchmark is an error where only that explains the failure', () => {
  const removed = finding(order, 'BenchmarkOld').allocs(2, null).level('removed');
  const severities = (fields: Partial<GateReport>, benchmarks = [removed]) =>
    resultsOf(report({ benchmarks, ...fields })).map(({ severity }) => severity);
  expect(severities({ conclusion: 'pass' })).toEqual(['warning']);
  expect(severities({ conclusion: 'fail' })).toEqual(['error']);
  expect(severities({ conclusion: 'fail' }, [removed, regressed('BenchmarkA')])).toEqual(['error', 'warning']);
});

test('one problem of many packages is one result with its remedy at the end', () => {
  const failed = (name: string) =>
    problem({ kind: 'build-failed', package: name, message: `# ${name}\na.go:3:1: no`, remedy: 'Fix the build.' });
  const results = resultsOf(report({ conclusion: 'unmeasurable', problems: [failed('a'), failed('b')] }));
  expect(results).toMatchObject([
    {
      summary: 'A build failed (head: a).',
      details: ['# a', 'a.go:3:1: no', 'The same happens in b.', 'Fix the build.'],
    },
  ]);
});

test('names from outside cannot steer a terminal, nor a long one fill it', () => {
  const name = `Benchmark\u001b[2J\u202e${'x'.repeat(100_000)}`;
  const [result] = resultsOf(report({ conclusion: 'fail', benchmarks: [regressed(name)] }));
  expect(result?.summary).toMatch(/^Benchmark␛\[2J<U\+202E>x+…$/);
  expect(result?.summary.length).toBeLessThan(2100);
});
