import { describe, expect, test } from 'vitest';
import type { FaultCause, ProblemKind } from '../../src/errors.ts';
import type { Side } from '../../src/ports.ts';
import { type Incident, problemsOf } from '../../src/steps/problems.ts';

const incident = (side: Side, kind: ProblemKind, cause?: FaultCause): Incident => ({
  kind,
  side,
  package: 'example.com/m',
  message: 'it failed',
  ...(cause === undefined ? {} : { cause }),
});

const blocks = (base: Incident[], head: Incident[]): readonly boolean[] =>
  problemsOf(base, head).map(({ blocking }) => blocking);

describe('on base alone', () => {
  test.each<[ProblemKind, FaultCause | undefined, boolean]>([
    ['build-failed', 'code', false],
    ['build-failed', undefined, false],
    ['build-failed', 'unclear', true],
    ['environment-failed', 'environment', true],
    ['benchmark-panicked', 'code', false],
    ['benchmark-panicked', 'unclear', true],
    ['benchmark-failed', 'unclear', true],
    ['benchmark-timeout', 'code', true],
    ['snapshot-failed', 'code', true],
    ['no-benchmarks', 'code', false],
  ])('%s by %s blocks: %s', (kind, cause, blocking) => {
    expect(blocks([incident('base', kind, cause)], [])).toEqual([blocking]);
  });
});

test('on head alone everything blocks', () => {
  expect(blocks([], [incident('head', 'build-failed', 'code')])).toEqual([true]);
  expect(blocks([], [incident('head', 'environment-failed', 'environment')])).toEqual([true]);
});

describe('on both sides', () => {
  test.each<[FaultCause, FaultCause, boolean]>([
    ['code', 'code', false],
    ['environment', 'code', true],
    ['code', 'environment', true],
    ['unclear', 'code', true],
    ['code', 'unclear', true],
  ])('a build that fails on base by %s and on head by %s blocks: %s', (base, head, blocking) => {
    expect(blocks([incident('base', 'build-failed', base)], [incident('head', 'build-failed', head)])).toEqual([
      blocking,
    ]);
  });

  test('where the change sets up both sides, it may have broken both', () => {
    const [base, head] = [incident('base', 'benchmark-exited', 'code'), incident('head', 'benchmark-exited', 'code')];
    const [problem] = problemsOf([base], [head], { setsUpBoth: true });
    expect(problem).toMatchObject({ side: 'both', blocking: true });
    expect(problem?.remedy).toContain('If so, set them in a separate change');
  });

  test('where the change sets up both sides, it may have broken base alone, and a regression would pass as added', () => {
    const base = incident('base', 'build-failed', 'code');
    expect(problemsOf([base], [])).toMatchObject([{ side: 'base', blocking: false }]);
    const [problem] = problemsOf([base], [], { setsUpBoth: true });
    expect(problem).toMatchObject({ side: 'base', blocking: true });
    expect(problem?.remedy).toContain('If so, set them in a separate change');
    const first = incident('base', 'no-benchmarks');
    expect(problemsOf([first], [], { setsUpBoth: true })).toMatchObject([{ side: 'base', blocking: false }]);
  });

  test('a benchmark that needs what neither side has is a warning', () => {
    const failed = (side: Side): Incident => incident(side, 'benchmark-failed', 'unclear');
    expect(blocks([failed('base')], [failed('head')])).toEqual([false]);
  });
});

test('the remedy for a benchmark that failed is the whole command, unless a name could be more than a name', () => {
  const remedy = (fields: Partial<Incident>): string | undefined =>
    problemsOf([], [{ ...incident('head', 'benchmark-failed', 'code'), ...fields }])[0]?.remedy;
  expect(remedy({ benchmark: 'BenchmarkX/small' })).toBe(
    "Run `go test -run '^$' -bench '^BenchmarkX$' example.com/m` and fix what it reports.",
  );
  const general = "Run `go test -run '^$' -bench NAME` and fix what it reports.";
  expect(remedy({})).toBe(general);
  expect(remedy({ benchmark: 'BenchmarkX`; rm' })).toBe(general);
  expect(remedy({ benchmark: 'BenchmarkX', package: 'example.com/`m`' })).toBe(general);
});
