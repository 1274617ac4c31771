import type { GateReport } from '../core/report/model.ts';
import { GateError, type ProblemKind, problemKinds } from '../errors.ts';
import { systemRefusal } from '../system-error.ts';
import { emptyReport, type UnmeasuredRun } from './empty-report.ts';

/**
 * `unmeasurable` returns the report of a run that ended with an error, if the error is of a kind that reports list as a
 * problem. It rethrows any other error.
 */
export function unmeasurable(error: unknown, run: UnmeasuredRun): GateReport {
  const known = systemFault(error) ?? error;
  if (!(known instanceof GateError) || !isProblem(known.code)) throw error;
  const { code: kind, message, remedy, side = 'both' } = known;
  return emptyReport(run, {
    conclusion: 'unmeasurable',
    problems: [{ kind, side, blocking: true, message, remedy }],
  });
}

function isProblem(code: GateError['code']): code is ProblemKind {
  return (problemKinds as readonly string[]).includes(code);
}

/**
 * `systemFault` turns an error of the operating system into a fault of the environment, because it isn't a bug in
 * allocgate.
 */
function systemFault(error: unknown): GateError | undefined {
  const refusal = systemRefusal(error);
  return refusal && new GateError('environment-failed', `${refusal.message}.`, refusal.remedy, error);
}
