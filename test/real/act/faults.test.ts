import { expect, test } from 'vitest';
import { type Expected, faultsOf, faultsOfComments, faultsOfNotes } from '../../../scripts/act/faults.ts';
import type { ActRun } from '../../../scripts/act/run-act.ts';

const pullRequest = { folder: '/shop', base: 'b', head: 'h', merge: 'm', event: '/event.json' };
const outputs = { conclusion: 'fail', regressions: '2', 'baseline-commit': 'b' };
const failed: ActRun = {
  code: 1,
  jobResult: 'failure',
  outputs,
  summary:
    '### ❌ allocgate: 2 benchmarks allocate more than on base\n| `BenchmarkB` | 1 → 2 |\n| `BenchmarkA/n=1` | 1 → 2 |\n',
  annotations: [
    { level: 'error', title: 'BenchmarkB allocates more than on base', message: '' },
    { level: 'error', title: 'BenchmarkA/n=1 allocates more than on base', message: '' },
    { level: 'error', title: '', message: 'allocgate: 2 benchmarks allocate more than on base' },
  ],
  text: '',
};
const fails: Expected = { conclusion: 'fail', benchmarks: ['BenchmarkA/n=1'] };

test('a run as expected has no faults', () => {
  expect(faultsOf(failed, pullRequest, fails)).toEqual([]);
});

test.each<[string, Partial<ActRun>, string]>([
  ['a green exit', { code: 0 }, 'exit code'],
  ['a green job', { jobResult: 'success' }, 'result of the job'],
  ['a missing output', { outputs: { ...outputs, conclusion: '' } }, 'output conclusion'],
  ['another base', { outputs: { ...outputs, 'baseline-commit': 'm' } }, 'output baseline-commit'],
  ['another count', { outputs: { ...outputs, regressions: '3' } }, 'output regressions'],
  ['no summary', { summary: '' }, 'summary'],
  ['a summary without the row', { summary: failed.summary.replace('A/n', 'C/n') }, 'summary'],
  ['no annotations', { annotations: [] }, 'without an annotation'],
  ['an annotation that nobody wants', { annotations: [...failed.annotations, warning()] }, 'another kind'],
])('%s is a fault', (_, change, words) => {
  expect(faultsOf({ ...failed, ...change }, pullRequest, fails).join('\n')).toContain(words);
});

test('a red run is no pass', () => {
  expect(faultsOf(failed, pullRequest, { conclusion: 'pass' })).toHaveLength(6);
});

test('probes: what changed in the workspace, and what a following step reads', () => {
  const before = { node: 'v24.1.0', workspace: { a: '1', b: '1' } };
  const step = { outcome: 'failure', outputs, reported: 'fail' };
  const after = { ...before, step };
  expect(faultsOfNotes({ before, after }, failed, fails)).toEqual([]);
  const touched = { ...after, workspace: { a: '2', c: '1' } };
  expect(faultsOfNotes({ before, after: touched }, failed, fails).join()).toContain('["a","b","c"]');
  const silent = { ...after, step: { ...step, outputs: {} } };
  expect(faultsOfNotes({ before, after: silent }, failed, fails).join()).toContain('outputs as a step reads them');
  expect(faultsOfNotes({ before, after: undefined }, failed, fails)).toHaveLength(1);
});

test('comments: one where something regressed', () => {
  const comment = '<!-- a -->\n<!-- b -->\n### ❌ allocgate: 2 benchmarks allocate more than on base\n';
  expect(faultsOfComments([comment], fails)).toEqual([]);
  expect(faultsOfComments([], fails)).toHaveLength(1);
  expect(faultsOfComments([comment, comment], fails)).toHaveLength(1);
  expect(faultsOfComments([], { conclusion: 'pass' })).toEqual([]);
  expect(faultsOfComments([comment], { conclusion: 'pass' })).toHaveLength(1);
});

function warning(): ActRun['annotations'][number] {
  return { level: 'warning', title: 'strange', message: '' };
}
