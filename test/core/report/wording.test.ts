import { describe, expect, test } from 'vitest';
import { levels } from '../../../src/core/report/model.ts';
import { tableOf } from '../../../src/core/report/table.ts';
import {
  commitLine,
  countsLine,
  levelsInOrder,
  oneMoreLine,
  reusedLines,
  wordsOf,
} from '../../../src/core/report/wording.ts';
import { finding, report } from '../../builders.ts';

const at = (percent: number, from = 1, to = 2): ReturnType<typeof finding> =>
  finding('m', `BenchmarkAt${percent}`).allocs(from, to).level('regression').with({ threshold: { percent } });

test('every level has its place in a report', () => {
  expect(levelsInOrder.toSorted()).toEqual([...levels].toSorted());
});

describe('regressions are explained by the rule that they broke', () => {
  const text = { ...report().environment, mode: 'text' as const };
  test.for([
    [
      'one threshold',
      report({ benchmarks: [at(15)] }),
      'more than 15% above base and at least 1 alloc/op or 16 B/op above it, confirmed in fresh runs',
    ],
    [
      'several',
      report({ benchmarks: [at(5), at(15)] }),
      'over their thresholds and at least 1 alloc/op or 16 B/op above base, confirmed in fresh runs',
    ],
    [
      'strict',
      report({ benchmarks: [at(15, 10, 11)] }),
      'more than 15% above base and at least 1 alloc/op or 16 B/op above it, or any added allocation (strict), confirmed in fresh runs',
    ],
    [
      'texts',
      report({ benchmarks: [at(15)], environment: text }),
      'more than 15% above base and at least 1 alloc/op or 16 B/op above it; these figures were not measured again',
    ],
  ] as const)('%s', ([, sample, meaning]) => {
    expect(wordsOf('regression', sample).meaning).toBe(meaning);
  });
});

test('without a base, nothing is added', () => {
  expect(wordsOf('added', report({ base: null })).title).toBe('Measured');
  expect(wordsOf('added', report()).title).toBe('Added');
});

test.for([
  // One more of n exceeds p percent while 100 > n · p.
  [
    15,
    'With a threshold of 15%, one more allocation is a regression if base has at most 6 allocs/op, and a notice if it has more',
  ],
  [
    10,
    'With a threshold of 10%, one more allocation is a regression if base has at most 9 allocs/op, and a notice if it has more',
  ],
  [
    50,
    'With a threshold of 50%, one more allocation is a regression if base has at most 1 alloc/op, and a notice if it has more',
  ],
  [0, ''],
  [100, ''],
] as const)('one more allocation at %d percent', ([percent, line]) => {
  expect(oneMoreLine(report({ benchmarks: [at(percent)] }))).toBe(line);
});

test('one more allocation is not explained where thresholds differ', () => {
  expect(oneMoreLine(report({ benchmarks: [at(5), at(15)] }))).toBe('');
});

test.for([
  [null, 'none'],
  [{ commit: '4f1c2ab90d8e7715a3b6c0ffee1234567890abcd' }, '4f1c2ab90d8e'],
  [{ commit: '4f1c2ab90d8e7715a3b6c0ffee1234567890abcd', label: 'HEAD^1' }, '4f1c2ab90d8e (HEAD^1)'],
  [{ commit: '4f1c2ab90d8e', label: '4f1c2ab90d8e' }, '4f1c2ab90d8e'],
  [{ label: 'before.txt' }, 'before.txt'],
] as const)('the commit %j is %s', ([side, line]) => {
  expect(commitLine(side)).toBe(line);
});

test('levels are counted in the order of the report', () => {
  const sample = report({
    benchmarks: [
      finding('a', 'BenchmarkA').allocs(1, 1),
      finding('a', 'BenchmarkB').allocs(2, 1).level('improvement'),
      finding('b', 'BenchmarkC').allocs(1, 2).level('regression'),
    ],
  });
  expect(countsLine(sample, tableOf(sample))).toBe('3 benchmarks in 2 packages: 1 regressed, 1 improved, 1 unchanged');
});

test('packages that were taken over are counted by reason', () => {
  const reused = ['a', 'b', 'c'].map((name) => ({ package: name, reason: name === 'c' ? 'other' : 'same sources' }));
  expect(reusedLines(report({ reused }))).toEqual(['same sources (2 packages)', 'other (1 package)']);
});
