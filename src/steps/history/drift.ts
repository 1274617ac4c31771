import type { Figure } from '../../core/benchmath/figure.ts';
import { findDrift } from '../../core/history/drift.ts';
import { isStep } from '../../core/history/levels.ts';
import type { Finding, FindingDrift, Level } from '../../core/report/model.ts';
import type { MeasuredBenchmark } from '../measure.ts';
import type { Subject } from '../subject.ts';
import { type Recorded, rowKey } from './recorded.ts';
import type { HistoryOfRun } from './history-of-run.ts';
import { isExpired } from '../../core/policy/settings.ts';

export interface DriftRequest extends Pick<HistoryOfRun, 'inForce' | 'today'> {
  readonly recorded: Extract<Recorded, { kind: 'recorded' }>;
  readonly subject: Subject;
  readonly measured: MeasuredBenchmark | undefined;
}

/** Levels at which a row passes although its figure may have grown. */
const passing: ReadonlySet<Level> = new Set<Level>(['unchanged', 'notice', 'warning', 'unstable']);
/** The maximum number of commits to name. */
const mostSteps = 5;

/** `mayDrift` reports whether a row passes although this change makes its figure noticeably worse. */
export function mayDrift({ unit, level, base, head }: Finding): boolean {
  if (!passing.has(level) || base === null || head === null) return false;
  return head.median > base.median && isStep(unit, { figure: base.median }, { figure: head.median });
}

/**
 * `driftedFinding` returns a finding with its drift and at the level to which the drift leads. Without drift, it
 * returns the finding unchanged.
 */
export function driftedFinding(finding: Finding, request: DriftRequest): Finding {
  const { inForce, recorded, subject, today } = request;
  const { drift } = inForce.policy;
  const { unit, level, base, head } = finding;
  const points = recorded.points.get(rowKey({ ...subject, unit })) ?? [];
  const [first] = points;
  if (drift === undefined || first === undefined || base === null || head === null) return finding;
  // If the reference record doesn't contain the benchmark, there is nothing to compare with.
  if (first.commit !== recorded.reference?.commit) return finding;
  const settings = inForce.policy.row(subject, unit);
  const { waiver } = settings;
  const holds = waiver !== undefined && !isExpired(waiver, today);
  const found = findDrift(
    {
      unit,
      points,
      ...comparable(finding, request.measured, first.iterations),
      threshold: settings.standingFail ?? settings.fail,
      ceiling: holds ? waiver.ceiling : undefined,
      isOneCommit: (from, to) => recorded.lineage.parents.get(to)?.includes(from) === true,
    },
    drift,
  );
  if (found === undefined) return finding;
  const { tag } = recorded.release ?? {};
  const isReference = found.restarted === undefined && tag !== undefined;
  const told: FindingDrift = {
    since: { commit: found.since.commit, ...(isReference ? { tag } : {}) },
    ...(found.restarted === undefined ? {} : { restarted: found.restarted }),
    from: found.from,
    to: found.to,
    change: found.change,
    ...(drift.warn === undefined ? {} : { warn: drift.warn }),
    ...(drift.fail === undefined ? {} : { fail: drift.fail }),
    here: found.here,
    steps: found.steps.slice(0, mostSteps).map(({ mark, previous, before, after }) => ({
      commit: mark.commit,
      after: previous.commit,
      from: before,
      to: after,
    })),
    more: Math.max(0, found.steps.length - mostSteps),
  };
  if (found.tier === 'warn') return { ...finding, level: level === 'unstable' ? level : 'warning', drift: told };
  // Like a regression, drift that fails the run must be confirmed in fresh processes.
  if (!finding.confirmed && inForce.settings.mode === 'fast') return { ...finding, level: 'unconfirmed', drift: told };
  if (!holds || head.median > waiver.ceiling) return { ...finding, level: 'drift', drift: told };
  const { ceiling, until, reason } = waiver;
  const held = { ceiling, ...(until === undefined ? {} : { until }), reason };
  return { ...finding, level: 'waived', drift: told, waiver: held };
}

/**
 * `comparable` returns the figures of both sides from the first measurement if it used the given number of iterations,
 * and otherwise the finding's medians.
 */
function comparable(
  { unit, base, head }: Finding,
  measured: MeasuredBenchmark | undefined,
  iterations: number,
): { readonly base: readonly Figure[]; readonly head: readonly Figure[] } {
  const [screenedBase, screenedHead] = [measured?.base?.get(unit), measured?.head?.get(unit)];
  if (measured?.iterations === iterations && screenedBase !== undefined && screenedHead !== undefined) {
    return { base: screenedBase, head: screenedHead };
  }
  return { base: [reported(base?.median ?? 0)], head: [reported(head?.median ?? 0)] };
}

function reported(value: number): Figure {
  return { kind: 'reported', value };
}
