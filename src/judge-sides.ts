import type { GateReport } from './core/report/model.ts';
import type { GateRequest } from './gate.ts';
import type { Ports } from './ports.ts';
import { buildSides } from './steps/build-sides.ts';
import { concludeRun } from './steps/conclude/conclude-run.ts';
import { confirmChanges } from './steps/confirm-changes.ts';
import { examineChange } from './steps/examine-change.ts';
import { judge } from './steps/judge.ts';
import { findLeaks } from './steps/leaks/find-leaks.ts';
import { measure } from './steps/measure.ts';
import { measureClassic } from './steps/measure-classic.ts';
import { planSides } from './steps/plan-sides.ts';
import { liveSides, type SnapshotRun } from './steps/run.ts';

/** `judgeSides` runs the steps from the plan to the explanations on both sides, and returns the report. */
export async function judgeSides(ports: Ports, run: SnapshotRun, request: GateRequest): Promise<GateReport> {
  const { inForce, stopwatch } = run;
  const { mode, bench } = inForce.settings;
  const planned = await planSides(ports, run, request.times);
  const { head, base } = planned.own;
  await stopwatch.time('buildMs', () => buildSides(head, base, bench));
  const screen = mode === 'fast' ? measure : measureClassic;
  const measured = await stopwatch.time('screenMs', () => screen(ports, head, base, inForce));
  const { confirmed, leaks, examined } = await stopwatch.time('confirmMs', async () => ({
    confirmed: await confirmChanges(ports, run, planned.own, measured),
    leaks: await findLeaks(ports, { ...liveSides(planned.own), measured, inForce }),
    examined: await examineChange(ports, run, planned, measured),
  }));
  const judged = judge({ ...run, planned, measured, confirmed, leaks, examined, today: ports.clock.today() });
  return concludeRun(ports, run, { planned, measured, leaks }, judged, request.onJudged);
}
