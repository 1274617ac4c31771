import type { GateReport } from '../../core/report/model.ts';
import type { Ports } from '../../ports.ts';
import { sideOf } from '../base.ts';
import { shareOfTime } from '../explain/budget.ts';
import { explain } from '../explain/explain.ts';
import { settleExplanations } from '../explain/settle-explanations.ts';
import { explainLeaks } from '../leaks/explain-leaks.ts';
import type { SnapshotRun } from '../run.ts';
import type { Found } from './conclude-run.ts';

/** `addExplanations` adds explanations of leaks and regressions to a report. It never changes the verdict. */
export async function addExplanations(
  ports: Ports,
  { inForce: { settings }, snapshots, stopwatch }: SnapshotRun,
  { planned, measured, leaks: { samples } }: Found,
  report: GateReport,
): Promise<GateReport> {
  const { head } = planned.own;
  const { findings } = report;
  const given = { base: sideOf(planned.own.base), head, findings, settings };
  const deadline = ports.clock.now() + settings.explainTimeoutMs;
  // Proofs for leaks may use half of the time, but usually need less. Explanations of regressions get the rest.
  const provesUntil = shareOfTime(ports.clock, deadline, 2);
  const left =
    samples.length === 0
      ? { leaks: [], notes: [] }
      : await stopwatch.time('proveMs', () =>
          explainLeaks(ports, { ...given, samples, work: snapshots.work, provesUntil }),
        );
  const plans = measured.benchmarks.map(({ plan }) => plan);
  const { profiles } = settings;
  const explained = await explain(ports, { ...given, snapshots, plans, stopwatch, profiles, deadline });
  const notes = [...explained.notes, ...left.notes];
  for (const note of notes) ports.log.info(note);
  return {
    ...report,
    ...(left.leaks.length === 0 ? {} : { leaks: [...left.leaks] }),
    explanations: settleExplanations(explained.explanations, findings, left.leaks),
    notes: [...report.notes, ...notes],
  };
}
