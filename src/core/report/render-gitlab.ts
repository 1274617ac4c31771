import type { GateReport } from './model.ts';
import { resultsOf, unknownPlace } from './results.ts';
import { ruleId } from './result-rules.ts';
import type { Severity } from './severity.ts';

/** GitLab's names for severities. `blocker` isn't used, because it is for problems that must stop a release. */
const severities = { error: 'critical', warning: 'minor', note: 'info' } as const satisfies Record<Severity, string>;

/**
 * `renderGitlab` returns the report for GitLab's code quality widget
 * (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format). GitLab compares the fingerprints on
 * the source and target branches to find out which results are new.
 */
export function renderGitlab(report: GateReport): string {
  const issues = resultsOf(report).map(({ rule, severity, summary, details, place = unknownPlace, fingerprint }) => ({
    description: [summary, ...details].join(' '),
    check_name: `allocgate/${ruleId(rule)}`,
    fingerprint,
    severity: severities[severity],
    location: { path: place.file, lines: { begin: place.line } },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}
