import { pageAssets } from '../adapters/page/assets.ts';
import type { GateReport } from '../core/report/model.ts';
import { render } from '../core/report/render.ts';
import { type Options } from '../options.ts';
import { plainWidth, writeReport } from '../entry/write-report.ts';
import { resolve } from 'node:path';
import { type Streams, wantsColour, writeFully } from './streams.ts';

/**
 * `renderTo` renders a report to stdout, or to the place that `--output` names; benchmark format goes to a folder as
 * two files.
 */
export async function renderTo(
  report: GateReport,
  options: Pick<Options, 'format' | 'verbose'> & { readonly output: string | undefined },
  streams: Streams,
): Promise<void> {
  const { format, output, verbose } = options;
  if (output === undefined) {
    const { stdout, env } = streams;
    await writeFully(
      stdout,
      render(report, format, { width: widthOf(streams), colour: wantsColour(stdout, env), verbose, page: pageAssets }),
    );
    return;
  }
  await writeReport(report, { format, verbose }, resolve(streams.cwd, output));
}

/** `widthOf` returns the columns of the terminal; elsewhere what COLUMNS says. */
export function widthOf({ stdout, env }: Pick<Streams, 'stdout' | 'env'>): number {
  const columns = stdout.isTTY === true ? stdout.columns : Number(env['COLUMNS']);
  return columns !== undefined && columns >= 20 && columns <= 1000 ? columns : plainWidth;
}
