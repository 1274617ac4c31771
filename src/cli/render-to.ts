import { pageAssets } from '../adapters/page/assets.ts';
import type { GateReport } from '../core/report/model.ts';
import { render } from '../core/report/render.ts';
import type { TextOptions } from '../core/report/text-style.ts';
import { type Options } from '../options.ts';
import { plainWidth, writeReport } from '../entry/write-report.ts';
import { resolve } from 'node:path';
import { type Streams, wantsColour, writeFully } from './streams.ts';

/** The options that decide how and where a report is written. */
export type RenderedOptions = Pick<Options, 'format' | 'verbose'> & { readonly output: string | undefined };

/**
 * `renderTo` writes a report to stdout, or to the path that `--output` names. With the benchmark format, that path is a
 * folder, which gets two files.
 */
export async function renderTo(report: GateReport, options: RenderedOptions, streams: Streams): Promise<void> {
  const { format, output, verbose } = options;
  if (output === undefined) {
    await writeFully(streams.stdout, render(report, format, { ...textOptions(options, streams), page: pageAssets }));
    return;
  }
  await writeReport(report, { format, verbose }, resolve(streams.cwd, output));
}

/** `textOptions` returns the options for text that is written to stdout. */
export function textOptions({ verbose }: RenderedOptions, streams: Streams): TextOptions {
  return { width: widthOf(streams), colour: wantsColour(streams.stdout, streams.env), verbose };
}

/**
 * `widthOf` returns the width of the terminal in columns or, if stdout is not a terminal, the value of COLUMNS. If that
 * width or value isn't a number from 20 to 1000, it returns `plainWidth`.
 */
export function widthOf({ stdout, env }: Pick<Streams, 'stdout' | 'env'>): number {
  const columns = stdout.isTTY === true ? stdout.columns : Number(env['COLUMNS']);
  return columns !== undefined && columns >= 20 && columns <= 1000 ? columns : plainWidth;
}
