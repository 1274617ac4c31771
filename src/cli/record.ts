import { resolve } from 'node:path';
import { count } from '../core/report/wording.ts';
import { defaults } from '../options.ts';
import { recordBaseline } from '../record.ts';
import { parseArguments } from './arguments.ts';
import { terminalPorts } from './ports.ts';
import { type Streams, writeFully } from './streams.ts';

/** `record` runs `allocgate record`, which measures head and stores its figures as the baseline. */
export async function record(argv: readonly string[], streams: Streams, signal: AbortSignal): Promise<number> {
  const { folder, explicit, positionals } = parseArguments('record', argv);
  const ports = terminalPorts(streams, signal, explicit.verbose ?? defaults.verbose);
  const from = resolve(streams.cwd, folder);
  const output = explicit.output === undefined ? defaults['baseline-file'] : resolve(streams.cwd, explicit.output);
  const recorded = await recordBaseline(ports, {
    folder: from,
    explicit: { ...explicit, ...(positionals.length === 0 ? {} : { packages: [...positionals] }) },
    store: ({ revisions }) =>
      ports.baselineFile(from, output, explicit.output === undefined ? revisions.root : undefined),
  });
  ports.log.end();
  for (const { package: importPath, benchmark, kind, message } of recorded.problems) {
    ports.log.info(`allocgate: ${kind} ${importPath ?? ''} ${benchmark ?? ''}: ${message}`);
  }
  await writeFully(
    streams.stdout,
    `recorded ${count(recorded.benchmarks, 'benchmark')} of ${count(recorded.packages, 'package')} in ${resolve(from, output)}\n`,
  );
  return 0;
}
