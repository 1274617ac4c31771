import * as core from '@actions/core';
import type { GateReport } from '../../core/report/model.ts';
import { renderMarkdown } from '../../core/report/render-markdown.ts';

/** Maximum size of one step's summary, in bytes of UTF-8; GitHub drops a larger one. */
const mostBytes = 1024 * 1024;

/** `summaryText` returns the Markdown report with as much detail as fits into a job summary. */
export function summaryText(report: GateReport, limit = mostBytes): string {
  let text = renderMarkdown(report, { maxLength: limit });
  // Each round leaves out one more level of detail. The last level ignores the limit, but is short.
  for (let rounds = 0; rounds < 20 && Buffer.byteLength(text) > limit; rounds++) {
    text = renderMarkdown(report, { maxLength: text.length - 1 });
  }
  return text;
}

/** `publishSummary` writes the job summary. Errors: any error from writing the runner's file. */
export async function publishSummary(report: GateReport): Promise<void> {
  await core.summary.addRaw(summaryText(report)).write();
}
