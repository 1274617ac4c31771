import { Footnotes } from './footnotes.ts';
import { formatChange, formatSide } from './figures.ts';
import type { Finding, GateReport } from './model.ts';
import { type BenchmarkRow, type ReportTable, rowsAt, tableOf } from './table.ts';
import { contextLines, problemLines } from './text-parts.ts';
import { textStyle, type TextStyle } from './text-style.ts';
import { displayWidth, fit, visible } from './visible.ts';
import { graveLevels, headline, levelWords, mildLevels, ruleLine } from './wording.ts';

export interface TextOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colour: boolean;
  /** Every row, also those that did not change. */
  readonly verbose: boolean;
}

/** Unchanged rows that are shown of each run where nobody asked for all. */
const mostUnchanged = 20;
/** Below this, figures stand on lines of their own. */
const narrow = 90;

/** The report for a terminal: verdict first, then what failed, then what was measured. */
export function renderText(report: GateReport, options: TextOptions): string {
  const style = textStyle(options.colour);
  const table = tableOf(report);
  const notes = new Footnotes();
  const rows = (wanted: readonly BenchmarkRow[]): string[] => renderRows(wanted, table, options, style, notes);
  const lines = [verdictLine(report, table, style)];
  const rule = ruleLine(report);
  if (report.conclusion === 'fail' && rule !== '') lines.push(style.dim(`      (${rule})`));

  for (const level of [...graveLevels, ...mildLevels]) {
    const members = rowsAt(table, [level]);
    if (members.length === 0) continue;
    const { title, meaning } = levelWords[level];
    lines.push('', `${style.bold(title)} ${style.dim(`(${meaning})`)}`, ...rows(members));
  }
  lines.push(...problemLines(report, style, options.width));
  lines.push(...unchangedLines(table, options, style, rows));
  const footnotes = notes.lines();
  if (footnotes.length > 0) lines.push('', ...footnotes.map(({ mark, text }) => `  ${mark} ${visible(text)}`));
  lines.push('', ...contextLines(report, table, style));
  return `${lines.join('\n')}\n`;
}

function verdictLine(report: GateReport, table: ReportTable, style: TextStyle): string {
  const text = headline(report, table);
  const advisory = report.advisory && report.conclusion !== 'pass' ? ' (advisory: exit code 0)' : '';
  switch (report.conclusion) {
    case 'pass':
      return `${style.bold(style.green('PASS'))}  ${text}`;
    case 'fail':
      return `${style.bold(style.red('FAIL'))}  ${text}${advisory}`;
    case 'unmeasurable':
      return `${style.bold(style.yellow('UNMEASURABLE'))}  ${text}${advisory}`;
    default:
      return report.conclusion satisfies never;
  }
}

function unchangedLines(
  table: ReportTable,
  options: TextOptions,
  style: TextStyle,
  rows: (wanted: readonly BenchmarkRow[]) => string[],
): string[] {
  const unchanged = rowsAt(table, ['unchanged']);
  if (unchanged.length === 0) return [];
  const shown = options.verbose ? unchanged : unchanged.slice(0, mostUnchanged);
  const more = unchanged.length - shown.length;
  return [
    '',
    `${style.bold(levelWords.unchanged.title)} ${style.dim(`(${levelWords.unchanged.meaning})`)}`,
    ...rows(shown),
    ...(more > 0 ? [style.dim(`  … and ${more} more: --verbose or --format json shows them`)] : []),
  ];
}

/** Rows under the name of their package, one line each, or stacked where the terminal is narrow. */
function renderRows(
  rows: readonly BenchmarkRow[],
  table: ReportTable,
  options: TextOptions,
  style: TextStyle,
  notes: Footnotes,
): string[] {
  const cells = rows.map((row) => ({
    row,
    name: visible(row.benchmark.replace(/^Benchmark/, '')),
    units: table.units.map((unit) =>
      unitCell(
        row.findings.find((f) => f.unit === unit),
        notes,
      ),
    ),
  }));
  const widths = table.units.map((_, column) =>
    Math.max(0, ...cells.map(({ units }) => displayWidth(units[column] ?? ''))),
  );
  const nameWidth = Math.min(
    Math.max(0, ...cells.map(({ name }) => displayWidth(name))),
    Math.max(24, options.width - 4 - widths.reduce((sum, width) => sum + width + 2, 0)),
  );
  const lines: string[] = [];
  let before = '';
  for (const { row, name, units } of cells) {
    if (row.package !== before) lines.push(`  ${style.dim(fit(visible(row.package), options.width - 2))}`);
    before = row.package;
    if (options.width < narrow) {
      lines.push(`    ${fit(name, options.width - 4)}`);
      for (const cell of units) if (cell !== '') lines.push(`      ${cell}`);
      continue;
    }
    const figures = units.map((cell, column) => pad(cell, widths[column] ?? 0)).join('  ');
    lines.push(`    ${pad(fit(name, nameWidth), nameWidth)}  ${figures}`.trimEnd());
  }
  return lines;
}

/** `5 → 7 allocs/op  +40.0 %¹`; one figure alone where both sides are equal or one is missing. */
function unitCell(finding: Finding | undefined, notes: Footnotes): string {
  if (finding === undefined) return '';
  const { base, head, unit, change, budget, level } = finding;
  const marks = notes.marks(finding);
  const limit = level === 'over-budget' && budget !== undefined ? `  budget ${budget}` : '';
  if (change.kind === 'none') return `${formatSide(head)} ${unit}${limit}${marks}`;
  if (base === null || head === null) return `${formatSide(head ?? base)} ${unit}${limit}${marks}`;
  return `${formatSide(base)} → ${formatSide(head)} ${unit}  ${formatChange(change)}${limit}${marks}`;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
