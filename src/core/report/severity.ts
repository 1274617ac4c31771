import type { GateReport, Level, Problem } from './model.ts';

/** The severity of an entry in a list of results. */
export type Severity = 'error' | 'warning' | 'note';

/** Levels that fail a run regardless of the settings. */
const alwaysFail: readonly Level[] = ['regression', 'over-budget', 'drift'];
/** Levels that fail a run if the settings say so. */
const failByPolicy: readonly Level[] = ['unstable', 'removed', 'skipped'];

/**
 * `failingLevels` returns the levels that explain why the run failed. A report doesn't contain the settings, so levels
 * that fail a run only under some settings are included if nothing graver explains the failure.
 */
export function failingLevels({ conclusion, findings }: GateReport): ReadonlySet<Level> {
  const isExplained = conclusion !== 'fail' || findings.some(({ level }) => alwaysFail.includes(level));
  return new Set(isExplained ? alwaysFail : [...alwaysFail, ...failByPolicy]);
}

/**
 * `severityOfLevel` returns the severity of a level in a list of results, or `undefined` if the level needs no
 * attention.
 */
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

/**
 * `severityOfProblem` returns the severity of a problem. A problem that makes the run inconclusive is as serious as a
 * failure.
 */
export function severityOfProblem({ blocking }: Problem, report: GateReport): Severity {
  return blocking ? gravest(report) : 'warning';
}

/**
 * `gravest` returns the severity of a failure. An advisory run never fails a job, so its failures are only warnings.
 */
export function gravest({ advisory }: GateReport): Severity {
  return advisory ? 'warning' : 'error';
}
