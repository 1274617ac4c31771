import type { Finding, Problem } from '../core/report/model.ts';

interface Compared {
  /** Whether there is a base to compare with. */
  readonly hasBase: boolean;
  /** Whether the rules of a pull request or merge group apply. */
  readonly isGate: boolean;
  /** Packages that were not measured, because nothing that their benchmarks can read differs. */
  readonly identical: readonly unknown[];
}

export interface Comparison {
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

/**
 * `whatWasCompared` checks whether anything was compared at all. If base could not be built or run, the problems of
 * base block a pull request or merge group, because every benchmark would then count as added, and a regression would
 * go unnoticed. For other events, and if base just has none of head's benchmarks, the report only says that nothing was
 * compared.
 */
export function whatWasCompared(
  findings: readonly Finding[],
  problems: readonly Problem[],
  { hasBase, isGate, identical }: Compared,
): Comparison {
  const compared = identical.length > 0 || findings.some((finding) => finding.base !== null && finding.head !== null);
  if (compared || !hasBase || !findings.some(({ head }) => head !== null)) return { problems, notes: [] };
  if (!problems.some(isOfBase)) {
    return { problems, notes: ['Nothing was compared: base has none of these benchmarks.'] };
  }
  return {
    problems: isGate
      ? problems.map((problem) => (isOfBase(problem) ? { ...problem, blocking: true } : problem))
      : problems,
    notes: [
      `Nothing was compared: base could not be built or run.${isGate ? '' : ' Only figures and budgets are reported.'}`,
    ],
  };
}

/**
 * `isOfBase` reports whether a problem kept base from being measured; a pattern that matches no package on base doesn't
 * count.
 */
function isOfBase({ side, kind }: Problem): boolean {
  return side !== 'head' && kind !== 'no-benchmarks';
}
