import type { GateReport } from '../core/report/model.ts';

/** Exit codes: judged, nothing that fails; something fails; nothing was judged; could not judge; interrupted. */
export const exitCodes = { pass: 0, fail: 1, usage: 2, unmeasurable: 3, interrupted: 130 } as const;

/** The exit code of a judged run; an advisory one never fails a job. */
export function exitCodeOf({ conclusion, advisory }: GateReport): number {
  return advisory ? exitCodes.pass : exitCodes[conclusion];
}
