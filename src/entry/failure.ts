import { GateError } from '../errors.ts';
import { systemRefusal } from '../system-error.ts';

/** The reason why a run ended without a report, for the command line and the action. */
export type Failure =
  | { readonly kind: 'usage' | 'unmeasurable'; readonly message: string; readonly remedy: string }
  /** A bug in allocgate. */
  | { readonly kind: 'internal'; readonly message: string };

/**
 * `failureOf` classifies a thrown value: one of our own errors, an error of the operating system, or a bug in
 * allocgate.
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof GateError) {
    const { code, message, remedy } = error;
    return { kind: code === 'usage' ? 'usage' : 'unmeasurable', message, remedy };
  }
  const refusal = systemRefusal(error);
  if (refusal !== undefined) {
    return {
      kind: 'unmeasurable',
      message: `A system call failed: ${refusal.message}.`,
      remedy: refusal.remedy,
    };
  }
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { kind: 'internal', message: `internal error, please report it: ${told}` };
}
