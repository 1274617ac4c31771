import type { GateReport } from './model.ts';
import { renderBenchfmtSides } from './render-benchfmt.ts';
import { renderHtml } from './render-html.ts';
import { renderJson } from './render-json.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderText } from './render-text.ts';
import type { TextOptions } from './text-style.ts';

export type Format = 'text' | 'markdown' | 'json' | 'html' | 'benchfmt';

/** The report in a format; width, colour and verbosity concern the terminal. */
export function render(report: GateReport, format: Format, options: TextOptions): string {
  switch (format) {
    case 'text':
      return renderText(report, options);
    case 'markdown':
      return renderMarkdown(report);
    case 'json':
      return renderJson(report);
    case 'html':
      return renderHtml(report);
    case 'benchfmt':
      return renderBenchfmtSides(report);
    default:
      return format satisfies never;
  }
}
