import { composeMarkdown, type Detail } from './compose-markdown.ts';
import { reproduceMarkdown } from './markdown-parts.ts';
import type { GateReport } from './model.ts';

export interface MarkdownOptions {
  /**
   * Maximum number of characters (UTF-16 code units) of the whole text, at least 1000. GitHub accepts 65,536 in a
   * comment.
   */
  readonly maxLength?: number;
}

/**
 * Maximum length of a job summary, in UTF-16 code units. GitHub accepts 1 MiB, and a code unit takes at most three
 * bytes.
 */
const summaryLength = Math.floor((1024 * 1024) / 3);

/** Amounts of detail. To save space, rows that don't fail the run are reduced first. */
const steps: readonly Detail[] = [
  { rows: 500, folded: 500, problems: 50, lines: 40, notes: 50, context: true, why: { causes: 30, reasons: true } },
  { rows: 500, folded: 50, problems: 50, lines: 40, notes: 20, context: true, why: { causes: 30, reasons: true } },
  { rows: 200, folded: 10, problems: 20, lines: 15, notes: 10, context: true, why: { causes: 12, reasons: true } },
  { rows: 100, folded: null, problems: 20, lines: 8, notes: 10, context: true, why: { causes: 6, reasons: true } },
  { rows: 50, folded: null, problems: 10, lines: 4, notes: 5, context: true, why: { causes: 10, reasons: false } },
  { rows: 20, folded: null, problems: 5, lines: 2, notes: 2, context: false, why: { causes: 5, reasons: false } },
  { rows: 5, folded: null, problems: 2, lines: 1, notes: 0, context: false, why: { causes: 2, reasons: false } },
  { rows: 1, folded: null, problems: 1, lines: 1, notes: 0, context: false, why: { causes: 0, reasons: false } },
];

/** `renderMarkdown` returns the report as GitHub Flavored Markdown, for a job summary or a file. */
export function renderMarkdown(report: GateReport, { maxLength = summaryLength }: MarkdownOptions = {}): string {
  return composeMarkdown(report, {
    maxLength,
    steps,
    after: (_, detail) => [...reproduceMarkdown(report), ...(detail.folded === null ? [leftOutLine(detail)] : [])],
    least: ["*The rest doesn't fit here; the JSON report has everything.*"],
  });
}

function leftOutLine({ context }: Detail): string {
  const what = ['rows that fail nothing', ...(context ? [] : ['commits and environment'])];
  return `*Left out to fit: ${what.join(', ')}; the JSON report has everything.*`;
}
