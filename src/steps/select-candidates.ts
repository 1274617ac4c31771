import type { Base } from './base.ts';
import type { Criteria } from './criteria.ts';
import type { MeasuredBenchmark } from './measure.ts';
import type { Candidate } from './trial.ts';

/**
 * `selectCandidates` returns the benchmarks that need confirmation: those that changed, those over a budget, and added
 * ones that have a budget. If a benchmark has no result on head, there is nothing to confirm.
 */
export function selectCandidates(
  benchmarks: readonly MeasuredBenchmark[],
  base: Base,
  criteria: Criteria,
  mode: 'fast' | 'full',
): readonly Candidate[] {
  // With varying iterations most figures differ a little, so only benchmarks that would fail by the rule are measured
  // again.
  const asks = mode === 'fast' ? criteria.moves : criteria.stands;
  const unmeasurableBase = base.kind === 'pinned' && base.side === undefined;
  return benchmarks.flatMap(({ plan, base: before, head, speed }): Candidate[] => {
    if (head === undefined || !asks(plan, before, head)) return [];
    const sides = before === undefined ? (['head'] as const) : plan.sides;
    return [{ plan: { ...plan, sides }, speed, storedBase: unmeasurableBase ? before : undefined }];
  });
}
