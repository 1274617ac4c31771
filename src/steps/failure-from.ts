import { leavesOpen, runFault } from '../core/fault/environment-fault.ts';
import type { FaultCause, ProblemKind } from '../errors.ts';

/** A failure of a test process or a benchmark, and its cause. */
export interface FailureFrom {
  readonly kind: ProblemKind;
  readonly message: string;
  readonly remedy?: string;
  readonly cause: FaultCause;
}

/**
 * `failureFrom` returns a failure of the given kind, or a failure of the environment if the process's output points to
 * the environment. `words` is the whole output.
 */
export function failureFrom(kind: ProblemKind, message: string, words = message): FailureFrom {
  const fault = runFault(words);
  if (fault !== undefined)
    return {
      kind: 'environment-failed',
      message: `${fault.what}. ${message}`,
      remedy: fault.remedy,
      cause: 'environment',
    };
  return { kind, message, cause: leavesOpen(words) ? 'unclear' : 'code' };
}
