import type { GateReport } from '../../core/report/model.ts';
import type { Ports } from '../../ports.ts';
import type { FoundLeaks } from '../leaks/find-leaks.ts';
import type { Measured } from '../measure.ts';
import type { PlannedSides } from '../plan-sides.ts';
import type { SnapshotRun } from '../run.ts';
import { withSection } from '../shard/section.ts';
import { addBlindSpots } from './add-blind-spots.ts';
import { addExplanations } from './add-explanations.ts';
import { settleVerdict } from './settle-verdict.ts';

/** What a run found out by measuring. */
export interface Found {
  readonly planned: PlannedSides;
  readonly measured: Measured;
  readonly leaks: FoundLeaks;
}

/** Receives a report as soon as its verdict and rows are final. */
export type OnJudged = (report: GateReport) => void | Promise<void>;

/**
 * `concludeRun` completes the report of a run whose figures have been judged. It judges drift by the history of the
 * rows, waives regressions that were accepted in reviews, and adds explanations and the changed code that no benchmark
 * reaches. `onJudged` receives the report as soon as the verdict is final, before explanations are added.
 */
export async function concludeRun(
  ports: Ports,
  run: SnapshotRun,
  found: Found,
  judged: GateReport,
  onJudged: OnJudged = () => undefined,
): Promise<GateReport> {
  const { blindSpots, explain } = run.inForce.settings;
  const settled = await settleVerdict(ports, run, found, judged);
  // Blind spots change the headline of a passing run, and that of a failing run if they can themselves fail a run.
  // Otherwise, the report is final before they are known.
  const isFinal = settled.conclusion === 'fail' && blindSpots !== 'fail-on-new-escape';
  if (isFinal) await onJudged(settled);
  const whole = withSection(await addBlindSpots(ports, run, found.planned, settled));
  if (!isFinal) await onJudged(whole);
  const report = explain ? withSection(await addExplanations(ports, run, found, whole)) : whole;
  return { ...report, timings: run.stopwatch.timings };
}
