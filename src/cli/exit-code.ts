import type { GateReport } from '../core/report/model.ts';
import { exitCodes } from './main.ts';

/** The exit code of a judged run; an advisory one never fails a job. */
export function exitCodeOf({ conclusion, advisory }: GateReport): number {
  return advisory ? exitCodes.pass : exitCodes[conclusion];
}
