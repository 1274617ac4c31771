import { conclude } from '../core/policy/verdict.ts';
import type { Finding, GateReport } from '../core/report/model.ts';
import type { PolicyInForce } from './read-policy.ts';
import type { Subject } from './subject.ts';

/** `concludeReport` returns a report with the conclusion that its findings and problems lead to. */
export function concludeReport(
  report: GateReport,
  { policy, settings }: Pick<PolicyInForce, 'policy' | 'settings'>,
  subjectOf: (finding: Finding) => Subject,
): GateReport {
  const conclusion = conclude(report.findings, report.problems, {
    onRemoved: settings.onRemoved,
    // A shard without benchmarks must not make the run inconclusive.
    identical: report.shard !== undefined || (report.identical ?? []).length > 0,
    isStrict: (finding) => policy.row(subjectOf(finding), finding.unit).strict,
  });
  return { ...report, conclusion };
}
