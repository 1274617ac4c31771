import type { Clock } from '../../ports.ts';

/**
 * The limits on experiments. The number of experiments is limited so that a busy machine produces the same report for a
 * commit as an idle one. The deadline only matters if the programs take too long.
 */
export interface Budget {
  /** The number of programs that may still be built and measured. */
  builds: number;
  /**
   * The number of attempts that may still fail to compile. Such attempts are counted separately because they cost less
   * than measurements.
   */
  failures: number;
  /** The time on the clock by which the last experiment must end. */
  readonly deadline: number;
}

/** The number of attempts that may fail to compile, for each program that may be measured. */
const failuresForBuild = 3;

/** `budgetOf` returns a budget for measuring `builds` programs. */
export function budgetOf(builds: number, deadline: number): Budget {
  return { builds, failures: failuresForBuild * builds, deadline };
}

/**
 * `spentBy` returns whether a budget has run out of time or of builds, or `undefined` if it isn't spent. If too many
 * attempts failed to compile, it has run out of builds.
 */
export function spentBy({ clock }: { readonly clock: Clock }, budget: Budget): 'time' | 'builds' | undefined {
  if (clock.now() >= budget.deadline) return 'time';
  return budget.builds <= 0 || budget.failures <= 0 ? 'builds' : undefined;
}

/** `isSpent` reports whether the budget allows no further attempt. */
export function isSpent(ports: { readonly clock: Clock }, budget: Budget): boolean {
  return spentBy(ports, budget) !== undefined;
}

/**
 * `shareOfTime` returns the time at which the first of `parts` tasks must end if the time left until `end` is divided
 * evenly among them.
 */
export function shareOfTime(clock: Clock, end: number, parts: number): number {
  const now = clock.now();
  return now + Math.max(0, end - now) / parts;
}
