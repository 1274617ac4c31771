import type { Clock } from '../../ports.ts';

/**
 * What experiments may cost. Their number is limited, so that the same commit gives the same report on a busy machine
 * as on an idle one; the deadline is for programs that take too long.
 */
export interface Budget {
  /** How many more programs may be built and measured. */
  builds: number;
  /** How many more attempts may fail to compile, which costs less than a measurement. */
  failures: number;
  /** When the last one must end, by the clock. */
  readonly deadline: number;
}

/** Attempts that don't compile, for each program that may be measured. */
const failuresForBuild = 3;

/** `budgetOf` returns a budget for a number of programs. */
export function budgetOf(builds: number, deadline: number): Budget {
  return { builds, failures: failuresForBuild * builds, deadline };
}

/** `spentBy` returns what a budget ran out of, or `undefined` if something is left. */
export function spentBy({ clock }: { readonly clock: Clock }, budget: Budget): 'time' | 'builds' | undefined {
  if (clock.now() >= budget.deadline) return 'time';
  return budget.builds <= 0 || budget.failures <= 0 ? 'builds' : undefined;
}

/** `isSpent` reports whether nothing more may be tried. */
export function isSpent(ports: { readonly clock: Clock }, budget: Budget): boolean {
  return spentBy(ports, budget) !== undefined;
}

/** `shareOfTime` returns when the first of `parts` must end if what is left until `end` is divided evenly. */
export function shareOfTime(clock: Clock, end: number, parts: number): number {
  const now = clock.now();
  return now + Math.max(0, end - now) / parts;
}
