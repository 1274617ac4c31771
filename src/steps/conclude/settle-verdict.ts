import type { Finding, GateReport } from '../../core/report/model.ts';
import type { Ports } from '../../ports.ts';
import { acceptRegressions } from '../accept.ts';
import { sideOf } from '../base.ts';
import { tellHistory } from '../history/tell-history.ts';
import type { SnapshotRun } from '../run.ts';
import { withSection } from '../shard/section.ts';
import { type Subject, subjectKey } from '../subject.ts';
import type { Found } from './conclude-run.ts';

/**
 * `settleVerdict` judges drift by the history of the rows, and waives the regressions that somebody accepted in a
 * review.
 */
export async function settleVerdict(
  ports: Ports,
  { revisions, inForce, snapshots: { pathLength } }: SnapshotRun,
  { planned, measured }: Pick<Found, 'planned' | 'measured'>,
  judged: GateReport,
): Promise<GateReport> {
  const { head, base } = planned.own;
  const plans = new Map(measured.benchmarks.map(({ plan }) => [subjectKey(plan), plan]));
  const subjectOf = ({ package: importPath, benchmark }: Finding): Subject => {
    const subject = { importPath, path: importPath, benchmark };
    return plans.get(subjectKey(subject)) ?? subject;
  };
  const side = sideOf(base) ?? head;
  const today = ports.clock.today();
  const told = await tellHistory(ports, { revisions, inForce, side, pathLength, measured, subjectOf, today }, judged);
  return withSection(await acceptRegressions(ports, withSection(told), inForce, subjectOf));
}
