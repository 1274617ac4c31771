import type { GateReport } from '../core/report/model.ts';
import { GateError, type ProblemKind, problemKinds } from '../errors.ts';
import type { Revisions } from '../ports.ts';
import type { PolicyInForce } from './read-policy.ts';
import { headOf, reproduceCommand } from './report-parts.ts';
import type { Timings } from './stopwatch.ts';

export interface UnmeasurableRequest {
  readonly revisions: Revisions;
  readonly inForce: PolicyInForce;
  readonly timings: Timings;
}

/** The report of a run that an error ended, where the error is one of the report's problems; any other is thrown on. */
export function unmeasurable(error: unknown, { revisions, inForce, timings }: UnmeasurableRequest): GateReport {
  const told = systemFault(error) ?? error;
  if (!(told instanceof GateError) || !isProblem(told.code)) throw error;
  const { code: kind, message, remedy, side = 'both' } = told;
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
    reproduce: reproduceCommand(revisions, inForce),
    timings,
  };
}

function isProblem(code: GateError['code']): code is ProblemKind {
  return (problemKinds as readonly string[]).includes(code);
}

/** What the operating system refuses is no bug of ours where it speaks of space, memory, permissions or open files. */
function systemFault(error: unknown): GateError | undefined {
  if (!(error instanceof Error) || error instanceof GateError) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  const remedy = remediesBySystemCode.get(code);
  return remedy === undefined ? undefined : new GateError('environment-failed', error.message, remedy, error);
}

const room =
  'Free disk space in the cache folder (ALLOCGATE_CACHE) and the temporary folder (TMPDIR), then run it again.';
const rights = 'Check the permissions of the cache folder (ALLOCGATE_CACHE) and the temporary folder (TMPDIR).';
const limits = 'Give the job more memory, processes and open files, then run it again.';
const disk = 'Check the disk, then run it again on another one.';

const remediesBySystemCode: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', room],
  ['EDQUOT', room],
  ['EROFS', rights],
  ['EACCES', rights],
  ['EPERM', rights],
  ['EMFILE', limits],
  ['ENFILE', limits],
  ['ENOMEM', limits],
  ['EAGAIN', limits],
  ['EIO', disk],
]);
