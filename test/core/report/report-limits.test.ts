import { expect, test } from 'vitest';
import type { ExplainedSite, GateReport } from '../../../src/core/report/model.ts';
import { beyondLimits } from '../../../src/core/report/report-limits.ts';
import { finding, problem, report } from '../../builders.ts';
import { explained } from './explained-report.ts';
import { hostile } from './hostile-report.ts';
import { sampleReports } from './sample-reports.ts';

const [row] = finding('m', 'BenchmarkA').allocs(1, 2).findings;
const [explanation] = explained.explanations;
const [site] = explanation?.sites ?? [];
if (row === undefined || explanation === undefined || site === undefined) throw new Error('the sample lacks a site');

const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
const rows = (fields: Partial<typeof row>, count = 1): GateReport => ({
  ...report(),
  findings: many(count, { ...row, ...fields }),
});
const sites = (fields: Partial<ExplainedSite>, count = 1): GateReport => ({
  ...report(),
  explanations: [{ ...explanation, sites: many(count, { ...site, ...fields }) }],
});
const trouble = problem({ kind: 'build-failed', message: 'x', remedy: 'x' });

const honest = Object.entries({ ...sampleReports, explained }).filter(([name]) => name !== 'hostile');
test.each(honest)('within them: %s', (_, sample) => {
  expect(beyondLimits(sample)).toBeUndefined();
});

test.each<[string, GateReport]>([
  ['20001 rows', rows({}, 20_001)],
  ['20001 rows', report({ unjudged: many(20_001, { ...row, base: [], head: [] }) })],
  ['101 units', { ...report(), findings: Array.from({ length: 101 }, (_, index) => ({ ...row, unit: `u${index}` })) }],
  ['5001 sites', sites({}, 5001)],
  ['6000 sites', { ...report(), explanations: many(6000, { ...explanation, sites: [site] }) }],
  ['5001 sites', { ...report(), explanations: many(5001, { ...explanation, sites: [] }) }],
  ['1001 problems', report({ problems: many(1001, trouble) })],
  ['1001 notes', report({ notes: many(1001, 'x') })],
  ['(samples) has 20001 items', rows({ head: { median: 1, samples: many(20_001, 1) } })],
  ['(flow) has 20001 items', sites({ flow: many(20_001, { file: 'a', line: 1, text: 'b' }) })],
  ['(benchmark) has 1001 characters', rows({ benchmark: 'x'.repeat(1001) })],
  ['(unit) has 1001 characters', rows({ unit: 'x'.repeat(1001) })],
  ['(file) has 1001 characters', sites({ file: 'x'.repeat(1001) })],
  ['(reason) has 20001 characters', sites({ reason: 'x'.repeat(20_001) })],
  ['(warnings) has 20001 characters', rows({ warnings: ['x'.repeat(20_001)] })],
  ['(cpu) has 20001', { ...report(), environment: { ...report().environment, cpu: 'x'.repeat(20_001) } }],
  ['package, benchmark or unit in it contains a space', rows({ benchmark: 'BenchmarkA is fine' })],
  ['package, benchmark or unit in it contains a space', hostile],
  ['package, benchmark or unit in it contains a space', rows({ unit: 'allocs/op\u00a0more' })],
  ['package, benchmark or unit in it contains a space', rows({ package: 'm\nn' })],
  [
    'package, benchmark or unit in it contains a space',
    { ...report(), explanations: [{ ...explanation, benchmark: 'a b' }] },
  ],
])('beyond them: %s', (reason, given) => {
  expect(beyondLimits(given)).toContain(reason);
});
