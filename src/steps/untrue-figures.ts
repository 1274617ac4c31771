import type { Baseline } from '../core/baseline/schema.ts';
import { summarize } from '../core/benchmath/summary.ts';
import { compareSides } from '../core/policy/rule.ts';
import type { Ports } from '../ports.ts';
import { figuresOfStored } from './base.ts';
import type { ChangedEntry } from './changed-entries.ts';
import { judgedUnits } from './criteria.ts';
import type { Result } from './gathering.ts';
import type { Measured } from './measure.ts';
import type { PolicyInForce } from './read-policy.ts';
import type { RowRules } from './row-rules.ts';
import { type BenchmarkPlan, type Figures, figuresByUnit, screenSide } from './screen.ts';
import type { SideUnderTest } from './side.ts';
import { bearsOut, isSteady } from './steady.ts';
import { subjectKey } from './subject.ts';

export interface UntrueFiguresRequest {
  readonly inForce: PolicyInForce;
  readonly measured: Measured;
}

/** A benchmark of the stored baseline whose figures this run can check. */
interface StoredClaim {
  readonly side: SideUnderTest;
  /** How the stored samples were measured. */
  readonly plan: BenchmarkPlan;
  readonly stored: Figures;
  readonly screened: Figures | undefined;
}

/**
 * The maximum number of times that a figure is measured again if the first measurement contradicts it, because figures
 * may vary from process to process.
 */
const mostRounds = 7;

/**
 * `untrueFigures` returns the benchmarks whose stored samples differ from those measured for the same sources.
 * Allocation figures at pinned iterations are reproducible within the screen's tolerance, so no larger difference is
 * allowed.
 */
export async function untrueFigures(
  ports: Ports,
  request: UntrueFiguresRequest,
  baseline: Baseline,
  entries: readonly ChangedEntry[],
): Promise<readonly BenchmarkPlan[]> {
  const claims = entries.flatMap((entry) => claimsOf(entry, baseline, request));
  let doubted = claims.filter((claim) => !isTrue(claim, claim.screened ?? new Map(), request));
  const results = new Map<StoredClaim, Result[]>();
  for (let round = 0; round < mostRounds && doubted.length > 0; round++) {
    // Each process must run the same benchmarks as when the figures were recorded, because the first benchmark that
    // needs a one-off allocation pays for it.
    const packages = new Set(doubted.map(({ side, plan }) => `${side.side} ${plan.importPath}`));
    const again = claims.filter(({ side, plan }) => packages.has(`${side.side} ${plan.importPath}`));
    for (const side of new Set(again.map((claim) => claim.side))) {
      const of = again.filter((claim) => claim.side === side);
      const plans = of.map(({ plan }) => plan);
      const screened = await screenSide(ports, side, plans, request.inForce.settings.timeoutMs, 'check baseline');
      for (const claim of of) {
        const result = screened.get(subjectKey(claim.plan));
        if (result !== undefined) results.set(claim, [...(results.get(claim) ?? []), result]);
      }
    }
    doubted = doubted.filter((claim) => !isTrue(claim, figuresByUnit(results.get(claim) ?? []), request));
  }
  return doubted.map(({ plan }) => plan);
}

function isTrue({ plan, stored }: StoredClaim, again: Figures, { inForce, measured }: UntrueFiguresRequest): boolean {
  const units = judgedUnits(inForce, plan);
  if (bearsOut(again, stored, units)) return true;
  // A correctly recorded file may contain samples that differ from each other. Such samples are used only from a pinned
  // baseline, so in any other baseline they only need to be near the measured ones.
  const isUsed = inForce.settings.baseline === 'file' || isSteady(stored, units);
  return !isUsed && units.every((unit) => isNear(plan, unit, stored, again, measured.rules));
}

/**
 * `isNear` reports whether the stored and the measured median differ by no more than the threshold, in either
 * direction.
 */
function isNear(
  plan: BenchmarkPlan,
  unit: string,
  stored: Figures,
  measured: Figures,
  { policy, better }: RowRules,
): boolean {
  const [one, other] = [summarize(stored.get(unit)), summarize(measured.get(unit))];
  if (one === undefined) return true;
  if (other === undefined) return false;
  const percent = policy.row(plan, unit).fail;
  return [
    compareSides(one, other, unit, percent, better(unit)),
    compareSides(other, one, unit, percent, better(unit)),
  ].every(({ beyond }) => !beyond);
}

function claimsOf(entry: ChangedEntry, baseline: Baseline, { measured }: UntrueFiguresRequest): readonly StoredClaim[] {
  if (entry.kind !== 'measured') return [];
  const { side, measuredAs, stored: of } = entry;
  return measured.benchmarks.flatMap(({ plan, base, head }): StoredClaim[] => {
    const kept = of.benchmarks[plan.benchmark];
    const stored = figuresOfStored(baseline, of, plan.benchmark);
    const exists = plan.importPath === measuredAs && plan.sides.includes(side.side);
    if (!exists || kept === undefined || stored === undefined) return [];
    const { iterations, gomaxprocs } = kept;
    return [
      {
        side,
        plan: { ...plan, iterations, gomaxprocs, sides: [side.side] },
        stored,
        screened: side.side === 'head' ? head : base,
      },
    ];
  });
}
