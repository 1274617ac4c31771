import type { GateReport } from '../core/report/model.ts';
import { GateError, type ProblemKind, problemKinds } from '../errors.ts';
import type { Revisions } from '../ports.ts';
import { systemRefusal } from '../system-error.ts';
import type { PolicyInForce } from './read-policy.ts';
import { headOf } from './report-parts.ts';
import type { Timings } from './stopwatch.ts';

export interface UnmeasurableRequest {
  readonly revisions: Revisions;
  readonly inForce: PolicyInForce;
  readonly timings: Timings;
  /** The command that gives the same verdict; absent if there is none. */
  readonly reproduce?: string | undefined;
}

/**
 * `unmeasurable` returns the report of a run that ended with an error which is one of the report's problems. It throws
 * any other error again.
 */
export function unmeasurable(
  error: unknown,
  { revisions, inForce, timings, reproduce }: UnmeasurableRequest,
): GateReport {
  const known = systemFault(error) ?? error;
  if (!(known instanceof GateError) || !isProblem(known.code)) throw error;
  const { code: kind, message, remedy, side = 'both' } = known;
  const { base } = revisions;
  return {
    schemaVersion: 1,
    conclusion: 'unmeasurable',
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
    problems: [{ kind, side, blocking: true, message, remedy }],
    notes: [...inForce.notes],
    ...(reproduce === undefined ? {} : { reproduce }),
    timings,
  };
}

function isProblem(code: GateError['code']): code is ProblemKind {
  return (problemKinds as readonly string[]).includes(code);
}

/** `systemFault` treats what the operating system refuses as no bug of ours. */
function systemFault(error: unknown): GateError | undefined {
  const refusal = systemRefusal(error);
  return refusal && new GateError('environment-failed', `${refusal.message}.`, refusal.remedy, error);
}
