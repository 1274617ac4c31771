import type { GateReport } from '../core/report/model.ts';

/**
 * Exit codes: nothing fails; something fails; nothing was judged; inconclusive; a bug of ours; interrupted. A bug never
 * exits with 1, which means regression.
 */
export const exitCodes = { pass: 0, fail: 1, usage: 2, unmeasurable: 3, internal: 4, interrupted: 130 } as const;

/** `exitCodeOf` returns the exit code of a judged run; an advisory run never fails a job. */
export function exitCodeOf({ conclusion, advisory }: GateReport): number {
  return advisory ? exitCodes.pass : exitCodes[conclusion];
}
