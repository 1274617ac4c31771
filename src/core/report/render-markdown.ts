import { Footnotes } from './footnotes.ts';
import { headline } from './headline.ts';
import { identicalMarkdown } from './identical.ts';
import { type ExplanationDetail, explanationsMarkdown } from './markdown-explanations.ts';
import {
  contextMarkdown,
  folded,
  footnotesMarkdown,
  notesMarkdown,
  problemsMarkdown,
  reproduceMarkdown,
} from './markdown-parts.ts';
import { markdownTable } from './markdown-table.ts';
import type { GateReport, Level } from './model.ts';
import { type ReportTable, rowsAt, tableOf } from './table.ts';
import { countsLine, graveLevels, mildLevels, wordsOf } from './wording.ts';

export interface MarkdownOptions {
  /** Most characters (UTF-16 units) of the whole text, at least 1000. GitHub takes 65,536 for a comment. */
  readonly maxLength?: number;
}

/** A job summary holds 1 MiB; no UTF-16 unit takes more than three bytes of it. */
const summaryLength = Math.floor((1024 * 1024) / 3);

/** Steps of detail that are dropped, in this order, until the text fits. `mild` is null where such rows are only counted. */
const steps: readonly Detail[] = [
  { grave: 500, mild: 500, problems: 50, lines: 40, notes: 50, context: true, why: { causes: 30, reasons: true } },
  { grave: 500, mild: 50, problems: 50, lines: 40, notes: 20, context: true, why: { causes: 30, reasons: true } },
  { grave: 200, mild: 10, problems: 20, lines: 15, notes: 10, context: true, why: { causes: 12, reasons: true } },
  { grave: 100, mild: null, problems: 20, lines: 8, notes: 10, context: true, why: { causes: 6, reasons: true } },
  { grave: 50, mild: null, problems: 10, lines: 4, notes: 5, context: true, why: { causes: 10, reasons: false } },
  { grave: 20, mild: null, problems: 5, lines: 2, notes: 2, context: false, why: { causes: 5, reasons: false } },
  { grave: 5, mild: null, problems: 2, lines: 1, notes: 0, context: false, why: { causes: 2, reasons: false } },
  { grave: 1, mild: null, problems: 1, lines: 1, notes: 0, context: false, why: { causes: 0, reasons: false } },
];

interface Detail {
  /** Rows of each level that is never folded. */
  readonly grave: number;
  /** Rows of each folded level. */
  readonly mild: number | null;
  readonly problems: number;
  /** Lines of the message of each problem. */
  readonly lines: number;
  readonly notes: number;
  readonly context: boolean;
  readonly why: ExplanationDetail;
}

/** The report as GitHub Flavored Markdown: verdict first, what failed in tables, the rest folded. */
export function renderMarkdown(report: GateReport, { maxLength = summaryLength }: MarkdownOptions = {}): string {
  const table = tableOf(report);
  for (const detail of steps) {
    const text = withDetail(report, table, detail);
    if (text.length <= maxLength) return text;
  }
  return `${heading(report, table)}\n\n${countsLine(report, table)}\n\n*The rest doesn't fit here; the JSON report has everything.*\n`;
}

function withDetail(report: GateReport, table: ReportTable, detail: Detail): string {
  const notes = new Footnotes();
  const grave = graveLevels.flatMap((level) => openLevel(report, table, level, detail.grave, notes));
  const problems = problemsMarkdown(report, detail.problems, detail.lines);
  const mild = mildOf(report, table, detail.mild, notes);
  const parts = [
    heading(report, table),
    countsLine(report, table),
    ...(report.conclusion === 'unmeasurable' ? [...problems, ...grave] : [...grave, ...problems]),
    ...explanationsMarkdown(report, detail.why),
    ...mild,
    ...(detail.mild === null ? [] : identicalMarkdown(report)),
    ...footnotesMarkdown(notes),
    ...notesMarkdown(report, detail.notes),
    ...(detail.context ? [contextMarkdown(report)] : []),
    ...reproduceMarkdown(report),
    ...(detail.mild === null ? [leftOutLine(detail)] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

const marks = { pass: '✅', fail: '❌', unmeasurable: '⚠️' } as const;

/** The verdict as a heading. */
export function heading(report: GateReport, table: ReportTable): string {
  const advisory = report.advisory && report.conclusion !== 'pass' ? ' (advisory)' : '';
  return `### ${marks[report.conclusion]} allocgate: ${headline(report, table)}${advisory}`;
}

function openLevel(report: GateReport, table: ReportTable, level: Level, most: number, notes: Footnotes): string[] {
  const rows = rowsAt(table, [level]);
  if (rows.length === 0) return [];
  const { title, meaning } = wordsOf(level, report);
  return [`**${title}** (${meaning})`, markdownTable(rows, table.units, notes, most)];
}

/** Folded, but for what the team let pass, and for the figures where there is nothing to compare them with. */
function mildOf(report: GateReport, table: ReportTable, most: number | null, notes: Footnotes): string[] {
  if (most === null) return [];
  return [...mildLevels, 'unchanged' as const].flatMap((level) => {
    const rows = rowsAt(table, [level]);
    if (rows.length === 0) return [];
    if (level === 'waived' || (level === 'added' && report.base === null)) {
      return openLevel(report, table, level, most, notes);
    }
    const { title, meaning } = wordsOf(level, report);
    return [folded(`${title}: ${rows.length} (${meaning})`, markdownTable(rows, table.units, notes, most))];
  });
}

function leftOutLine({ context }: Detail): string {
  const what = ['rows that fail nothing', ...(context ? [] : ['commits and environment'])];
  return `*Left out to fit: ${what.join(', ')}; the JSON report has everything.*`;
}
