import type { GateReport } from '../../core/report/model.ts';
import type { Ports } from '../../ports.ts';
import { sideOf } from '../base.ts';
import { findBlindSpots } from '../blind-spots/find-blind-spots.ts';
import type { PlannedSides } from '../plan-sides.ts';
import type { SnapshotRun } from '../run.ts';

/** The search for blind spots gets at least this many milliseconds, unless the limit on confirmations is lower. */
const leastMs = 20_000;

/**
 * `addBlindSpots` adds the changed functions that no benchmark reaches to the report. The search for them may take as
 * long as the check has taken so far.
 */
export async function addBlindSpots(
  ports: Ports,
  { inForce: { settings }, snapshots: { work }, stopwatch }: SnapshotRun,
  { all, shard }: Pick<PlannedSides, 'all' | 'shard'>,
  report: GateReport,
): Promise<GateReport> {
  const spent = Object.values(stopwatch.timings).reduce((sum, ms) => sum + ms, 0);
  const limitMs = Math.min(Math.max(spent, leastMs), settings.confirmTimeoutMs);
  const own = shard && new Set(shard.own);
  const { blindSpots, notes } = await stopwatch.time('blindSpotsMs', () =>
    findBlindSpots(ports, { base: sideOf(all.base), head: all.head, own, settings, work, limitMs }),
  );
  return {
    ...report,
    ...(blindSpots === undefined ? {} : { blindSpots }),
    // Benchmarks of other shards may reach functions that this shard's benchmarks don't, so a blind spot never fails a
    // single shard.
    conclusion: blindSpots?.fails === true && report.shard === undefined ? 'fail' : report.conclusion,
    notes: [...report.notes, ...notes],
  };
}
