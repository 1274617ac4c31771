import type { Ports } from '../ports.ts';
import type { Base } from './base.ts';
import { confirm, type Confirmed } from './confirm.ts';
import { type Criteria, criteriaOf } from './criteria.ts';
import type { Measured, MeasuredBenchmark } from './measure.ts';
import { liveSides, type Run, type Sides } from './run.ts';
import type { SideUnderTest } from './side.ts';
import { subjectKey } from './subject.ts';
import type { Candidate } from './trial.ts';

/** The benchmarks that had to be measured again, by `subjectKey`, and the results. */
export interface ConfirmedChanges extends Confirmed {
  readonly candidates: ReadonlySet<string>;
}

/** `confirmChanges` selects the benchmarks that need confirmation, and measures them again. */
export async function confirmChanges(
  ports: Ports,
  { inForce }: Pick<Run, 'inForce'>,
  sides: Sides,
  { benchmarks, rules }: Measured,
): Promise<ConfirmedChanges> {
  const { mode, count, timeoutMs, confirmTimeoutMs: limitMs, representatives, explain } = inForce.settings;
  const criteria = criteriaOf(rules);
  const candidates = selectCandidates(benchmarks, sides.base, criteria, mode);
  const confirmed = await confirm(ports, candidates, {
    sides: liveSides(sides),
    criteria,
    count,
    timeoutMs,
    limitMs,
    parallelism: mode === 'fast' ? ports.go.parallelism : 1,
    representatives: representatives && mode === 'fast',
    // At pinned iterations, compiling while benchmarks run doesn't alter their figures.
    ...(explain && mode === 'fast' ? { onWorse: (worse) => prepareExplanation(ports, sides.head, worse) } : {}),
  });
  return { ...confirmed, candidates: new Set(candidates.map(({ plan }) => subjectKey(plan))) };
}

/**
 * `prepareExplanation` starts to compile what will be needed to explain the `worse` benchmarks, while they are still
 * being confirmed.
 */
function prepareExplanation(ports: Ports, head: SideUnderTest, worse: readonly Candidate[]): void {
  const modules = new Set(worse.flatMap(({ plan }) => head.packages.get(plan.importPath)?.moduleFolder ?? []));
  for (const folder of modules) void ports.analysis.warmUp(folder);
}

/**
 * `selectCandidates` returns the benchmarks that need confirmation: those that changed, those over a budget, and added
 * ones that have a budget. If a benchmark has no result on head, there is nothing to confirm.
 */
function selectCandidates(
  benchmarks: readonly MeasuredBenchmark[],
  base: Base,
  criteria: Criteria,
  mode: 'fast' | 'full',
): readonly Candidate[] {
  // In `mode: full`, iterations vary, so most figures differ a little. Only benchmarks that would fail by the rule are
  // then measured again.
  const asks = mode === 'fast' ? criteria.moves : criteria.stands;
  const unmeasurableBase = base.kind === 'pinned' && base.side === undefined;
  return benchmarks.flatMap(({ plan, base: before, head, speed }): Candidate[] => {
    if (head === undefined || !asks(plan, before, head)) return [];
    const sides = before === undefined ? (['head'] as const) : plan.sides;
    return [{ plan: { ...plan, sides }, speed, storedBase: unmeasurableBase ? before : undefined }];
  });
}
