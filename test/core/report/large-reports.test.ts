import { describe, expect, test } from 'vitest';
import type { ExplainedSite, Finding, GateReport } from '../../../src/core/report/model.ts';
import { renderComment } from '../../../src/core/report/render-comment.ts';
import { renderMarkdown } from '../../../src/core/report/render-markdown.ts';
import { finding, report } from '../../builders.ts';
import { explained } from './explained-report.ts';

const [explanation] = explained.explanations;
const [site] = explanation?.sites ?? [];
const [row] = finding('m', 'BenchmarkA').unit('x/op', 1, 2).level('regression').findings;
if (explanation === undefined || site === undefined || row === undefined) throw new Error('the sample lacks a site');

const withSites = (sites: ExplainedSite[]): GateReport => ({
  ...explained,
  explanations: [{ ...explanation, sites }],
});
const withRows = (count: number, fields: (index: number) => Partial<Finding>): GateReport => ({
  ...report({ conclusion: 'fail' }),
  findings: Array.from({ length: count }, (_, index) => ({ ...row, ...fields(index) })),
});
const withEdit = (text: string): GateReport =>
  withSites([{ ...site, fix: { ...site.fix, edit: { file: 'a.go', line: 1, endLine: 1, was: 'x', text } } }]);

/** Each took from ten seconds to minutes, or ended in a RangeError, where the work grew with the square of the rows. */
describe('the work grows with the report, not with its square', () => {
  test.each<[string, GateReport]>([
    ['sites of one cause', withSites(Array.from({ length: 60_000 }, () => site))],
    ['units of one benchmark', withRows(40_000, (index) => ({ unit: `u${index}` }))],
    ['rows of one benchmark', withRows(200_000, () => ({}))],
    ['benchmarks', withRows(40_000, (index) => ({ benchmark: `Benchmark${index}`, unit: `u${index}` }))],
    ['backticks in an edit', withEdit('` '.repeat(200_000))],
  ])('%s', { timeout: 30_000 }, (_, large) => {
    const text = renderComment(large, {
      maxLength: 65_536,
      linkOf: () => undefined,
      reproduce: [],
    });
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(renderMarkdown(large, { maxLength: 1_000_000 })).toContain('### ❌');
  });

  test('of very many units a table shows some, and says so', () => {
    const text = renderMarkdown(withRows(25, (index) => ({ unit: `u${index}` })));
    expect(text).toContain('*… and 5 more units; the JSON report has them all.*');
    expect(text.match(/1\u00a0→\u00a02/g)).toHaveLength(20);
  });

  test('a unit as long as a book is cut in its column', () => {
    const text = renderComment(
      withRows(1, () => ({ unit: 'very long '.repeat(10_000) })),
      {
        maxLength: 65_536,
        linkOf: () => undefined,
        reproduce: [],
      },
    );
    expect(text).toMatch(/\| very long very long v[^|]{1,40} \|/);
  });
});
