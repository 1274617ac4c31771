import type { GateReport } from '../core/report/model.ts';
import { headOf } from './report-parts.ts';
import type { Run } from './run.ts';
import { ofUnmeasured } from './shard/section.ts';

/** The parts of a run that are known before anything is measured. */
export type UnmeasuredRun = Pick<Run, 'revisions' | 'inForce' | 'stopwatch'> & Partial<Run>;

/**
 * `emptyReport` returns the report of a run in which nothing was measured, with the conclusion that the caller
 * supplies.
 */
export function emptyReport(
  { revisions, inForce, stopwatch: { timings }, reproduce, shard }: UnmeasuredRun,
  found: Pick<GateReport, 'conclusion' | 'problems' | 'identical'>,
): GateReport {
  const { base } = revisions;
  const notes = [...inForce.notes];
  return {
    schemaVersion: 1,
    advisory: inForce.settings.advisory,
    base: base.kind === 'missing' ? null : { commit: base.commit, source: 'rerun', label: base.label },
    head: headOf(revisions),
    environment: {
      goVersion: '',
      goos: '',
      goarch: '',
      cpu: '',
      gomaxprocs: 1,
      mode: inForce.settings.mode,
      totals: 'exact',
    },
    findings: [],
    unjudged: [],
    explanations: [],
    reused: [],
    notes,
    ...(reproduce === undefined ? {} : { reproduce }),
    timings,
    ...found,
    ...(shard === undefined ? {} : { shard: ofUnmeasured(shard, { ...found, notes }) }),
  };
}
