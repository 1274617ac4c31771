import type { Verdict } from './ways.ts';

/** The rows on which two ways to check the same step disagree. */
export interface Disagreement {
  /** Rows whose level is the same in every run of one way, and another in every run of the other. */
  readonly differing: readonly string[];
  /** Rows whose level varies by itself: between runs of one way, or because their own samples overlap. */
  readonly varying: readonly string[];
}

/**
 * Compares the exit codes and the level of each row in all runs of two ways. The rows of a package that a run skipped
 * count as unchanged.
 */
export function compareWays(one: readonly Verdict[], other: readonly Verdict[]): Disagreement {
  const rows = new Set([...one, ...other].flatMap(({ levels }) => [...levels.keys()]));
  const compared = [
    { row: 'exit code', of: ({ code }: Verdict): string => String(code) },
    ...[...rows].map((row) => ({ row, of: (verdict: Verdict): string => levelOf(row, verdict) })),
  ].map(({ row, of }) => ({ row, here: one.map(of), there: other.map(of) }));
  const disagreeing = compared.filter(({ here, there }) => !isSteady([...here, ...there]));
  const varies = ({ here, there }: (typeof compared)[number]): boolean =>
    !isSteady(here) || !isSteady(there) || [...here, ...there].includes('unstable');
  const words = ({ row, here, there }: (typeof compared)[number]): string =>
    `${row}: ${here.join(', ')} against ${there.join(', ')}`;
  return {
    differing: disagreeing.filter((found) => !varies(found)).map(words),
    varying: disagreeing.filter(varies).map(words),
  };
}

function levelOf(row: string, { levels, skippedPackages }: Verdict): string {
  const importPath = row.slice(0, row.indexOf(' '));
  return levels.get(row) ?? (skippedPackages.has(importPath) ? 'unchanged' : 'absent');
}

function isSteady(levels: readonly string[]): boolean {
  return new Set(levels).size <= 1;
}
