import type { GateReport, Level, Problem } from './model.ts';

/** How much a finding matters to the reader of a list of results. */
export type Severity = 'error' | 'warning' | 'note';

/** Levels that fail a run under any settings. */
const alwaysFail: readonly Level[] = ['regression', 'over-budget', 'drift'];
/** Levels that fail a run if the settings say so. */
const failByPolicy: readonly Level[] = ['unstable', 'removed', 'skipped'];

/**
 * `failingLevels` returns the levels that explain why the run failed. A report does not hold the settings, so levels
 * that fail only by the settings count if nothing graver explains the failure.
 */
export function failingLevels({ conclusion, findings }: GateReport): ReadonlySet<Level> {
  const isExplained = conclusion !== 'fail' || findings.some(({ level }) => alwaysFail.includes(level));
  return new Set(isExplained ? alwaysFail : [...alwaysFail, ...failByPolicy]);
}

/** `severityOfLevel` returns what a level means to a list of results, or `undefined` for one that needs no attention. */
export function severityOfLevel(level: Level, report: GateReport): Severity | undefined {
  switch (level) {
    case 'regression':
    case 'over-budget':
    case 'drift':
    case 'unconfirmed':
      return gravest(report);
    case 'unstable':
    case 'removed':
    case 'skipped':
      return failingLevels(report).has(level) ? gravest(report) : 'warning';
    case 'warning':
      return 'warning';
    case 'waived':
      return 'note';
    case 'added':
    case 'improvement':
    case 'notice':
    case 'unchanged':
      return undefined;
    default:
      return level satisfies never;
  }
}

/** `severityOfProblem` returns `error` for a problem that makes the run inconclusive. */
export function severityOfProblem({ blocking }: Problem, report: GateReport): Severity {
  return blocking ? gravest(report) : 'warning';
}

/** `gravest` returns the severity of what fails: an advisory run never fails a job, so it has warnings only. */
export function gravest({ advisory }: GateReport): Severity {
  return advisory ? 'warning' : 'error';
}
