import { expect, test } from 'vitest';
import { type Subject, summarizeReport, summarySchema } from '../../scripts/real-modules/summary.ts';
import { finding, problem, report } from '../builders.ts';

const subject: Subject = { name: 'example.com/m', base: 'v1.0.0', head: 'v1.1.0', why: 'a test', expected: 'pass' };

const moved = report({
  conclusion: 'fail',
  benchmarks: [
    finding('example.com/m', 'BenchmarkWorse').bytes(100, 200).level('regression').allocs(3, 3),
    finding('example.com/m', 'BenchmarkBetter').bytes(64, 32).level('improvement').allocs(2, 1).level('improvement'),
    finding('example.com/m/sub', 'BenchmarkWorse').bytes(8, 8).allocs(1, 1),
    finding('example.com/m', 'BenchmarkAdded').bytes(null, 8).level('added').allocs(null, 1).level('added'),
    finding('example.com/m', 'BenchmarkRemoved').bytes(8, null).level('removed').allocs(1, null).level('removed'),
  ],
  problems: [
    problem({ kind: 'build-failed', side: 'base', package: 'example.com/m/old', message: '/tmp/x', remedy: 'y' }),
    problem({ kind: 'no-base', side: 'both', message: 'x', remedy: 'y' }),
  ],
});

test('benchmarks with figures on both sides are counted once, equal names of two packages apart', () => {
  expect(summarizeReport(subject, moved, 1).benchmarks).toBe(3);
});

test('rows are counted by level, and what moved is kept with its figures', () => {
  const summary = summarizeReport(subject, moved, 1);
  expect(summary.rows).toEqual({ regression: 1, improvement: 2, unchanged: 3, added: 2, removed: 2 });
  expect(summary.regressions).toEqual([
    { package: 'example.com/m', benchmark: 'BenchmarkWorse', unit: 'B/op', base: 100, head: 200 },
  ]);
  expect(summary.improvements).toEqual([
    { package: 'example.com/m', benchmark: 'BenchmarkBetter', unit: 'B/op', base: 64, head: 32 },
    { package: 'example.com/m', benchmark: 'BenchmarkBetter', unit: 'allocs/op', base: 2, head: 1 },
  ]);
});

test('problems are kept without their messages, which name folders of the machine', () => {
  expect(summarizeReport(subject, moved, 1).problems).toEqual(['build-failed base example.com/m/old', 'no-base both']);
});

test('a stored summary reads back as it was, whole seconds and the subject alone', () => {
  const more = { ...subject, packages: ['./...'] };
  const summary = summarizeReport(more, moved, 12.6);
  expect(summary.seconds).toBe(13);
  expect(summarySchema.parse(JSON.parse(JSON.stringify(summary)))).toEqual(summary);
});
