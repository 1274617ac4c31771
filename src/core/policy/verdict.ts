import type { Conclusion, Finding, Problem } from '../report/model.ts';

export interface VerdictSettings {
  readonly onRemoved: 'warn' | 'fail';
  isStrict(finding: Finding): boolean;
  /** Whether benchmarks were left out because both sides have identical inputs. */
  readonly identical?: boolean;
}

/**
 * `conclude` returns the conclusion of a run. A failure takes precedence over an inconclusive result. A run that judged
 * nothing doesn't pass unless the inputs of the benchmarks are identical on both sides.
 */
export function conclude(
  findings: readonly Finding[],
  problems: readonly Problem[],
  settings: VerdictSettings,
): Conclusion {
  if (findings.some((finding) => fails(finding, settings))) return 'fail';
  const judged = findings.filter(({ head }) => head !== null);
  const open = judged.some(({ level }) => level === 'unconfirmed');
  const nothing = judged.length === 0 && settings.identical !== true;
  return nothing || open || problems.some(({ blocking }) => blocking) ? 'unmeasurable' : 'pass';
}

function fails(finding: Finding, settings: VerdictSettings): boolean {
  switch (finding.level) {
    case 'regression':
    case 'over-budget':
    case 'drift':
      return true;
    case 'unstable':
      return settings.isStrict(finding);
    case 'removed':
    case 'skipped':
      return settings.onRemoved === 'fail';
    case 'warning':
    case 'unconfirmed':
    case 'waived':
    case 'added':
    case 'improvement':
    case 'notice':
    case 'unchanged':
      return false;
    default:
      return finding.level satisfies never;
  }
}
