import type { Conclusion, Finding, Problem } from '../report/model.ts';

export interface VerdictSettings {
  readonly onRemoved: 'warn' | 'fail';
  isStrict(finding: Finding): boolean;
}

/**
 * `conclude` returns one conclusion from everything found: fail overrides inconclusive, and nothing judged is never a
 * pass.
 */
export function conclude(
  findings: readonly Finding[],
  problems: readonly Problem[],
  settings: VerdictSettings,
): Conclusion {
  if (findings.some((finding) => fails(finding, settings))) return 'fail';
  const judged = findings.filter(({ head }) => head !== null);
  const open = judged.some(({ level }) => level === 'unconfirmed');
  return judged.length === 0 || open || problems.some(({ blocking }) => blocking) ? 'unmeasurable' : 'pass';
}

function fails(finding: Finding, settings: VerdictSettings): boolean {
  switch (finding.level) {
    case 'regression':
    case 'over-budget':
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
