import * as z from 'zod';
import { levels, type Finding, type GateReport } from '../../src/core/report/model.ts';

const row = z.strictObject({
  package: z.string(),
  benchmark: z.string(),
  unit: z.string(),
  base: z.number(),
  head: z.number(),
});

/** The part of a report that is stored: enough to see what the gate reported, and to notice if that changes. */
export const summarySchema = z.strictObject({
  name: z.string(),
  base: z.string(),
  head: z.string(),
  why: z.string(),
  expected: z.enum(['pass', 'fail']),
  conclusion: z.enum(['pass', 'fail', 'unmeasurable']),
  goVersion: z.string(),
  platform: z.string(),
  totals: z.enum(['exact', 'printed']),
  seconds: z.number().int().nonnegative(),
  benchmarks: z.number().int().nonnegative().describe('Compared: with figures on both sides'),
  rows: z.partialRecord(z.enum(levels), z.number().int().positive()).describe('Findings by level'),
  regressions: z.array(row),
  improvements: z.array(row),
  problems: z.array(z.string()).describe('kind, side and package'),
});
export type RealSummary = z.infer<typeof summarySchema>;

/** The names of a run, and what was expected of it. */
export type Subject = Pick<RealSummary, 'name' | 'base' | 'head' | 'why' | 'expected'>;

/** Condenses a report. */
export function summarizeReport(subject: Subject, report: GateReport, seconds: number): RealSummary {
  const { conclusion, environment, findings, problems } = report;
  const { name, base, head, why, expected } = subject;
  return {
    name,
    base,
    head,
    why,
    expected,
    conclusion,
    goVersion: environment.goVersion,
    platform: `${environment.goos}/${environment.goarch}`,
    totals: environment.totals,
    seconds: Math.round(seconds),
    benchmarks: new Set(findings.filter(isCompared).map((finding) => `${finding.package} ${finding.benchmark}`)).size,
    rows: countLevels(findings),
    regressions: rowsOf(findings, 'regression'),
    improvements: rowsOf(findings, 'improvement'),
    problems: problems.map((problem) => [problem.kind, problem.side, problem.package].filter(Boolean).join(' ')),
  };
}

function isCompared(finding: Finding): boolean {
  return finding.base !== null && finding.head !== null;
}

function countLevels(findings: readonly Finding[]): RealSummary['rows'] {
  const rows: RealSummary['rows'] = {};
  for (const level of levels) {
    const count = findings.filter((finding) => finding.level === level).length;
    if (count > 0) rows[level] = count;
  }
  return rows;
}

function rowsOf(findings: readonly Finding[], level: Finding['level']): RealSummary['regressions'] {
  return findings.flatMap(({ package: path, benchmark, unit, base, head, level: own }) =>
    own === level && base !== null && head !== null
      ? [{ package: path, benchmark, unit, base: base.median, head: head.median }]
      : [],
  );
}
