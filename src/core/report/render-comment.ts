import { commandMarkdown } from './escape-markdown.ts';
import { Footnotes } from './footnotes.ts';
import { identicalMarkdown } from './identical.ts';
import { type ExplanationDetail, explanationsMarkdown, type LinkOf } from './markdown-explanations.ts';
import { contextMarkdown, folded, footnotesMarkdown, notesMarkdown, problemsMarkdown } from './markdown-parts.ts';
import { markdownTable } from './markdown-table.ts';
import type { GateReport, Level } from './model.ts';
import { type Origin, originWords, waivedByReport } from './origin.ts';
import { heading } from './render-markdown.ts';
import { type ReportTable, rowsAt, tableOf } from './table.ts';
import { count, countsLine, wordsOf } from './wording.ts';

export interface CommentOptions {
  /** Most characters (UTF-16 units), at least 1000. */
  readonly maxLength: number;
  readonly linkOf: LinkOf;
  /** Address of the full report, of our own making. */
  readonly fullReport?: string | undefined;
  /** Commands that give the same verdict in a terminal, in order. */
  readonly reproduce: readonly string[];
  /** What an earlier state of the same comment said last when it failed. */
  readonly failedBefore?: { readonly head: string; readonly benchmarks: number } | undefined;
  /** Whose report it is, where a job with other rights made it. */
  readonly origin?: Origin | undefined;
}

interface Detail {
  /** Rows of each level in sight. */
  readonly rows: number;
  /** Rows of each folded level; null where they are left out. */
  readonly folded: number | null;
  readonly problems: number;
  readonly lines: number;
  readonly why: ExplanationDetail;
  readonly extras: boolean;
}

/** Steps of detail, tried in this order until the text fits: folded rows go first, then causes, reasons and rows. */
const steps: readonly Detail[] = [
  { rows: 100, folded: 100, problems: 20, lines: 20, why: { causes: 20, reasons: true, open: 3 }, extras: true },
  { rows: 100, folded: 20, problems: 10, lines: 10, why: { causes: 10, reasons: true, open: 3 }, extras: true },
  { rows: 50, folded: null, problems: 10, lines: 8, why: { causes: 5, reasons: true, open: 3 }, extras: true },
  { rows: 30, folded: null, problems: 5, lines: 4, why: { causes: 10, reasons: false }, extras: true },
  { rows: 10, folded: null, problems: 3, lines: 2, why: { causes: 3, reasons: false }, extras: false },
  { rows: 3, folded: null, problems: 1, lines: 1, why: { causes: 1, reasons: false }, extras: false },
];

/** Levels that a reviewer sees at once, gravest first; those that can make a run fail by policy are among them where nothing graver does. */
const openLevels: readonly Level[] = ['regression', 'over-budget', 'unconfirmed', 'unstable', 'warning', 'waived'];
const foldedLevels: readonly Level[] = ['removed', 'skipped', 'notice', 'added', 'improvement', 'unchanged'];

/** The report for a pull request: understood in ten seconds, with everything else behind lines that unfold. */
export function renderComment(report: GateReport, options: CommentOptions): string {
  const table = tableOf(report);
  for (const detail of steps) {
    const text = withDetail(report, table, detail, options);
    if (text.length <= options.maxLength) return text;
  }
  return `${heading(report, table)}\n\n${countsLine(report, table)}\n\n*The rest doesn't fit here.*${footer(options)}\n`;
}

function withDetail(report: GateReport, table: ReportTable, detail: Detail, options: CommentOptions): string {
  const notes = new Footnotes();
  const graver = rowsAt(table, ['regression', 'over-budget']).length > 0;
  const byPolicy: readonly Level[] = report.conclusion === 'fail' && !graver ? ['removed', 'skipped'] : [];
  const open = [...openLevels, ...byPolicy].flatMap((level) =>
    openTable(report, table, level, detail.rows, notes, options.origin),
  );
  const rest = foldedLevels.filter((level) => !byPolicy.includes(level));
  const behind = rest.flatMap((level) => foldedTable(report, table, level, detail.folded, notes));
  const problems = problemsMarkdown(report, detail.problems, detail.lines);
  const parts = [
    heading(report, table),
    ...fixedLine(report, options),
    countsLine(report, table),
    ...(options.origin === undefined ? [] : [originWords[options.origin]]),
    ...(report.conclusion === 'unmeasurable' ? [...problems, ...open] : open),
    ...explanationsMarkdown(report, detail.why, options.linkOf),
    ...(report.conclusion === 'unmeasurable' ? [] : problemsBehind(report, problems)),
    ...behind,
    ...(detail.folded === null ? [] : identicalMarkdown(report)),
    ...(detail.extras ? extras(report, notes) : []),
    ...acceptMarkdown(table),
    ...reproduceMarkdown(options.reproduce),
  ];
  const shortened = detail === steps[0] ? '' : ' *Shortened to fit.*';
  return `${parts.join('\n\n')}${footer(options, shortened)}\n`;
}

/** Says that an earlier regression is fixed, for as long as nothing fails again. */
function fixedLine({ findings, conclusion }: GateReport, { failedBefore }: CommentOptions): string[] {
  if (failedBefore === undefined || conclusion !== 'pass') return [];
  // What was accepted is not fixed.
  if (findings.some(({ level }) => level === 'waived')) return [];
  const { benchmarks, head } = failedBefore;
  return [`**Fixed:** the regression in ${count(benchmarks, 'benchmark')} at ${head.slice(0, 12)} is gone.`];
}

function openTable(
  report: GateReport,
  table: ReportTable,
  level: Level,
  most: number,
  notes: Footnotes,
  origin: Origin | undefined,
): string[] {
  const rows = rowsAt(table, [level]);
  if (rows.length === 0) return [];
  const { title, meaning } = wordsOf(level, report);
  const said = origin === 'fork' && level === 'waived' ? waivedByReport : meaning;
  return [`**${title}** (${said})`, markdownTable(rows, table.units, notes, most)];
}

function foldedTable(
  report: GateReport,
  table: ReportTable,
  level: Level,
  most: number | null,
  notes: Footnotes,
): string[] {
  const rows = rowsAt(table, [level]);
  if (rows.length === 0 || most === null) return [];
  const { title, meaning } = wordsOf(level, report);
  return [folded(`${title}: ${rows.length} (${meaning})`, markdownTable(rows, table.units, notes, most))];
}

/** What blocks is in sight; warnings unfold. */
function problemsBehind(report: GateReport, problems: readonly string[]): string[] {
  if (problems.length === 0) return [];
  if (report.problems.some(({ blocking }) => blocking)) return [...problems];
  return [folded(`Warnings: ${report.problems.length}`, problems.slice(1).join('\n\n'))];
}

/** Changes of the configuration stay in sight; footnotes and environment unfold. Times would change a comment that says nothing new. */
function extras(report: GateReport, footnotes: Footnotes): string[] {
  const texts = footnotesMarkdown(footnotes);
  const timings = Object.fromEntries(Object.keys(report.timings).map((name) => [name, 0])) as GateReport['timings'];
  return [
    ...notesMarkdown(report, 10),
    ...(texts.length === 0 ? [] : [folded('Footnotes', texts.join('\n\n'))]),
    contextMarkdown({ ...report, timings }),
  ];
}

/** How a team lets a regression pass; the name is one to copy, and so must be one that Go would run. */
function acceptMarkdown(table: ReportTable): string[] {
  const row = rowsAt(table, ['regression', 'over-budget']).find(({ benchmark }) => /^Benchmark\S*$/.test(benchmark));
  if (row === undefined) return [];
  return [
    folded(
      'If this is intended',
      [
        'Somebody else with write access approves this pull request with a review that contains this line, for one benchmark or for all of them (`*`):',
        commandMarkdown(`/allocgate accept ${row.benchmark}: the reason`),
        'Then re-run this job. The acceptance also covers later commits, as long as no figure rises above the accepted one.',
      ].join('\n\n'),
    ),
  ];
}

function reproduceMarkdown(commands: readonly string[]): string[] {
  if (commands.length === 0 || commands.join('').length > 4000) return [];
  return [folded('Reproduce it locally', commandMarkdown(...commands))];
}

function footer({ fullReport }: CommentOptions, shortened = ''): string {
  const link = fullReport === undefined ? '' : `[Full report](${fullReport})`;
  return link === '' && shortened === '' ? '' : `\n\n${link}${shortened}`;
}
