import { relative, resolve } from 'node:path';
import { withProgram } from '../core/report/program-words.ts';
import { readTimes } from '../entry/read-report.ts';
import { check as runGate } from '../gate.ts';
import { defaults } from '../options.ts';
import { parseArguments } from './arguments.ts';
import { withEvent } from './event.ts';
import { exitCodeOf } from './exit-code.ts';
import { terminalPorts } from './ports.ts';
import { createReportPrinter } from './report-printer.ts';
import type { Streams } from './streams.ts';

/** `check` runs `allocgate check`, which judges head against base. */
export async function check(argv: readonly string[], streams: Streams, signal: AbortSignal): Promise<number> {
  const { folder, explicit: said, positionals } = parseArguments('check', argv);
  const explicit = withEvent(said);
  const options = { format: defaults.format, verbose: defaults.verbose, output: undefined, ...explicit };
  const ports = terminalPorts(streams, signal, options.verbose, explicit.event);
  const from = resolve(streams.cwd, folder);
  const { 'shard-times': times } = explicit;
  const printer = createReportPrinter(options, streams, () => {
    ports.log.end();
  });
  const report = await runGate(ports, {
    folder: from,
    shownFolder: relative(streams.cwd, from),
    ...(times === undefined ? {} : { times: await readTimes(resolve(from, times), times) }),
    explicit: { ...explicit, ...(positionals.length === 0 ? {} : { packages: [...positionals] }) },
    onJudged: (judged) => printer.verdict(withProgram(judged, streams.program)),
  });
  await printer.finish(withProgram(report, streams.program));
  return exitCodeOf(report);
}
