import { describe, expect, test } from 'vitest';
import type { GateReport } from '../../../src/core/report/model.ts';
import { renderJunit } from '../../../src/core/report/render-junit.ts';
import { finding, report } from '../../builders.ts';
import { explained } from './explained-report.ts';
import { sampleReports } from './sample-reports.ts';

test('reads as it did', async () => {
  await expect(renderJunit(explained)).toMatchFileSnapshot('__snapshots__/junit/explained.xml');
});

function failing(sample: GateReport): boolean {
  return /<(?:failure|error) /.test(renderJunit(sample));
}

describe('has a failure or an error exactly when the exit code is not 0', () => {
  test.for(Object.entries({ ...sampleReports, explained }))('%s', ([, sample]) => {
    expect(failing(sample)).toBe(sample.conclusion !== 'pass' && !sample.advisory);
    expect(failing({ ...sample, advisory: true })).toBe(false);
  });

  test('whatever made it fail', () => {
    const steady = [finding('example.com/m', 'BenchmarkA').allocs(1, 1)];
    const removed = [finding('example.com/m', 'BenchmarkOld').allocs(1, null).level('removed')];
    expect(failing(report({ conclusion: 'fail', benchmarks: steady }))).toBe(true);
    expect(failing(report({ conclusion: 'unmeasurable', benchmarks: [] }))).toBe(true);
    expect(renderJunit(report({ conclusion: 'fail', benchmarks: removed }))).toContain('<failure type="removed"');
    expect(renderJunit(report({ benchmarks: removed }))).toContain('<skipped type="removed"');
  });
});

test('counts are those of the elements', () => {
  const text = renderJunit(sampleReports['unmeasurable'] ?? explained);
  const count = (element: string): number => text.split(`<${element} `).length - 1;
  expect(text).toContain(
    `<testsuites name="allocgate" tests="${count('testcase')}" failures="0" errors="${count('error')}" `,
  );
});

test('characters that XML forbids are shown, not written', () => {
  const name = 'Benchmark\u0000\u001b\ud800\ufffe\uffff</testcase>]]>"\'&\t\n世🚀';
  const text = renderJunit(
    report({ conclusion: 'fail', benchmarks: [finding(name, name).allocs(1, 9).level('regression')] }),
  );
  expect(text).toContain(
    'name="Benchmark␀␛&#60;U+D800&#62;\ufffd\ufffd&#60;/testcase&#62;]]&#62;&#34;&#39;&#38;␉␊世🚀"',
  );
  // eslint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Cs}/u);
});
