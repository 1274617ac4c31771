import { resolve } from 'node:path';
import { writeFileAtomically } from '../adapters/store/file.ts';
import type { HistoryReport } from '../core/history/report.ts';
import { renderHistoryCsv, renderHistoryMarkdown, renderHistoryText } from '../core/report/render-history.ts';
import { plainWidth } from '../entry/write-report.ts';
import { GateError } from '../errors.ts';
import { readHistory } from '../history.ts';
import { defaults, type Options } from '../options.ts';
import { parseArguments } from './arguments.ts';
import { exitCodes } from './exit-code.ts';
import { terminalPorts } from './ports.ts';
import { widthOf } from './render-to.ts';
import { type Streams, wantsColour, writeFully } from './streams.ts';

/** `allocgate history`: the steps of benchmarks, from the records of the baseline branch. */
export async function history(argv: readonly string[], streams: Streams, signal: AbortSignal): Promise<number> {
  const { folder, explicit, positionals } = parseArguments('history', argv);
  const { format = defaults.format, verbose = defaults.verbose, output } = explicit;
  const [bench, ...packages] = positionals;
  const toTerminal = output === undefined;
  const render = rendererOf(format, {
    width: toTerminal ? widthOf(streams) : plainWidth,
    colour: toTerminal && wantsColour(streams.stdout, streams.env),
    verbose,
  });
  const ports = terminalPorts(streams, signal, verbose);
  const report = await readHistory(ports, {
    folder: resolve(streams.cwd, folder),
    branch: explicit['baseline-branch'] ?? defaults['baseline-branch'],
    bench,
    packages,
    units: explicit.metrics ?? defaults.metrics,
  });
  ports.log.end();
  if (toTerminal) await writeFully(streams.stdout, render(report));
  else await writeFileAtomically(resolve(streams.cwd, output), render(report));
  return exitCodes.pass;
}

function rendererOf(
  format: Options['format'],
  text: Parameters<typeof renderHistoryText>[1],
): (report: HistoryReport) => string {
  switch (format) {
    case 'text':
      return (report) => renderHistoryText(report, text);
    case 'markdown':
      return renderHistoryMarkdown;
    case 'csv':
      return renderHistoryCsv;
    case 'json':
      return (report) => `${JSON.stringify(report, null, 2)}\n`;
    case 'html':
    case 'benchfmt':
    case 'gitlab':
    case 'sarif':
    case 'junit':
      throw new GateError(
        'usage',
        `history doesn't support --format ${format}.`,
        'Choose --format text, markdown, json or csv.',
      );
    default:
      return format satisfies never;
  }
}
