import { expect, test } from 'vitest';
import { type RealSummary, summarizeReport } from '../../scripts/real-modules/summary.ts';
import { renderMarkdownTable, renderTerminalTable } from '../../scripts/real-modules/table.ts';
import { finding, report } from '../builders.ts';

const steady: RealSummary = summarizeReport(
  { name: 'example.com/steady', base: 'v1.0.0', head: 'v1.1.0', why: 'a control', expected: 'pass' },
  report({ benchmarks: [finding('example.com/steady', 'BenchmarkA').bytes(8, 8).allocs(1, 1)] }),
  9,
);
const surprise: RealSummary = summarizeReport(
  { name: 'example.com/x', base: 'v1.0.0', head: 'v2.0.0', why: 'a control', expected: 'pass' },
  report({
    conclusion: 'fail',
    benchmarks: [
      finding('example.com/x', 'BenchmarkA').bytes(8, 80).level('regression').allocs(1, 4).level('regression'),
      finding('example.com/x', 'BenchmarkB').bytes(80, 8).level('improvement').allocs(1, 1),
    ],
  }),
  100,
);

test('the terminal shows columns below each other, figures to the right', () => {
  expect(renderTerminalTable([steady, surprise]).split('\n')).toEqual([
    'module              versions         benchmarks  verdict               worse  better   time',
    'example.com/steady  v1.0.0 → v1.1.0           1  pass                      0       0    9 s',
    'example.com/x       v1.0.0 → v2.0.0           2  fail (expected pass)      2       1  100 s',
    'total                                         3                            2       1  109 s',
  ]);
});

test('Markdown shows the same rows', () => {
  expect(renderMarkdownTable([surprise]).split('\n')).toEqual([
    '| module | versions | benchmarks | verdict | worse | better | time |',
    '| --- | --- | ---: | --- | ---: | ---: | ---: |',
    '| example.com/x | v1.0.0 → v2.0.0 | 2 | fail (expected pass) | 2 | 1 | 100 s |',
    '| total |  | 2 |  | 2 | 1 | 100 s |',
  ]);
});
