import type { GateReport } from '../core/report/model.ts';
import { renderBenchfmt } from '../core/report/render-benchfmt.ts';
import { render } from '../core/report/render.ts';
import { type Options } from '../options.ts';
import { writeFileAtomically } from '../adapters/store/file.ts';
import { resolve } from 'node:path';
import { type Streams, wantsColour, writeFully } from './streams.ts';

/** Width of a report where there is no terminal to ask. */
export const plainWidth = 100;

/** Renders a report to stdout, or to the place that `--output` names; benchmark format goes to a folder as two files. */
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
      render(report, format, { width: widthOf(streams), colour: wantsColour(stdout, env), verbose }),
    );
    return;
  }
  const path = resolve(streams.cwd, output);
  if (format === 'benchfmt') {
    await writeFileAtomically(resolve(path, 'base.txt'), renderBenchfmt(report, 'base'));
    await writeFileAtomically(resolve(path, 'head.txt'), renderBenchfmt(report, 'head'));
    return;
  }
  await writeFileAtomically(path, render(report, format, { width: plainWidth, colour: false, verbose }));
}

/** Columns of the terminal; elsewhere what COLUMNS says. */
export function widthOf({ stdout, env }: Streams): number {
  const columns = stdout.isTTY === true ? stdout.columns : Number(env['COLUMNS']);
  return columns !== undefined && columns >= 20 && columns <= 1000 ? columns : plainWidth;
}
