import { expect, test } from 'vitest';
import type { Explanation, Finding, ReportedLeak } from '../../../src/core/report/model.ts';
import { settleExplanations } from '../../../src/steps/explain/settle-explanations.ts';
import { finding } from '../../builders.ts';
import { site } from '../../core/report/explained-report.ts';

const benchmark = 'BenchmarkFirst';
const importPath = 'example.com/m';
const rows = (allocs: number, bytes: number): readonly Finding[] =>
  finding(importPath, benchmark)
    .allocs(5, 5 + allocs)
    .bytes(300, 300 + bytes).findings;
const explanation = (sites: Explanation['sites']): Explanation => ({
  package: importPath,
  benchmark,
  sites,
  explained: { allocsPerOp: 1, bytesPerOp: 1 },
  notes: ['another note'],
});
const waiting = {
  ...site,
  file: 'stock.go',
  line: 13,
  confidence: 'site' as const,
  allocsPerOp: { base: 0, head: 1 },
  bytesPerOp: { base: 0, head: 112 },
};
const leak = {
  package: importPath,
  benchmark,
  goroutinesPerOp: { base: 0, head: 1 },
  sites: [{ waitingAt: { file: 'stock.go', line: 13, function: 'stock.First.func1' } }],
} as unknown as ReportedLeak;

test('what the runtime allocates for goroutines that never end belongs to their leak', () => {
  const [settled] = settleExplanations([explanation([waiting])], rows(2, 592), [leak]);
  expect(settled).toMatchObject({
    sites: [],
    explained: { allocsPerOp: 0, bytesPerOp: 0 },
    notes: [
      expect.stringMatching(/^In BenchmarkFirst, 2 allocs\/op and 592 B\/op of the regression are due to its leak/),
      'another note',
    ],
  });
});

test('a proven site stays, and so does one elsewhere', () => {
  const proven = { ...waiting, confidence: 'proven' as const };
  const elsewhere = { ...waiting, line: 20 };
  expect(settleExplanations([explanation([proven, elsewhere])], rows(2, 224), [leak])[0]?.sites).toHaveLength(2);
});

test('more than leaked goroutines can cost is not explained', () => {
  const [settled] = settleExplanations([explanation([])], rows(9, 592), [leak]);
  expect(settled?.notes[0]).toBe('In BenchmarkFirst, 9 allocs/op and 592 B/op of the regression are not explained.');
});

test('without a leak, sites stay and the rest is not explained', () => {
  const [settled] = settleExplanations([explanation([waiting])], rows(2, 592), []);
  expect(settled?.sites).toHaveLength(1);
  expect(settled?.notes[0]).toBe('In BenchmarkFirst, 1 alloc/op and 480 B/op of the regression are not explained.');
});
