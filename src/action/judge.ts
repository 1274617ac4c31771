import { resolve } from 'node:path';
import { readInputFile } from '../adapters/store/input-file.ts';
import type { GateReport } from '../core/report/model.ts';
import { readTimes } from '../entry/read-report.ts';
import { check, type GateRequest } from '../gate.ts';
import { judgeResults } from '../judge-results.ts';
import type { Ports } from '../ports.ts';
import type { Inputs } from './inputs.ts';

/**
 * `judge` measures and judges head or, if a results file is given, judges the figures in that file. `workspace` is the
 * absolute path of the job's checkout. If head is measured, `onJudged` gets the verdict before regressions are
 * explained.
 */
export async function judge(
  ports: Ports,
  inputs: Inputs,
  workspace: string,
  onJudged: GateRequest['onJudged'] & object,
): Promise<GateReport> {
  const { explicit, resultsFile } = inputs;
  const folder = resolve(workspace, inputs.workingDirectory);
  if (resultsFile === undefined) {
    const { 'shard-times': times } = explicit;
    return check(ports, {
      folder,
      explicit,
      onJudged,
      ...(times === undefined ? {} : { times: await readTimes(resolve(folder, times), times) }),
    });
  }
  const text = await readInputFile(resolve(folder, resultsFile), resultsFile);
  return judgeResults(ports, { folder, explicit, results: { text, name: resultsFile } });
}
