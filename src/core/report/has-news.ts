import type { GateReport, Level } from './model.ts';

/** Levels of rows that nobody needs to be told of: a new benchmark has nothing to be compared with. */
const quiet: ReadonlySet<Level> = new Set(['unchanged', 'added']);

/** Whether a reviewer should hear of this report: something moved, or could not be judged. */
export function hasNews({ conclusion, findings }: GateReport): boolean {
  return conclusion !== 'pass' || findings.some(({ level }) => !quiet.has(level));
}
