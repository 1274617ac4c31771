import type { GateReport } from '../core/report/model.ts';
import type { Revisions } from '../ports.ts';
import type { PolicyInForce } from './read-policy.ts';
import { headOf } from './report-parts.ts';
import { ofUnmeasured, type ShardIdentity } from './shard/section.ts';
import type { Timings } from './stopwatch.ts';

export interface EmptyReportRequest {
  readonly revisions: Revisions;
  readonly inForce: PolicyInForce;
  readonly timings: Timings;
  /** The command that reproduces the verdict; absent if there is none. */
  readonly reproduce?: string | undefined;
  /** Absent if the run is the whole. */
  readonly shard?: ShardIdentity | undefined;
}

/**
 * `emptyReport` returns the report of a run in which nothing was measured, with the conclusion that the caller
 * supplies.
 */
export function emptyReport(
  { revisions, inForce, timings, reproduce, shard }: EmptyReportRequest,
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
