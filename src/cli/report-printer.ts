import type { GateReport } from '../core/report/model.ts';
import { renderDetails, renderVerdict } from '../core/report/render-text.ts';
import { type RenderedOptions, renderTo, textOptions } from './render-to.ts';
import { visible } from '../core/report/visible.ts';
import { type Streams, writeFully, writeIfPossible } from './streams.ts';

/** Prints the report of a run. */
export interface ReportPrinter {
  /** Prints the verdict with its rows, unless the report must be written as a whole. */
  verdict(report: GateReport): Promise<void>;
  /** Prints everything that hasn't been printed yet. */
  finish(report: GateReport): Promise<void>;
}

/**
 * `createReportPrinter` returns a printer that writes text to stdout in two parts, so that a reader sees the verdict
 * before anything is explained. Other formats and the file that `--output` names are written once, at the end. If the
 * report goes to a file, the verdict and the file's name are printed to stderr. `end` removes the progress line.
 */
export function createReportPrinter(options: RenderedOptions, streams: Streams, end: () => void): ReportPrinter {
  const { format, output } = options;
  const print = async (text: string): Promise<void> => {
    end();
    await writeFully(streams.stdout, text);
  };
  let isPrinted = false;
  return {
    async verdict(report) {
      if (format !== 'text' || output !== undefined) return;
      isPrinted = true;
      await print(renderVerdict(report, textOptions(options, streams)));
    },
    async finish(report) {
      if (isPrinted) return print(renderDetails(report, textOptions(options, streams)));
      end();
      await renderTo(report, options, streams);
      if (output === undefined || streams.quiet === true) return;
      const [verdict = ''] = renderVerdict(report, { width: Infinity, colour: false, verbose: false }).split('\n');
      await writeIfPossible(streams.stderr, `allocgate: ${verdict}\nallocgate: wrote ${visible(output)}\n`);
    },
  };
}
