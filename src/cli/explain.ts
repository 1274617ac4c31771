import { resolve } from 'node:path';
import { pageAssets } from '../adapters/page/assets.ts';
import { writeFileAtomically } from '../adapters/store/file.ts';
import { renderExplainMarkdown, renderExplainText } from '../core/report/render-explain.ts';
import { renderExplainHtml } from '../core/report/render-html.ts';
import type { ExplainReport } from '../core/report/model.ts';
import { plainWidth } from '../entry/write-report.ts';
import { GateError } from '../errors.ts';
import { explainBenchmarks } from '../explain.ts';
import { defaults, type Options } from '../options.ts';
import { parseArguments, refusePattern } from './arguments.ts';
import { exitCodes } from './exit-code.ts';
import { terminalPorts } from './ports.ts';
import { widthOf } from './render-to.ts';
import { type Streams, wantsColour, writeFully } from './streams.ts';

/** `explain` runs `allocgate explain`, which lists where and why a benchmark allocates, whether or not it regressed. */
export async function explain(argv: readonly string[], streams: Streams, signal: AbortSignal): Promise<number> {
  const { folder, explicit, positionals, own } = parseArguments('explain', argv);
  const [benchmark, ...packages] = positionals;
  if (benchmark === undefined)
    throw new GateError('usage', 'No benchmark was given.', 'Name one: `allocgate explain BENCHMARK [packages…]`.');
  refusePattern('explain', benchmark);
  const verbose = explicit.verbose ?? defaults.verbose;
  const ports = terminalPorts(streams, signal, verbose);
  const report = await explainBenchmarks(ports, {
    folder: resolve(streams.cwd, folder),
    explicit: { ...explicit, ...(packages.length === 0 ? {} : { packages }) },
    bench: benchmark,
    leaks: own['leaks'] === true,
  });
  ports.log.end();
  await write(report, { format: explicit.format ?? defaults.format, output: explicit.output, verbose }, streams);
  return report.explanations.length > 0 || (report.leaks !== undefined && report.problems.length === 0)
    ? exitCodes.pass
    : exitCodes.unmeasurable;
}

interface Output {
  readonly format: Options['format'];
  readonly output: string | undefined;
  readonly verbose: boolean;
}

async function write(report: ExplainReport, { format, output, verbose }: Output, streams: Streams): Promise<void> {
  const toTerminal = output === undefined;
  const text = {
    width: toTerminal ? widthOf(streams) : plainWidth,
    colour: toTerminal && wantsColour(streams.stdout, streams.env),
    verbose,
  };
  const rendered = renderAs(report, format, text);
  if (toTerminal) await writeFully(streams.stdout, rendered);
  else await writeFileAtomically(resolve(streams.cwd, output), rendered);
}

function renderAs(
  report: ExplainReport,
  format: Options['format'],
  text: Parameters<typeof renderExplainText>[1],
): string {
  switch (format) {
    case 'text':
      return renderExplainText(report, text);
    case 'markdown':
      return renderExplainMarkdown(report);
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'html':
      return renderExplainHtml(report, pageAssets());
    case 'benchfmt':
    case 'gitlab':
    case 'sarif':
    case 'junit':
    case 'csv':
      throw new GateError(
        'usage',
        `explain doesn't support --format ${format}: it lists allocation sites and judges nothing.`,
        'Choose --format text, markdown, json or html.',
      );
    default:
      return format satisfies never;
  }
}
