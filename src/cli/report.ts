import { resolve } from 'node:path';
import { parseReport } from '../core/report/render-json.ts';
import { GateError } from '../errors.ts';
import { defaults } from '../options.ts';
import { parseArguments } from './arguments.ts';
import { exitCodes } from './exit-code.ts';
import { readInput } from './read-input.ts';
import { renderTo } from './render-to.ts';
import type { Streams } from './streams.ts';

/**
 * `report` runs `allocgate report`, which renders a stored JSON report again. It returns 0 if it rendered the report,
 * whatever the verdict was.
 */
export async function report(argv: readonly string[], streams: Streams): Promise<number> {
  const { explicit, folder, positionals } = parseArguments('report', argv);
  const [name] = positionals;
  if (name === undefined || positionals.length > 1) {
    throw new GateError('usage', 'report takes one JSON report.', 'Name it: `allocgate report REPORT.json`.');
  }
  const options = { format: defaults.format, verbose: defaults.verbose, output: undefined, ...explicit };
  await renderTo(parseReport(await readInput(name, resolve(streams.cwd, folder), streams)), options, streams);
  return exitCodes.pass;
}
