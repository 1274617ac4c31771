import { escapeMarkdown } from './escape-markdown.ts';
import { Footnotes } from './footnotes.ts';
import { contextMarkdown, foldedMarkdown, problemsMarkdown, reproduceMarkdown } from './markdown-parts.ts';
import { markdownTable } from './markdown-table.ts';
import type { GateReport } from './model.ts';
import { rowsAt, tableOf } from './table.ts';
import { graveLevels, headline, levelWords, mildLevels, ruleLine } from './wording.ts';

export interface MarkdownOptions {
  /** Most characters of the whole text; GitHub takes 65,536 for a comment and 1 MiB for a job summary. */
  readonly maxLength?: number;
}

/** Steps of detail that are dropped, in this order, until the text fits. */
const details = [
  { mild: 500, grave: 500, problemLines: 40, environment: true },
  { mild: 50, grave: 200, problemLines: 15, environment: true },
  { mild: 10, grave: 100, problemLines: 8, environment: true },
  { mild: 0, grave: 50, problemLines: 4, environment: true },
  { mild: 0, grave: 20, problemLines: 2, environment: false },
  { mild: 0, grave: 5, problemLines: 1, environment: false },
  { mild: 0, grave: 0, problemLines: 0, environment: false },
] as const;

export type Detail = (typeof details)[number];

/** The report as GitHub Flavored Markdown: verdict first, what failed in a table, the rest folded. */
export function renderMarkdown(report: GateReport, { maxLength = 1024 * 1024 }: MarkdownOptions = {}): string {
  for (const detail of details) {
    const text = withDetail(report, detail);
    if (text.length <= maxLength) return text;
  }
  return `${heading(report)}\n`;
}

function withDetail(report: GateReport, detail: Detail): string {
  const table = tableOf(report);
  const notes = new Footnotes();
  const rule = ruleLine(report);
  const parts = [heading(report)];
  if (report.conclusion === 'fail' && rule !== '') parts.push(`*A regression is ${escapeMarkdown(rule)}.*`);
  for (const level of graveLevels) {
    const rows = rowsAt(table, [level]);
    if (rows.length === 0) continue;
    const { title, meaning } = levelWords[level];
    parts.push(`**${title}**: ${meaning}`, markdownTable(rows, table, notes, detail.grave));
  }
  parts.push(...problemsMarkdown(report, detail));
  for (const level of mildLevels)
    parts.push(...foldedMarkdown(level, rowsAt(table, [level]), table, notes, detail.mild));
  parts.push(
    ...foldedMarkdown('unchanged', rowsAt(table, ['unchanged']), table, notes, Math.min(detail.mild, 200)),
    ...contextMarkdown(report, table, detail),
    ...reproduceMarkdown(report),
    ...notes.lines().map(({ mark, text }) => `${mark} ${escapeMarkdown(text)}`),
  );
  return `${parts.join('\n\n')}\n`;
}

const marks = { pass: '✅', fail: '❌', unmeasurable: '⚠️' } as const;

function heading(report: GateReport): string {
  const text = headline(report, tableOf(report));
  const advisory = report.advisory && report.conclusion !== 'pass' ? ' (advisory)' : '';
  return `### ${marks[report.conclusion]} allocgate: ${escapeMarkdown(text)}${advisory}`;
}
