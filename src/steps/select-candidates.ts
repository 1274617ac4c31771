import type { Base } from './base.ts';
import type { Criteria } from './criteria.ts';
import type { MeasuredBenchmark } from './measure.ts';
import type { Candidate } from './trial.ts';

/**
 * `selectCandidates` returns the benchmarks that need confirmation: those that changed, are over a budget, or are added
 * over a budget. A benchmark that only base has, or that has no result on head, has nothing to confirm.
 */
export function selectCandidates(
  benchmarks: readonly MeasuredBenchmark[],
  base: Base,
  criteria: Criteria,
  mode: 'fast' | 'full',
): readonly Candidate[] {
  // With varying iterations most figures differ a little, so only what would fail by the rule is measured again.
  const asks = mode === 'fast' ? criteria.moves : criteria.stands;
  const unmeasurableBase = base.kind === 'pinned' && base.side === undefined;
  return benchmarks.flatMap(({ plan, base: before, head, speed }): Candidate[] => {
    if (head === undefined || !asks(plan, before, head)) return [];
    const sides = before === undefined ? (['head'] as const) : plan.sides;
    return [{ plan: { ...plan, sides }, speed, storedBase: unmeasurableBase ? before : undefined }];
  });
}
