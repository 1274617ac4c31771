import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { renderGitlab } from '../../../src/core/report/render-gitlab.ts';
import { explained } from './explained-report.ts';
import { sampleReports } from './sample-reports.ts';

/** As https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format has it; every property is required. */
const codeQuality = z.array(
  z.strictObject({
    description: z.string().min(1),
    check_name: z.string().min(1),
    fingerprint: z.string().min(1),
    severity: z.enum(['info', 'minor', 'major', 'critical', 'blocker']),
    location: z.strictObject({
      // Relative to the repository, and never with a leading ./
      path: z.string().regex(/^(?!\.\/|\/).+/),
      lines: z.strictObject({ begin: z.number().int().positive() }),
    }),
  }),
);

describe('is what GitLab documents', () => {
  test.for(Object.entries({ ...sampleReports, explained }))('%s', ([, sample]) => {
    const text = renderGitlab(sample);
    expect(codeQuality.safeParse(JSON.parse(text)).error).toBeUndefined();
    // GitLab does not read a file that starts with a byte order mark.
    expect(text.startsWith('[')).toBe(true);
  });
});

test('a passing run is an empty list, which GitLab compares with', () => {
  expect(renderGitlab(sampleReports['pass'] ?? explained)).toBe('[]\n');
});

test('a regression stands at its changed line', () => {
  const [issue] = codeQuality.parse(JSON.parse(renderGitlab(explained)));
  expect(issue).toMatchObject({
    check_name: 'allocgate/regression/append-growth',
    severity: 'critical',
    location: { path: 'order/create.go', lines: { begin: 31 } },
  });
  expect(issue?.description).toMatch(/^BenchmarkCreate \(example\.com\/shop\/order\) allocates more than on base: /);
});
