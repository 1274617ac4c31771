import { describe, expect, test } from 'vitest';
import { compareFigures, compareRules } from '../src/compare.ts';
import type { GateReport } from '../src/core/report/model.ts';
import { readFigures } from '../src/steps/read-figures.ts';

const labels = (name: string): string =>
  `goos: linux\ngoarch: amd64\npkg: example.com/${name}\ncpu: Some CPU @ 3.00GHz\n`;
const figures = (bytes: number, allocs: number): string =>
  `    1000\t       100.0 ns/op\t${String(bytes).padStart(8)} B/op\t${String(allocs).padStart(8)} allocs/op`;
const row = (name: string, bytes = 64, allocs = 2): string => `Benchmark${name}-8   \t${figures(bytes, allocs)}\n`;
const end = (name: string): string => `PASS\nok  \texample.com/${name}\t0.100s\n`;
const failed = (name: string, reason = 'exit status 1'): string =>
  `FAIL\n${reason}\nFAIL\texample.com/${name}\t0.100s\nFAIL\n`;

const whole = labels('a') + row('X') + row('Y') + end('a');
const two = whole + labels('b') + row('Z') + end('b');

function compare(base: string, head: string): GateReport {
  return compareFigures({
    base: readFigures(base, 'base.txt'),
    head: readFigures(head, 'head.txt'),
    names: { base: 'base.txt', head: 'head.txt' },
    rules: compareRules({}, undefined),
    today: '2026-11-22',
  });
}

/** What a report says in short: the conclusion, each blocking problem with what it is about, and rows that are gone or new. */
function brief(report: GateReport): string[] {
  const problems = report.problems.filter(({ blocking }) => blocking);
  const moved = report.findings.filter(({ level, unit }) => unit === 'B/op' && level !== 'unchanged');
  return [
    report.conclusion,
    ...problems.map(({ kind, side, package: of, benchmark }) =>
      [kind, side, of?.replace('example.com/', ''), benchmark?.replace('Benchmark', '')]
        .filter((word) => word !== undefined)
        .join(' '),
    ),
    ...moved.map(({ level, benchmark }) => `${level} ${benchmark.replace('Benchmark', '')}`),
  ];
}

describe('a package that ends badly on head leaves its missing rows unmeasurable', () => {
  const start = labels('a') + row('X');
  test.each<[string, string, string[]]>([
    ['the same', whole, ['pass']],
    ['a row less in a good run', start + end('a'), ['pass', 'removed Y']],
    [
      'a package less',
      whole.replaceAll('/a', '/c'),
      ['unmeasurable', 'no-base base', 'added X', 'added Y', 'removed X', 'removed Y'],
    ],
    ['FAIL, without a reason', start + failed('a'), ['unmeasurable', 'benchmark-failed head a', 'no-result head a Y']],
    ['FAIL, with all rows', start + row('Y') + failed('a'), ['unmeasurable', 'benchmark-failed head a']],
    [
      'a regression, and FAIL',
      labels('a') + row('X', 128, 4) + failed('a'),
      ['fail', 'benchmark-failed head a', 'no-result head a Y', 'regression X'],
    ],
    [
      'killed',
      `${start}signal: killed\nFAIL\texample.com/a\t0.1s\nFAIL\n`,
      ['unmeasurable', 'benchmark-exited head a', 'no-result head a Y'],
    ],
    [
      'killed behind a name',
      `${start}BenchmarkY-8   \tsignal: killed\nFAIL\texample.com/a\t0.1s\nFAIL\n`,
      ['unmeasurable', 'benchmark-exited head a', 'no-result head a Y'],
    ],
    [
      'only the exit status',
      `${start}exit status 2\n`,
      ['unmeasurable', 'benchmark-failed head a', 'no-result head a Y'],
    ],
    ['no end', start, ['unmeasurable', 'damaged-output head a', 'no-result head a Y']],
    ['no end, with all rows', start + row('Y'), ['unmeasurable', 'damaged-output head a']],
    [
      'cut in a line',
      start + row('Y').slice(0, 30),
      ['unmeasurable', 'damaged-output head a Y', 'damaged-output head a'],
    ],
    [
      'cut behind a name',
      `${start}BenchmarkY-8   \t`,
      ['unmeasurable', 'damaged-output head a Y', 'damaged-output head a'],
    ],
    [
      'only its labels',
      labels('a'),
      ['unmeasurable', 'damaged-output head a', 'no-result head a', 'no-benchmarks head'],
    ],
    [
      'a failed benchmark',
      `${start}--- FAIL: BenchmarkY-8\n    a_test.go:5: no\n${failed('a')}`,
      ['unmeasurable', 'benchmark-failed head a Y'],
    ],
    [
      'a failed benchmark, and one after it',
      `${labels('a')}--- FAIL: BenchmarkX-8\n    a_test.go:5: no\n${failed('a')}`,
      ['unmeasurable', 'benchmark-failed head a X', 'no-result head a Y', 'no-benchmarks head'],
    ],
    [
      'a panic',
      `${start}BenchmarkY-8   \tpanic: no\n\ngoroutine 6 [running]:\nmain()\nexit status 2\nFAIL\texample.com/a\t0.1s\nFAIL\n`,
      ['unmeasurable', 'benchmark-panicked head a Y'],
    ],
    [
      'a unit test',
      `--- FAIL: TestA (0.00s)\n    a_test.go:5: no\n${failed('a')}`,
      ['unmeasurable', 'benchmark-failed head a TestA', 'no-result head a', 'no-benchmarks head'],
    ],
    [
      'no build',
      '# example.com/a\n./a.go:1:1: no\nFAIL\texample.com/a [build failed]\nFAIL\n',
      ['unmeasurable', 'build-failed head a', 'no-result head a', 'no-benchmarks head'],
    ],
  ])('%s', (_, head, expected) => {
    expect(brief(compare(whole, head))).toEqual(expected);
  });

  test('a text that breaks off may lack other packages as well', () => {
    expect(brief(compare(two, labels('a') + row('X')))).toEqual([
      'unmeasurable',
      'damaged-output head a',
      'no-result head a Y',
      'no-result head b Z',
    ]);
  });

  test('a text that was filtered on both sides has no ends', () => {
    const filtered = labels('a') + row('X') + row('Y');
    expect(brief(compare(filtered, filtered))).toEqual(['pass']);
    expect(brief(compare(filtered, labels('a') + row('X')))).toEqual(['pass', 'removed Y']);
  });

  test('the same failure on both sides does not block what was measured', () => {
    const broken = `${labels('a') + row('X')}--- FAIL: BenchmarkY-8\n    a_test.go:5: no\n${failed('a')}`;
    expect(brief(compare(broken, broken))).toEqual(['pass']);
  });

  test('what base lost to a failure does not hide what head loses', () => {
    const base = labels('a') + row('X') + row('Y') + failed('a');
    const head = labels('a') + row('X') + failed('a');
    expect(brief(compare(base, head))).toEqual(['unmeasurable', 'no-result head a Y']);
  });
});

describe('a damaged base hides nothing', () => {
  test.each<[string, string, string[]]>([
    [
      'a damaged row',
      labels('a') + row('X') + row('Y').replace('B/op', '') + end('a'),
      ['unmeasurable', 'no-result base a Y'],
    ],
    ['no end', labels('a') + row('X'), ['unmeasurable', 'no-result base a Y']],
    [
      'killed',
      `${labels('a') + row('X')}signal: killed\nFAIL\texample.com/a\t0.1s\nFAIL\n`,
      ['unmeasurable', 'no-result base a Y'],
    ],
    [
      'a failure of its own code',
      `${labels('a') + row('X')}--- FAIL: BenchmarkY-8\n    a_test.go:5: no\n${failed('a')}`,
      ['pass', 'added Y'],
    ],
    ['no benchmark yet', end('a'), ['pass', 'added X', 'added Y']],
    ['nothing but a failure', failed('a'), ['unmeasurable', 'no-base base', 'added X', 'added Y']],
    ['nothing at all', '', ['unmeasurable', 'no-base base', 'added X', 'added Y']],
    [
      'a benchmark without -benchmem',
      labels('a') + row('X') + row('Y').replace(/\t[^\t]* B\/op.*/, '') + end('a'),
      ['unmeasurable', 'no-result base a Y'],
    ],
  ])('%s', (_, base, expected) => {
    expect(brief(compare(base, whole))).toEqual(expected);
  });
});

describe('results without -benchmem', () => {
  const bare = whole.replaceAll(/\t[^\t\n]* B\/op[^\n]*/g, '');

  test.each([
    ['on head', whole, bare, ['unmeasurable', 'no-result head']],
    ['on base', bare, whole, ['unmeasurable', 'no-result base']],
    ['on both sides', bare, bare, ['unmeasurable', 'no-benchmarks both']],
  ])('%s are not compared', (_, base, head, expected) => {
    expect(brief(compare(base, head))).toEqual(expected);
  });

  test('of some benchmarks on both sides are told', () => {
    const some = (text: string): string => text.replace(/(BenchmarkX[^\n]*?)\t[^\t\n]* B\/op[^\n]*/, '$1');
    const report = compare(some(whole), some(whole));
    expect(brief(report)).toEqual(['pass']);
    expect(report.notes.join()).toContain(
      '1 benchmark has no B/op or allocs/op on either side and was not judged: BenchmarkX.',
    );
  });

  test('are named with what to do', () => {
    const [problem] = compare(whole, bare).problems;
    expect(problem?.message).toMatch(/ has no B\/op or allocs\/op for BenchmarkX, BenchmarkY\.$/);
    expect(problem?.remedy).toContain('-benchmem');
  });
});

describe('-v: a name without its result', () => {
  const verbose = (names: readonly string[], results: readonly string[]): string =>
    labels('a') +
    names.map((name) => `Benchmark${name}\n${results.includes(name) ? row(name) : ''}`).join('') +
    end('a');
  test('on head only', () => {
    expect(brief(compare(verbose(['X', 'Y'], ['X', 'Y']), verbose(['X', 'Y'], ['X'])))).toEqual([
      'unmeasurable',
      'no-result head a Y',
    ]);
  });

  test('on both sides, or on neither: an expression ran what lies below it', () => {
    expect(brief(compare(verbose(['X', 'Y'], ['X']), verbose(['X', 'Y'], ['X'])))).toEqual(['pass']);
    expect(brief(compare(verbose(['X', 'Y'], ['X', 'Y']), verbose(['X'], ['X'])))).toEqual(['pass', 'removed Y']);
  });
});

describe('-json', () => {
  const event = (fields: object): string => `${JSON.stringify({ Time: '2026-01-02T03:04:05Z', ...fields })}\n`;
  const say = (text: string, more = {}): string =>
    event({ Action: 'output', Package: 'example.com/a', ...more, Output: text });
  const run = (name: string, result: boolean): string =>
    event({ Action: 'run', Package: 'example.com/a', Test: `Benchmark${name}` }) +
    (result ? say(row(name), { Test: `Benchmark${name}` }) : '');
  const header = event({ Action: 'start', Package: 'example.com/a' }) + say('pkg: example.com/a\n');
  const finish = (action: string): string => event({ Action: action, Package: 'example.com/a' });
  const good = header + run('X', true) + run('Y', true) + say('PASS\n') + finish('pass');

  test.each<[string, string, string[]]>([
    ['the same', good, ['pass']],
    [
      'fail, without a line of text',
      header + run('X', true) + finish('fail'),
      ['unmeasurable', 'benchmark-failed head a', 'no-result head a Y'],
    ],
    [
      'killed',
      header + run('X', true) + run('Y', false) + say('signal: killed\n') + finish('fail'),
      ['unmeasurable', 'benchmark-exited head a', 'no-result head a Y'],
    ],
    ['broken off', header + run('X', true), ['unmeasurable', 'damaged-output head a', 'no-result head a Y']],
    [
      'broken off in an event',
      good.slice(0, good.indexOf('BenchmarkY-8') + 20),
      ['unmeasurable', 'damaged-output head', 'damaged-output head a', 'no-result head a Y'],
    ],
    [
      'only started',
      event({ Action: 'start', Package: 'example.com/a' }),
      ['unmeasurable', 'damaged-output head a', 'no-result head a', 'no-benchmarks head'],
    ],
    [
      'a name without its result',
      header + run('X', true) + run('Y', false) + say('PASS\n') + finish('pass'),
      ['unmeasurable', 'no-result head a Y'],
    ],
    ['text before the events', `go: downloading example.com/x v1.0.0\n${good}`, ['pass']],
    ['text between the events', good.replace(/\n/, '\nwarning: x\n'), ['pass']],
    ['two events in one line', good.replace('"}\n{', '"}{'), ['unmeasurable', 'damaged-output head']],
  ])('%s', (_, head, expected) => {
    expect(brief(compare(good, head))).toEqual(expected);
  });

  test('against plain text', () => {
    expect(brief(compare(whole, good))).toEqual(['pass']);
    expect(brief(compare(good, labels('a') + row('X')))).toEqual([
      'unmeasurable',
      'damaged-output head a',
      'no-result head a Y',
    ]);
  });
});

test('remedies speak of files and of steps, not of patterns', () => {
  const head = labels('a') + row('X');
  for (const [origin, words] of [
    ['file', 'rite head.txt again'],
    ['step', 'the step that writes head.txt'],
  ] as const) {
    const report = compareFigures({
      base: readFigures(whole, 'base.txt'),
      head: readFigures(head, 'head.txt', origin),
      names: { base: 'base.txt', head: 'head.txt' },
      origin,
      rules: compareRules({}, undefined),
      today: '2026-11-22',
    });
    expect(report.problems.length).toBeGreaterThan(0);
    for (const { remedy } of report.problems) {
      expect(remedy).toContain(words);
      expect(remedy).not.toMatch(/\.\/\.\.\.|pattern/);
    }
  }
});
