import { describe, expect, test } from 'vitest';
import { conclude } from '../../../src/core/policy/verdict.ts';
import { type Finding, type Level, levels, type Problem } from '../../../src/core/report/model.ts';

const lenient = { onRemoved: 'warn', isStrict: () => false } as const;
const strict = { onRemoved: 'warn', isStrict: () => true } as const;
const removedFails = { onRemoved: 'fail', isStrict: () => false } as const;

function at(level: Level): Finding {
  const side = { median: 1, samples: [1] };
  return {
    package: 'example.com/m',
    benchmark: 'BenchmarkX',
    unit: 'allocs/op',
    level,
    base: level === 'added' ? null : side,
    head: level === 'removed' || level === 'skipped' ? null : side,
    iterations: 1,
    change: { kind: 'none' },
    threshold: { percent: 15 },
    confirmed: false,
    warnings: [],
  };
}

function problem(blocking: boolean): Problem {
  return { kind: 'build-failed', side: 'head', blocking, message: 'm', remedy: 'r' };
}

describe('one finding beside an unchanged one', () => {
  const expected: Record<Level, readonly [lenient: string, strict: string, removedFails: string]> = {
    regression: ['fail', 'fail', 'fail'],
    'over-budget': ['fail', 'fail', 'fail'],
    drift: ['fail', 'fail', 'fail'],
    warning: ['pass', 'pass', 'pass'],
    unconfirmed: ['unmeasurable', 'unmeasurable', 'unmeasurable'],
    unstable: ['pass', 'fail', 'pass'],
    removed: ['pass', 'pass', 'fail'],
    skipped: ['pass', 'pass', 'fail'],
    waived: ['pass', 'pass', 'pass'],
    added: ['pass', 'pass', 'pass'],
    improvement: ['pass', 'pass', 'pass'],
    notice: ['pass', 'pass', 'pass'],
    unchanged: ['pass', 'pass', 'pass'],
  };

  test.each(levels)('%s', (level) => {
    const findings = [at('unchanged'), at(level)];
    expect([lenient, strict, removedFails].map((settings) => conclude(findings, [], settings))).toEqual(
      expected[level],
    );
  });
});

describe('what goes before what', () => {
  test.each<[string, readonly Level[], readonly Problem[], string]>([
    ['fail before a blocking problem', ['regression'], [problem(true)], 'fail'],
    ['fail before an unconfirmed row', ['unconfirmed', 'over-budget'], [], 'fail'],
    ['a blocking problem before a pass', ['unchanged'], [problem(true)], 'unmeasurable'],
    ['a problem that does not block', ['unchanged'], [problem(false)], 'pass'],
  ])('%s', (_, found, problems, conclusion) => {
    expect(conclude(found.map(at), problems, lenient)).toBe(conclusion);
  });
});

describe('zero judged rows are never a pass', () => {
  test.each<[string, readonly Level[], typeof lenient | typeof removedFails, string]>([
    ['nothing', [], lenient, 'unmeasurable'],
    ['only rows that head lacks', ['removed', 'skipped'], lenient, 'unmeasurable'],
    ['only rows that head lacks, where that fails', ['removed'], removedFails, 'fail'],
    // no base, or the first benchmarks of a repository: figures and budgets only
    ['only added rows are judged', ['added', 'added'], lenient, 'pass'],
  ])('%s', (_, found, settings, conclusion) => {
    expect(conclude(found.map(at), [], settings)).toBe(conclusion);
  });
});

function isStrict({ benchmark }: Finding): boolean {
  return benchmark === 'BenchmarkStrict';
}

test('strictness is asked of the row that is unstable', () => {
  const findings = [at('unstable'), { ...at('unchanged'), benchmark: 'BenchmarkStrict' }];
  expect(conclude(findings, [], { onRemoved: 'warn', isStrict })).toBe('pass');
});
