import { expect, test } from 'vitest';
import { headline } from '../../../src/core/report/headline.ts';
import type { GateReport } from '../../../src/core/report/model.ts';
import { tableOf } from '../../../src/core/report/table.ts';
import { type FindingBuilder, finding, problem, report } from '../../builders.ts';

const at = (level: Parameters<FindingBuilder['level']>[0], name = 'BenchmarkX'): FindingBuilder =>
  finding('m', name).allocs(1, 2).level(level);
const broken = problem({ kind: 'build-failed', message: '', remedy: '' });
const hung = problem({ kind: 'benchmark-timeout', message: '', remedy: '' });
const gone = problem({ kind: 'no-result', message: '', remedy: '' });

test.for<[sentence: string, report: GateReport]>([
  ['1 benchmark allocates more than on base', report({ conclusion: 'fail', benchmarks: [at('regression')] })],
  [
    '2 benchmarks allocate more than on base, 1 benchmark over budget, plus 1 problem',
    report({
      conclusion: 'fail',
      benchmarks: [at('regression', 'A'), at('regression', 'B'), at('over-budget', 'C'), at('removed', 'D')],
      problems: [broken, { ...hung, blocking: false }],
    }),
  ],
  [
    '1 benchmark allocates more than on base, 1 benchmark is worse than on base, 2 benchmarks leak',
    report({
      conclusion: 'fail',
      benchmarks: [
        at('regression', 'A'),
        finding('m', 'B').bytes(1, 1).unit('queries/op', 10, 20).level('regression'),
        finding('m', 'C').unit('goroutines/op', 0, 1).level('regression'),
        finding('m', 'D').bytes(1, 1).unit('retained-B/op', 0, 64).level('regression'),
      ],
    }),
  ],
  [
    '1 benchmark removed, 1 benchmark skipped',
    report({ conclusion: 'fail', benchmarks: [at('removed', 'A'), at('skipped', 'B')] }),
  ],
  ['1 benchmark unstable', report({ conclusion: 'fail', benchmarks: [at('unstable')] })],
  ['no regression in 1 benchmark', report({ benchmarks: [at('unchanged')] })],
  [
    'no regression in 4 benchmarks (2 warnings, 2 improvements)',
    report({
      benchmarks: [at('warning', 'A'), at('improvement', 'B'), at('improvement', 'C'), at('notice', 'D')],
      problems: [{ ...broken, blocking: false }],
    }),
  ],
  ['no regression in 2 benchmarks (1 waived)', report({ benchmarks: [at('unchanged', 'A'), at('waived', 'B')] })],
  ['1 benchmark measured, nothing to compare with', report({ base: null, benchmarks: [at('added')] })],
  ['inconclusive (a build failed)', report({ conclusion: 'unmeasurable', problems: [broken, broken] })],
  [
    'inconclusive (a build failed, a benchmark ran out of time, and 1 more)',
    report({ conclusion: 'unmeasurable', problems: [broken, hung, gone] }),
  ],
  [
    'inconclusive (1 benchmark changed and could not be confirmed)',
    report({ conclusion: 'unmeasurable', benchmarks: [at('unconfirmed')] }),
  ],
  ['inconclusive (nothing was measured)', report({ conclusion: 'unmeasurable' })],
])('%s', ([sentence, sample]) => {
  expect(headline(sample, tableOf(sample))).toBe(sentence);
});
