import type { Finding, GateReport } from '../core/report/model.ts';
import type { Acceptance, Ports } from '../ports.ts';
import { concludeReport } from './conclude-report.ts';
import type { PolicyInForce } from './read-policy.ts';
import { isWithin, type Subject } from './subject.ts';

/**
 * `acceptRegressions` waives regressions that somebody accepted in a review, as long as their figures don't exceed the
 * accepted ones. It reads reviews only if something fails.
 */
export async function acceptRegressions(
  { pullRequest }: Pick<Ports, 'pullRequest'>,
  report: GateReport,
  inForce: Pick<PolicyInForce, 'policy' | 'settings'>,
  subjectOf: (finding: Finding) => Subject,
): Promise<GateReport> {
  if (pullRequest?.acceptances === undefined || !report.findings.some(isFailing)) return report;
  const { accepted, notes } = await pullRequest.acceptances();
  const used = new Set<Acceptance>();
  const findings = report.findings.map((finding): Finding => {
    const acceptance = isFailing(finding) ? accepted.find((candidate) => allows(candidate, finding)) : undefined;
    if (acceptance === undefined) return finding;
    used.add(acceptance);
    return { ...finding, level: 'waived', acceptedBy: acceptance.by };
  });
  const told = [
    ...report.notes,
    ...[...used].map(noteOf),
    ...(used.size === 0 || report.reproduce === undefined ? [] : [notInTerminal]),
    ...notes,
  ];
  return concludeReport({ ...report, findings, notes: told }, inForce, subjectOf);
}

const notInTerminal =
  'Reviews are not read in a terminal, so the command that reproduces this run reports accepted regressions as failures.';

function isFailing({ level }: Finding): boolean {
  return level === 'regression' || level === 'over-budget' || level === 'drift';
}

function allows(acceptance: Acceptance, finding: Finding): boolean {
  const { benchmark } = acceptance;
  if (finding.head === null || (benchmark !== '*' && !isWithin(finding.benchmark, benchmark))) return false;
  const ceiling = acceptance.ceilingOf(finding);
  return ceiling !== undefined && finding.head.median <= ceiling;
}

function noteOf({ by, benchmark, reason }: Acceptance): string {
  return `In a review, ${by} accepted ${benchmark === '*' ? 'every regression' : benchmark}: ${reason}`;
}
