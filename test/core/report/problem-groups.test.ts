import { expect, test } from 'vitest';
import type { Problem } from '../../../src/core/report/model.ts';
import { problemGroups } from '../../../src/core/report/problem-groups.ts';

function problem(of: Partial<Problem>): Problem {
  return { kind: 'build-failed', side: 'head', blocking: true, message: 'a.go:1:1: bad', remedy: 'Mend it.', ...of };
}

test('packages that fail as the one that they import are told beside it', () => {
  const groups = problemGroups([
    problem({ package: 'm/a' }),
    problem({ package: 'm/b', message: '# m/a\na.go:1:1: bad\n' }),
    problem({ package: 'm/c', message: 'c.go:1:1: bad' }),
    problem({ package: 'm/d', side: 'base', blocking: false }),
  ]);
  expect(groups.map(({ problem: { package: name }, also }) => [name, also])).toEqual([
    ['m/a', ['m/b']],
    ['m/c', []],
    ['m/d', []],
  ]);
});

test('the broken package itself comes first, whichever is told first', () => {
  const groups = problemGroups([
    problem({ package: 'm/b', message: '# m/a\na.go:1:1: bad\n' }),
    problem({ package: 'm/a' }),
    problem({ package: 'm/c', message: '# m/a\na.go:1:1: bad\n' }),
  ]);
  expect(groups.map(({ problem: { package: name }, also }) => [name, also])).toEqual([['m/a', ['m/b', 'm/c']]]);
});

test('what blocks goes first; benchmarks stay apart', () => {
  const groups = problemGroups([
    problem({ package: 'm/a', blocking: false }),
    problem({ package: 'm/b', benchmark: 'BenchmarkX', kind: 'no-result' }),
    problem({ package: 'm/b', benchmark: 'BenchmarkY', kind: 'no-result' }),
  ]);
  expect(groups.map(({ problem: { benchmark, blocking } }) => [benchmark, blocking])).toEqual([
    ['BenchmarkX', true],
    ['BenchmarkY', true],
    [undefined, false],
  ]);
});
