import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { historyAssets } from '../adapters/page/assets.ts';
import { writeFileAtomically, writeOwnFile } from '../adapters/store/file.ts';
import type { HistoryReport } from '../core/history/report.ts';
import { siteFiles } from '../core/history/site/files.ts';
import { renderHistoryCsv, renderHistoryMarkdown, renderHistoryText } from '../core/report/render-history.ts';
import { count } from '../core/report/wording.ts';
import { repositoryPage } from '../entry/repository-page.ts';
import { plainWidth } from '../entry/write-report.ts';
import { GateError } from '../errors.ts';
import { type HistoryRequest, readHistory, readSite } from '../history.ts';
import { defaults, type Options } from '../options.ts';
import type { BackfillKind } from '../steps/history/choose-commits.ts';
import { type Arguments, parseArguments, refusePattern } from './arguments.ts';
import { exitCodes } from './exit-code.ts';
import { terminalPorts, type TerminalPorts } from './ports.ts';
import { widthOf } from './render-to.ts';
import { type Streams, wantsColour, writeFully } from './streams.ts';

/**
 * `history` runs `allocgate history`, which lists the steps in the figures of benchmarks, from the records on the
 * baseline branch and from commits that `--backfill` measures.
 */
export async function history(argv: readonly string[], streams: Streams, signal: AbortSignal): Promise<number> {
  const parsed = parseArguments('history', argv);
  const { explicit } = parsed;
  const { format = defaults.format, verbose = defaults.verbose, output } = explicit;
  const request = requestOf(parsed, streams);
  if (format === 'html') {
    if (output === undefined) {
      throw new GateError(
        'usage',
        '--format html needs a folder to write the site to.',
        'Name one: --format html -o DIR.',
      );
    }
    await writeSite(terminalPorts(streams, signal, verbose), request, resolve(streams.cwd, output), streams);
    return exitCodes.pass;
  }
  const toTerminal = output === undefined;
  const render = rendererOf(format, {
    width: toTerminal ? widthOf(streams) : plainWidth,
    colour: toTerminal && wantsColour(streams.stdout, streams.env),
    verbose,
  });
  const ports = terminalPorts(streams, signal, verbose);
  const report = await readHistory(ports, request);
  ports.log.end();
  if (toTerminal) await writeFully(streams.stdout, render(report));
  else await writeFileAtomically(resolve(streams.cwd, output), render(report));
  return exitCodes.pass;
}

function requestOf({ folder, explicit, positionals, own }: Arguments, streams: Streams): HistoryRequest {
  const [bench, ...packages] = positionals;
  refusePattern('history', bench);
  const { backfill, range, 'backfill-store': store } = own;
  if (backfill === undefined && (range !== undefined || store !== undefined)) {
    throw new GateError(
      'usage',
      `--${range === undefined ? 'backfill-store' : 'range'} has no effect without --backfill.`,
      'Add --backfill tags, merges or commits.',
    );
  }
  return {
    folder: resolve(streams.cwd, folder),
    branch: explicit['baseline-branch'] ?? defaults['baseline-branch'],
    bench,
    packages,
    units: explicit.metrics ?? defaults.metrics,
    ...(typeof backfill === 'string'
      ? {
          backfill: {
            kind: backfill as BackfillKind,
            ...rangeOf(range),
            store: typeof store === 'string' ? resolve(streams.cwd, store) : undefined,
            explicit,
          },
        }
      : {}),
  };
}

/** `rangeOf` returns both ends of `A..B`; an end that is left out is `undefined`. Errors: `usage`. */
function rangeOf(range: string | boolean | undefined): {
  readonly from: string | undefined;
  readonly to: string | undefined;
} {
  if (typeof range !== 'string') return { from: undefined, to: undefined };
  const [, from, to] = /^(.*?[^.]|)\.\.([^.].*|)$/.exec(range) ?? [];
  if (from === undefined || to === undefined) {
    throw new GateError(
      'usage',
      `--range ${JSON.stringify(range)}: expected a range of commits in git's two-dot notation.`,
      'Give it as A..B, A.. or ..B.',
    );
  }
  return { from: from === '' ? undefined : from, to: to === '' ? undefined : to };
}

async function writeSite(
  ports: TerminalPorts,
  request: HistoryRequest,
  folder: string,
  streams: Streams,
): Promise<void> {
  const site = await readSite(ports, { ...request, repository: repositoryPage(streams.env) });
  await refuseForeignSite(folder);
  let files = 0;
  for (const { path, text } of siteFiles(site, historyAssets())) {
    await writeOwnFile(folder, path, text);
    files++;
  }
  ports.log.end();
  await writeFully(streams.stdout, `wrote ${count(files, 'file')} to ${folder}; open ${join(folder, 'index.html')}\n`);
}

/** `refuseForeignSite` refuses to overwrite another program's site. Errors: `usage`. */
async function refuseForeignSite(folder: string): Promise<void> {
  const index = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined);
  if (index === undefined || index.includes('allocgate history')) return;
  throw new GateError(
    'usage',
    `${join(folder, 'index.html')} already exists and isn't a page that allocgate wrote, so nothing was written.`,
    'Name a separate folder for the history with --output.',
  );
}

function rendererOf(
  format: Exclude<Options['format'], 'html'>,
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
    case 'benchfmt':
    case 'gitlab':
    case 'sarif':
    case 'junit':
      throw new GateError(
        'usage',
        `history doesn't support --format ${format}.`,
        'Choose --format text, markdown, json, csv or html.',
      );
    default:
      return format satisfies never;
  }
}
