import type { Finding, Problem } from '../core/report/model.ts';
import { remedies } from './remedies.ts';
import { someNames } from './some-names.ts';

/**
 * `checkSkipping` returns a problem for each package in which fresh processes confirmed a difference between base and
 * head although nothing that its benchmarks can read differs. Its benchmarks depend on something unknown, so skipping
 * such a package is not safe.
 */
export function checkSkipping(findings: readonly Finding[], identical: ReadonlySet<string>): readonly Problem[] {
  const moved = findings.filter(
    ({ package: importPath, confirmed, level }) =>
      confirmed && identical.has(importPath) && ['regression', 'over-budget', 'improvement', 'warning'].includes(level),
  );
  return [...new Set(moved.map((finding) => finding.package))].map((importPath) => {
    const names = moved.filter((finding) => finding.package === importPath).map(({ benchmark }) => benchmark);
    return {
      kind: 'skip-unsound',
      side: 'head',
      package: importPath,
      blocking: true,
      message: `Both sides of this package have identical inputs, but the figures of ${someNames(names)} differ. A check without --no-skip would have skipped the package.`,
      remedy: remedies['skip-unsound'],
    };
  });
}
