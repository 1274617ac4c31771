import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { GateReport } from '../../src/core/report/model.ts';
import { levels, problems } from '../e2e/scenario.ts';
import { temporaryFolder } from '../support/git-repository.ts';
import { type CliRun, reportOf } from '../support/run-cli.ts';
import { runMain } from '../support/run-main.ts';

const text = (name: string, bytes: number, allocs: number, iterations = 1000): string =>
  `goos: linux\ngoarch: amd64\npkg: example.com/m\n${`Benchmark${name}-8\t${iterations}\t100 ns/op\t${bytes} B/op\t${allocs} allocs/op\n`.repeat(3)}PASS\nok  \texample.com/m\t1.0s\n`;

async function compare(
  base: string | Buffer,
  head: string | Buffer,
  args: readonly string[] = [],
): Promise<CliRun & { readonly report: GateReport }> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'base.txt'), base);
  writeFileSync(join(folder, 'head.txt'), head);
  const run = await runMain(['compare', '--format', 'json', ...args, 'base.txt', 'head.txt'], folder);
  return { ...run, report: reportOf(run) };
}

/** The rule's boundaries, on text (docs/rule.md). */
test.each([
  ['1000 → 1150 B passes', [1000, 1], [1150, 1], 'unchanged', 0],
  ['1000 → 1151 B fails', [1000, 1], [1151, 1], 'regression', 1],
  ['20 → 35 B passes: the floor', [20, 1], [35, 1], 'unchanged', 0],
  ['20 → 36 B fails', [20, 1], [36, 1], 'regression', 1],
  ['0 → 15 B passes', [0, 0], [15, 0], 'unchanged', 0],
  ['0 → 16 B fails', [0, 0], [16, 0], 'regression', 1],
])('%s', async (_, [b0 = 0, a0 = 0], [b1 = 0, a1 = 0], level, expected) => {
  const { code, report } = await compare(text('X', b0, a0), text('X', b1, a1));
  expect(levels(report)['BenchmarkX B/op']).toBe(level);
  expect(report.findings.every(({ confirmed }) => !confirmed)).toBe(true);
  expect(code).toBe(expected);
});

test.each([
  ['0 → 1 alloc fails', 0, 1, 'regression', 1],
  ['6 → 7 allocs fails', 6, 7, 'regression', 1],
  ['7 → 8 allocs is a notice', 7, 8, 'notice', 0],
])('%s', async (_, from, to, level, expected) => {
  const { code, report } = await compare(text('X', 1000, from), text('X', 1016, to));
  expect(levels(report)['BenchmarkX allocs/op']).toBe(level);
  expect(code).toBe(expected);
});

test('an added allocation fails under --strict', async () => {
  expect((await compare(text('X', 1000, 7), text('X', 1016, 8), ['--strict'])).code).toBe(1);
});

test('different iteration counts carry a warning', async () => {
  const { report } = await compare(text('X', 1000, 7), text('X', 1000, 7, 2000));
  expect(report.findings[0]?.warnings.join()).toContain('iteration counts differ');
});

test('damaged output on head is never a pass', async () => {
  const { code, report } = await compare(text('X', 1000, 7), text('X', 1000, 7) + 'BenchmarkY-8\t10\tmany B/op\n');
  expect(problems(report)).toEqual(['damaged-output head blocking']);
  expect(code).toBe(3);
});

/** `go test -v` with lines that the benchmark prints before its name and before its result. */
const printing = (bytes: number): string =>
  text('Quiet', 112, 1).replace(
    'PASS\n',
    `BenchmarkLoad\nloading... BenchmarkLoad/small\n.BenchmarkLoad/small-8         \t     100\t       262.7 ns/op\t${String(bytes).padStart(8)} B/op\t       1 allocs/op\nPASS\n`,
  );

/** `go test -json` of Go before 1.20, whose events give results to the last test that ran. */
const events = (bytes: number, foreign = ''): string => {
  const event = (output: string): string =>
    JSON.stringify({ Action: 'output', Package: 'example.com/m', Test: 'TestAdd', Output: output });
  const figures = ` 2000000\t        29.00 ns/op\t${String(bytes).padStart(8)} B/op\t       4 allocs/op\n`;
  const end = JSON.stringify({ Action: 'output', Package: 'example.com/m', Output: 'PASS\n' });
  return [event('pkg: example.com/m\n'), event('BenchmarkAdd-8   \t'), foreign, event(figures), end, '']
    .filter((line, index) => line !== '' || index > 2)
    .join('\n');
};

const wide = (value: string, mark = ''): Buffer => Buffer.from(mark + value, 'utf16le');

/** Each way in which a text of the same results comes from other tools. */
test.each<[string, (bytes: number) => string | Buffer]>([
  ['-v with printed output', printing],
  ['-json before Go 1.20', events],
  ['-json with a foreign line between its events', (bytes) => events(bytes, 'go: downloading example.com/x v1.0.0')],
  ['-json after a foreign line', (bytes) => `+ go test -json\n${events(bytes)}`],
  ['UTF-16 as PowerShell writes it', (bytes) => wide(text('X', bytes, 1), '\uFEFF')],
  ['UTF-16 with big-endian bytes', (bytes) => wide(text('X', bytes, 1), '\uFEFF').swap16()],
  ['UTF-16 without a byte-order mark', (bytes) => wide(text('X', bytes, 1))],
  ['UTF-8 with a byte-order mark', (bytes) => `\uFEFF${text('X', bytes, 1)}`],
])('%s: a regression is found', async (_, write) => {
  const { code, report } = await compare(write(1000), write(2000));
  expect(problems(report)).toEqual([]);
  expect(Object.values(levels(report))).toContain('regression');
  expect(code).toBe(1);
});

test.each([
  ['two figures of one unit', '100 B/op\t100 B/op\t2 allocs/op'],
  ['a negative figure', '-100 B/op\t2 allocs/op'],
  ['a unit that is cut short', '     100 B/op\t       2 allocs/'],
])('%s on one line is damage', async (_, figures) => {
  const damaged = text('X', 100, 2).replace('100 B/op\t2 allocs/op', figures);
  const { code, report } = await compare(text('X', 100, 2), damaged);
  expect(problems(report)).toEqual(['damaged-output head blocking']);
  expect(code).toBe(3);
});

test('a text without benchmarks is never a pass', async () => {
  const { code, report } = await compare(text('X', 1000, 7), 'PASS\nok  \texample.com/m\t0.1s\n');
  expect(problems(report)).toEqual(['no-benchmarks head blocking']);
  expect(code).toBe(3);
});
