import type { GateReport } from '../core/report/model.ts';

/**
 * The exit codes of the command line: `usage` means that nothing was judged, `unmeasurable` that the result is
 * inconclusive, and `internal` that allocgate has a bug. A bug never exits with 1, because that would mean a
 * regression.
 */
export const exitCodes = { pass: 0, fail: 1, usage: 2, unmeasurable: 3, internal: 4, interrupted: 130 } as const;

/** `exitCodeOf` returns the exit code for a report; for an advisory run it is always 0. */
export function exitCodeOf({ conclusion, advisory }: GateReport): number {
  return advisory ? exitCodes.pass : exitCodes[conclusion];
}
