import { resolve } from 'node:path';
import { writeFileAtomically } from '../adapters/store/file.ts';
import { bisect as findCommit } from '../bisect.ts';
import type { BisectReport } from '../core/bisect/report.ts';
import { withProgram } from '../core/report/program-words.ts';
import { isFound, renderBisectMarkdown, renderBisectText } from '../core/report/render-bisect.ts';
import { plainWidth } from '../entry/write-report.ts';
import { GateError } from '../errors.ts';
import { defaults, type Options } from '../options.ts';
import { parseArguments, refusePattern } from './arguments.ts';
import { exitCodes } from './exit-code.ts';
import { terminalPorts } from './ports.ts';
import { widthOf } from './render-to.ts';
import { type Streams, wantsColour, writeFully } from './streams.ts';

const usage = '`allocgate bisect BENCHMARK --good REV --bad REV`';

/** `bisect` runs `allocgate bisect`, which finds the commit that made a benchmark worse. */
export async function bisect(argv: readonly string[], streams: Streams, signal: AbortSignal): Promise<number> {
  const { folder, explicit, positionals, own } = parseArguments('bisect', argv);
  const [benchmark, ...packages] = positionals;
  if (benchmark === undefined) throw new GateError('usage', 'No benchmark was given.', `Name one: ${usage}.`);
  refusePattern('bisect', benchmark);
  const { good, bad = 'HEAD', metric } = own;
  if (typeof good !== 'string') {
    throw new GateError('usage', 'No good commit was given.', `Name one at which the figure was still good: ${usage}.`);
  }
  const { format = defaults.format, verbose = defaults.verbose, output } = explicit;
  refuseFormat(format);
  const ports = terminalPorts(streams, signal, verbose);
  const report = await findCommit(ports, {
    folder: resolve(streams.cwd, folder),
    explicit: { ...explicit, ...(packages.length === 0 ? {} : { packages }) },
    bench: benchmark,
    good,
    bad: String(bad),
    metric: typeof metric === 'string' ? metric : undefined,
    above: limitOf(own['above']),
  });
  ports.log.end();
  const toTerminal = output === undefined;
  const rendered = renderAs({ ...report, gate: withProgram(report.gate, streams.program) }, format, {
    width: toTerminal ? widthOf(streams) : plainWidth,
    colour: toTerminal && wantsColour(streams.stdout, streams.env),
    verbose,
  });
  if (toTerminal) await writeFully(streams.stdout, rendered);
  else await writeFileAtomically(resolve(streams.cwd, output), rendered);
  return isFound(report) ? exitCodes.pass : exitCodes.unmeasurable;
}

function limitOf(text: string | boolean | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (typeof text === 'string' && /^\d{1,15}(?:\.\d{1,6})?$/.test(text)) return Number(text);
  throw new GateError(
    'usage',
    `--above ${JSON.stringify(text)}: expected a figure such as 8.`,
    'Give the highest figure that is still good.',
  );
}

function refuseFormat(format: Options['format']): asserts format is 'text' | 'markdown' | 'json' {
  if (format === 'text' || format === 'markdown' || format === 'json') return;
  throw new GateError('usage', `bisect doesn't support --format ${format}.`, 'Choose --format text, markdown or json.');
}

function renderAs(
  report: BisectReport,
  format: 'text' | 'markdown' | 'json',
  text: Parameters<typeof renderBisectText>[1],
): string {
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  return format === 'text' ? renderBisectText(report, text) : renderBisectMarkdown(report);
}
