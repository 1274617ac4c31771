import type { GateReport } from '../core/report/model.ts';

/**
 * Exit codes: judged and nothing fails; something fails; nothing was judged; could not judge; a bug of ours; interrupted.
 * A bug never ends with 1, which means regression.
 */
export const exitCodes = { pass: 0, fail: 1, usage: 2, unmeasurable: 3, internal: 4, interrupted: 130 } as const;

/** The exit code of a judged run; an advisory one never fails a job. */
export function exitCodeOf({ conclusion, advisory }: GateReport): number {
  return advisory ? exitCodes.pass : exitCodes[conclusion];
}
