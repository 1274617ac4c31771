import type { GateReport } from '../core/report/model.ts';
import { renderDetails, renderVerdict } from '../core/report/render-text.ts';
import { type RenderedOptions, renderTo, textOptions } from './render-to.ts';
import { type Streams, writeFully } from './streams.ts';

/** Prints the report of a run. */
export interface ReportPrinter {
  /** Prints the verdict with its rows, unless the report must be written as a whole. */
  verdict(report: GateReport): Promise<void>;
  /** Prints everything that hasn't been printed yet. */
  finish(report: GateReport): Promise<void>;
}

/**
 * `createReportPrinter` returns a printer that writes text to stdout in two parts, so that a reader sees the verdict
 * before anything is explained. Other formats and the file that `--output` names are written once, at the end. `end`
 * removes the progress line.
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
      return renderTo(report, options, streams);
    },
  };
}
