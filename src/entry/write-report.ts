import { resolve } from 'node:path';
import { pageAssets } from '../adapters/page/assets.ts';
import { writeFileAtomically } from '../adapters/store/file.ts';
import type { GateReport } from '../core/report/model.ts';
import { renderBenchfmt } from '../core/report/render-benchfmt.ts';
import { render } from '../core/report/render.ts';
import type { Options } from '../options.ts';

/** The width of a report that isn't written to a terminal. */
export const plainWidth = 100;

/** `writeReport` writes a report to a file or, in the benchmark format, to two files in a folder. Errors: `usage`. */
export async function writeReport(
  report: GateReport,
  { format, verbose }: Pick<Options, 'format' | 'verbose'>,
  path: string,
): Promise<void> {
  if (format !== 'benchfmt') {
    return writeFileAtomically(
      path,
      render(report, format, { width: plainWidth, colour: false, verbose, page: pageAssets }),
    );
  }
  await writeFileAtomically(resolve(path, 'base.txt'), renderBenchfmt(report, 'base'));
  await writeFileAtomically(resolve(path, 'head.txt'), renderBenchfmt(report, 'head'));
}
