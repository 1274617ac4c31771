import type { Format } from './formats.ts';
import type { GateReport } from './model.ts';
import { renderBenchfmtSides } from './render-benchfmt.ts';
import { renderCsv } from './render-csv.ts';
import { renderGitlab } from './render-gitlab.ts';
import { renderHtml } from './render-html.ts';
import { renderJson } from './render-json.ts';
import { renderJunit } from './render-junit.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderSarif } from './render-sarif.ts';
import { renderText } from './render-text.ts';
import type { PageAssets } from './page/document.ts';
import type { TextOptions } from './text-style.ts';

export interface RenderOptions extends TextOptions {
  /** Returns the style and script of a page, for the `html` format. */
  readonly page: () => PageAssets;
}

/**
 * `render` returns the report in a format. Width, colour and verbosity apply to `text` only, and `page` to `html` only.
 */
export function render(report: GateReport, format: Format, options: RenderOptions): string {
  switch (format) {
    case 'text':
      return renderText(report, options);
    case 'markdown':
      return renderMarkdown(report);
    case 'json':
      return renderJson(report);
    case 'html':
      return renderHtml(report, options.page());
    case 'benchfmt':
      return renderBenchfmtSides(report);
    case 'gitlab':
      return renderGitlab(report);
    case 'sarif':
      return renderSarif(report);
    case 'junit':
      return renderJunit(report);
    case 'csv':
      return renderCsv(report);
    default:
      return format satisfies never;
  }
}
