import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTestBinary } from '../../../src/core/benchfmt/index.ts';

const head = 'goos: linux\ngoarch: amd64\npkg: m\ncpu: c\n';
const end = '\x16PASS\n';

function run(name: string, body: string): string {
  return `\x16=== RUN   ${name}\n${name}\n${body}`;
}

function sample(name: string, figures = '100\t 5.0 ns/op\t 88 B/op\t 2 allocs/op'): string {
  return `${name}   \t     ${figures}\n\x16=== NAME  \n`;
}

function result(name: string, iterations = 100, gomaxprocs?: number): unknown {
  const measurements = [
    { value: 5, unit: 'ns/op' },
    { value: 88, unit: 'B/op' },
    { value: 2, unit: 'allocs/op' },
  ];
  return { kind: 'result', name, gomaxprocs, iterations, measurements };
}

function outcomesOf(text: string): unknown[] {
  return [...readTestBinary(head + text).outcomes];
}

describe('results', () => {
  test('exact totals of the overlay', () => {
    const figures = '1000\t 9 ns/op\t 247 B/op\t 4 allocs/op\t247952 B-total\t4997 allocs-total';
    expect(outcomesOf(run('BenchmarkA', sample('BenchmarkA', figures)) + end)).toMatchObject([
      { measurements: [{}, {}, {}, { value: 247_952, unit: 'B-total' }, { value: 4997, unit: 'allocs-total' }] },
    ]);
  });

  test('the last line of the benchmark itself counts', () => {
    const noise =
      'BenchmarkA \t 7\t 1 ns/op\nBenchmarkB \t 7\t 1 ns/op\n=== RUN   BenchmarkB\n\x1b[32mgreen 50%\rno line break';
    expect(outcomesOf(run('BenchmarkA', noise + sample('BenchmarkA')) + end)).toEqual([result('BenchmarkA')]);
  });

  const exact = '100\t 5.0 ns/op\t 88 B/op\t 2 allocs/op\t 8800 B-total\t 200 allocs-total';

  test('beside one line with exact totals, lines without are the benchmark’s own', () => {
    const fake = 'BenchmarkA \t 7\t 1 ns/op\t 0 B/op\t 0 allocs/op\n';
    const text = `${fake}BenchmarkA \t ${exact}\n${fake}\x16=== NAME  \n`;
    expect(outcomesOf(run('BenchmarkA', text) + end)).toMatchObject([{ kind: 'result', iterations: 100 }]);
  });

  test('exact totals that are there twice are forged', () => {
    const fake = 'BenchmarkA \t 100\t 1 ns/op\t 0 B/op\t 0 allocs/op\t 0 B-total\t 0 allocs-total\n';
    for (const text of [fake + sample('BenchmarkA', exact), `BenchmarkA \t ${exact}\n${fake}\x16=== NAME  \n`])
      expect(outcomesOf(run('BenchmarkA', text) + end)).toEqual([
        {
          kind: 'invalid',
          name: 'BenchmarkA',
          reason: 'it printed a result line with allocs-total, a unit that only allocgate adds',
        },
      ]);
  });

  test('real time is from the start of each sample to its result', () => {
    const text =
      run('BenchmarkA', sample('BenchmarkA') + sample('BenchmarkA')) + run('BenchmarkB', sample('BenchmarkB'));
    const { outcomes } = readTestBinary(head + text + end, [10, 15, 40, 41, 141, 150]);
    expect(outcomes.map((outcome) => outcome.kind === 'result' && outcome.wallMs)).toEqual([5, 25, 100]);
    // A marker that is no frame counts as well.
    const noise = readTestBinary(head + run('BenchmarkA', `\x16\x16${sample('BenchmarkA')}`) + end, [1, 2, 3, 9, 9]);
    expect(noise.outcomes).toMatchObject([{ wallMs: 8 }]);
  });

  test('a suffix belongs to the name that the frame gives, or not', () => {
    const text = run('BenchmarkA/size-8', sample('BenchmarkA/size-8') + sample('BenchmarkA/size-8-4'));
    expect(outcomesOf(text + end)).toEqual([result('BenchmarkA/size-8'), result('BenchmarkA/size-8', 100, 4)]);
  });

  test('what a benchmark logged after its result is none', () => {
    const log = '\x16--- BENCH: BenchmarkA\n    a_test.go:1: BenchmarkA \t 9\t 1 ns/op\n\x16=== NAME  \n';
    const text = run(
      'BenchmarkA',
      `BenchmarkA \t 100\t 5.0 ns/op\t 88 B/op\t 2 allocs/op\n${log}${sample('BenchmarkA')}`,
    );
    expect(outcomesOf(text + end)).toEqual([result('BenchmarkA'), result('BenchmarkA')]);
  });

  test('a frame with a name does not end a sample', () => {
    const text = run('BenchmarkA/x', `\x16=== NAME  BenchmarkA\n    log\n${sample('BenchmarkA/x')}`);
    expect(outcomesOf(text + end)).toEqual([result('BenchmarkA/x')]);
  });

  test('a unit that is named as the benchmark', () => {
    const figures = '100\t 5.0 ns/op\t 88 B/op\t 2 allocs/op\t 1 BenchmarkA';
    expect(outcomesOf(run('BenchmarkA', sample('BenchmarkA', figures)) + end)).toHaveLength(1);
  });

  test('metrics that are no numbers are told apart', () => {
    const figures = '100\t 5.0 ns/op\t +Inf x/op\t NaN y/op\t 88 B/op\t 2 allocs/op';
    expect(outcomesOf(run('BenchmarkA', sample('BenchmarkA', figures)) + end)).toEqual([
      { ...(result('BenchmarkA') as object), nonFinite: ['x/op', 'y/op'] },
    ]);
  });

  test('CRLF', () => {
    const text = (run('BenchmarkA', sample('BenchmarkA')) + end).replaceAll('\n', '\r\n');
    expect(outcomesOf(text)).toEqual([result('BenchmarkA')]);
    expect(readTestBinary(text).finished).toBe('PASS');
  });
});

const invalid = (reason: string): unknown[] => [{ kind: 'invalid', name: 'BenchmarkA', reason }];

describe('what is no result', () => {
  test.each([
    ['0\t NaN ns/op\t 0 B/op', 'it ended before its first iteration'],
    ['100\t five ns/op', 'parsing measurement: invalid syntax'],
    ['100\t 5 ns/op\t 1e999 B/op', 'parsing measurement: value out of range'],
    ['100', 'missing measurements'],
    ['99999999999999999999\t 5 ns/op', 'parsing iteration count: value out of range'],
    ['\u0000\t', 'its result line is damaged'],
  ])('%j', (figures, reason) => {
    expect(outcomesOf(run('BenchmarkA', sample('BenchmarkA', figures)) + end)).toEqual(invalid(reason));
  });

  test('a line that no frame follows', () => {
    const { outcomes, running } = readTestBinary(run('BenchmarkA', 'BenchmarkA \t 100\t 1 ns/op\n'));
    expect(outcomes).toEqual([]);
    expect(running).toBe('BenchmarkA');
  });

  test('a benchmark that started twice', () => {
    const once = run('BenchmarkA', sample('BenchmarkA'));
    expect(outcomesOf(once + run('BenchmarkB', sample('BenchmarkB')) + once + end)).toEqual([
      ...invalid('it started more than once: something else prints lines that look like the start of a benchmark'),
      result('BenchmarkB'),
    ]);
  });
});

describe('the end', () => {
  const parent = `${run('BenchmarkP', '')}${run('BenchmarkP/x', sample('BenchmarkP/x'))}`;

  test.each([
    ['nothing started', '', undefined, undefined],
    ['a bare last word', 'PASS\n', 'PASS', undefined],
    ['a word that is not the last', 'PASS\nbye\n', undefined, undefined],
    ['a last word that a benchmark prints', run('BenchmarkA', 'PASS\n'), undefined, 'BenchmarkA'],
    [
      'PASS and a TestMain that goes on',
      `${run('BenchmarkA', sample('BenchmarkA'))}\x16PASS\ntearing down\n`,
      'PASS',
      undefined,
    ],
    ['PASS without a line break', `${run('BenchmarkA', sample('BenchmarkA'))}\x16PASS`, 'PASS', undefined],
    ['more after PASS', `${end}${run('BenchmarkA', '')}`, undefined, 'BenchmarkA'],
    ['PASS cut off', `${run('BenchmarkA', sample('BenchmarkA'))}\x16PAS`, undefined, undefined],
    ['a leaf', run('BenchmarkA', sample('BenchmarkA')) + run('BenchmarkB', 'tick'), undefined, 'BenchmarkB'],
    ['a leaf below a parent', `${parent}${run('BenchmarkP/y', '')}`, undefined, 'BenchmarkP/y'],
    ['a parent after its leaves', parent, undefined, 'BenchmarkP'],
    ['a parent that failed', `${parent}\x16--- FAIL: BenchmarkP\n`, undefined, undefined],
    ['a name that is cut off', `${parent}\x16=== RUN   Benchma`, undefined, 'BenchmarkP'],
  ])('%s', (_, text, finished, running) => {
    const output = readTestBinary(head + text);
    expect({ finished: output.finished, running: output.running }).toEqual({ finished, running });
  });
});

describe('failures and skips', () => {
  test('output before and after the report', () => {
    const text = run('BenchmarkA', 'printed\n    a_test.go:1: early\n\x16--- FAIL: BenchmarkA-8\n    more\n');
    expect(outcomesOf(text + end)).toEqual([
      { kind: 'failed', name: 'BenchmarkA', output: 'printed\n    a_test.go:1: early\n    more' },
    ]);
  });

  test('a parent reports after its leaf', () => {
    const text = `${run('BenchmarkP', '')}${run('BenchmarkP/x', '    why\n\x16--- FAIL: BenchmarkP/x\n\x16--- FAIL: BenchmarkP\n')}`;
    expect(outcomesOf(`${text}\x16FAIL\n`)).toEqual([
      { kind: 'failed', name: 'BenchmarkP', output: '' },
      { kind: 'failed', name: 'BenchmarkP/x', output: '    why' },
    ]);
  });

  test('a report of a benchmark that is not running is none', () => {
    const text = run('BenchmarkA', `\x16--- FAIL: BenchmarkB\n\x16--- SKIP: BenchmarkC\n${sample('BenchmarkA')}`);
    expect(outcomesOf(text + end)).toEqual([result('BenchmarkA')]);
  });

  test('a skip', () => {
    expect(outcomesOf(run('BenchmarkA', '    why\n\x16--- SKIP: BenchmarkA\n') + end)).toEqual([
      { kind: 'skipped', name: 'BenchmarkA' },
    ]);
  });
});

test('hostile amounts of frames and markers are read at once', () => {
  const failures = outcomesOf(run('BenchmarkA', '\x16--- FAIL: BenchmarkA\n'.repeat(200_000)));
  expect(failures).toHaveLength(200_000);
  expect(outcomesOf('\x16'.repeat(5_000_000))).toEqual([]);
});

const fragment = fc.oneof(
  fc.constantFrom(
    '\x16',
    '=== RUN   ',
    'BenchmarkA',
    'BenchmarkA/x',
    '\n',
    ' \t 100\t 1 ns/op\n',
    '\x16=== NAME  \n',
    'PASS',
    '-8',
    '--- FAIL: ',
    '\r',
  ),
  fc.string(),
);

test('any text is read, and only started benchmarks have outcomes', () => {
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 60 }), (fragments) => {
      const text = fragments.join('');
      for (const { name } of readTestBinary(text).outcomes) expect(text).toContain(`\x16=== RUN   ${name}`);
    }),
  );
});
