import { resolve } from 'node:path';
import { withProgram } from '../core/report/program-words.ts';
import { mostShards } from '../core/shard/shard.ts';
import { readReport } from '../entry/read-report.ts';
import { GateError } from '../errors.ts';
import { mergeShards } from '../merge.ts';
import { defaults } from '../options.ts';
import { parseArguments } from './arguments.ts';
import { exitCodeOf } from './exit-code.ts';
import { renderTo } from './render-to.ts';
import type { Streams } from './streams.ts';

/** `merge` runs `allocgate merge`, which joins the reports of all shards and judges the whole run. */
export async function merge(argv: readonly string[], streams: Streams): Promise<number> {
  const { explicit, folder, positionals } = parseArguments('merge', argv);
  if (positionals.length === 0 || positionals.length > mostShards) {
    throw new GateError(
      'usage',
      `merge takes the JSON reports of all shards, at most ${mostShards}.`,
      'Name them: `allocgate merge shard-*.json`.',
    );
  }
  const from = resolve(streams.cwd, folder);
  const reports = [];
  for (const name of positionals) reports.push({ name, report: await readReport(resolve(from, name), name) });
  const report = withProgram(mergeShards(reports), streams.program);
  const options = { format: defaults.format, verbose: defaults.verbose, output: undefined, ...explicit };
  await renderTo(report, options, streams);
  return exitCodeOf(report);
}
