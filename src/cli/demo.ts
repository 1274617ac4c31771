import { tmpdir } from 'node:os';
import { createDemoRepository, demoAssets } from '../adapters/demo/index.ts';
import { withProgram } from '../core/report/program-words.ts';
import { makeTemporary } from '../adapters/temporary.ts';
import { GateError } from '../errors.ts';
import { check as runGate } from '../gate.ts';
import { defaults } from '../options.ts';
import { parseArguments } from './arguments.ts';
import { exitCodes } from './exit-code.ts';
import { terminalPorts } from './ports.ts';
import { createReportPrinter } from './report-printer.ts';
import { type Streams, writeFully } from './streams.ts';

/**
 * The folders of the sample pull request that the demo changes. Fewer than all of them show what a report contains in
 * much less time, above all if Go's build cache is empty.
 */
const packages = ['audit', 'catalog', 'parse', 'stock'];

/**
 * `demo` runs `allocgate demo`, which runs the gate on a sample pull request to a bundled module. It returns 0 if the
 * gate fails that pull request, as intended.
 */
export async function demo(argv: readonly string[], streams: Streams, signal: AbortSignal): Promise<number> {
  const { explicit } = parseArguments('demo', argv);
  const options = { format: defaults.format, verbose: defaults.verbose, output: undefined, ...explicit };
  const ports = terminalPorts(streams, signal, options.verbose);
  const temporary = await makeTemporary(tmpdir(), 'demo');
  try {
    const repository = await createDemoRepository(demoAssets(), temporary.folder, { packages, signal });
    ports.log.info(
      `allocgate: demo: a throwaway repository with the bundled module; base ${repository.base.slice(0, 12)}, pull request ${repository.head.slice(0, 12)}`,
    );
    const printer = createReportPrinter(options, streams, () => {
      ports.log.end();
    });
    const report = await runGate(ports, {
      folder: repository.module,
      explicit: { base: repository.base, head: repository.head },
      onJudged: (judged) => printer.verdict(withProgram(judged, streams.program)),
    });
    await printer.finish(withProgram({ ...report, reproduce: 'allocgate demo' }, streams.program));
    if (report.conclusion !== 'fail') {
      throw new GateError(
        report.problems[0]?.kind ?? 'no-result',
        `The demo's pull request should fail the gate, but the conclusion was ${report.conclusion}.`,
        report.problems[0]?.remedy ?? 'Please report this, with the output of `go version`.',
      );
    }
    const closing = `\nThe demo exits 0 because the gate failed this pull request, as intended. Now try: ${streams.program} check\n`;
    if (options.format === 'text') await writeFully(streams.stdout, closing);
    return exitCodes.pass;
  } finally {
    await temporary.remove();
  }
}
