import { readInputFile } from '../adapters/store/input-file.ts';
import type { GateReport } from '../core/report/model.ts';
import { parseReport } from '../core/report/render-json.ts';
import { beyondLimits } from '../core/report/report-limits.ts';
import { packageTimes } from '../core/shard/times.ts';
import { GateError } from '../errors.ts';

/** `readReport` reads a JSON report that another machine may have written. Errors: `usage`. */
export async function readReport(path: string, name: string): Promise<GateReport> {
  const report = parseReport(await readInputFile(path, name), name);
  const reason = beyondLimits(report);
  if (reason === undefined) return report;
  throw new GateError(
    'usage',
    `${name} is not accepted: ${reason}.`,
    'Pass a JSON report exactly as allocgate wrote it.',
  );
}

/** `readTimes` reads the report of an earlier run and returns how long each package took. Errors: `usage`. */
export async function readTimes(path: string, name: string): Promise<ReadonlyMap<string, number>> {
  return packageTimes(await readReport(path, name));
}
