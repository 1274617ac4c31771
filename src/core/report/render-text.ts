import { Footnotes } from './footnotes.ts';
import { explanationLines } from './text-explanations.ts';
import { historyLines } from './text-history.ts';
import { blindSpotLines } from './text-blind-spots.ts';
import { leakLines } from './text-leaks.ts';
import { headline } from './headline.ts';
import type { GateReport, Level } from './model.ts';
import { type BenchmarkRow, type ReportTable, rowsAt, tableOf } from './table.ts';
import { contextLines, problemLines } from './text-parts.ts';
import { type TextOptions, textStyle, type TextStyle } from './text-style.ts';
import { unjudgedLines } from './text-unjudged.ts';
import { textTable } from './text-table.ts';
import { visible, withoutOrders, wrap } from './visible.ts';
import { count, levelsInOrder, wordsOf } from './wording.ts';

/** Maximum number of rows to show at a level that isn't in `mayFail`, without `--verbose`. */
const mostRows = 20;
/** Levels at which every row is shown, even without `--verbose`. */
const mayFail: ReadonlySet<Level> = new Set<Level>([
  'regression',
  'over-budget',
  'drift',
  'unconfirmed',
  'unstable',
  'warning',
  'removed',
  'skipped',
]);
/** Minimum width; a terminal with fewer columns is treated as this wide. */
const leastWidth = 40;

/**
 * `renderText` renders the report as text for a terminal: the verdict and the benchmarks, then the causes, then what
 * was measured.
 */
export function renderText(report: GateReport, options: TextOptions): string {
  return renderVerdict(report, options) + renderDetails(report, options);
}

/**
 * `renderVerdict` renders the first part of the text: the verdict, the benchmarks by level, the problems and the
 * history. Nothing in this part depends on explanations, so it can be printed before anything is explained.
 */
export function renderVerdict(report: GateReport, given: TextOptions): string {
  const { options, style } = styled(given);
  const table = tableOf(report);
  const notes = new Footnotes();
  // If the run doesn't pass, unchanged rows would only distract.
  const others = options.verbose ? Infinity : report.conclusion === 'pass' ? mostRows : 0;
  const rows = levelsInOrder.flatMap((level) => {
    const most = level === 'unchanged' ? others : mayFail.has(level) || options.verbose ? Infinity : mostRows;
    return levelLines(report, table, level, most, options, style, notes);
  });
  const problems = problemLines(report, style, options);
  return textOf([
    ...verdictLines(report, table, options, style),
    ...(report.conclusion === 'unmeasurable' ? [...problems, ...rows] : rows),
    ...footnoteLines(notes, options.width),
    ...(report.conclusion === 'unmeasurable' ? [] : problems),
    ...historyLines(report, options, style),
  ]);
}

/**
 * `renderDetails` renders the part of the text that follows the output of `renderVerdict`: the causes, leaks and blind
 * spots, and what was measured.
 */
export function renderDetails(report: GateReport, given: TextOptions): string {
  const { options, style } = styled(given);
  return textOf([
    ...explanationLines(report, options, style),
    ...leakLines(report.leaks, options, style),
    ...blindSpotLines(report.blindSpots, options, style),
    ...(options.verbose ? unjudgedLines(report, options.width, style) : []),
    '',
    ...contextLines(report, tableOf(report), style, options.width),
  ]);
}

function styled(given: TextOptions): { readonly options: TextOptions; readonly style: TextStyle } {
  return { options: { ...given, width: Math.max(leastWidth, given.width) }, style: textStyle(given.colour) };
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${withoutOrders(line)}\n`).join('');
}

function verdictLines(report: GateReport, table: ReportTable, { width }: TextOptions, style: TextStyle): string[] {
  const { conclusion, advisory } = report;
  const word = { pass: 'PASS', fail: 'FAIL', unmeasurable: 'INCONCLUSIVE' }[conclusion];
  const paint = { pass: style.green, fail: style.red, unmeasurable: style.yellow }[conclusion];
  const harmless = advisory && conclusion !== 'pass' ? ' (advisory: the exit code stays 0)' : '';
  const indent = word.length + 2;
  const [first = '', ...rest] = wrap(
    headline(report, table).replace(/^inconclusive \((.*)\)$/su, '$1') + harmless,
    width - indent,
  );
  return [
    `${style.bold(paint(word))}  ${style.bold(first)}`,
    ...rest.map((line) => ' '.repeat(indent) + style.bold(line)),
  ];
}

function levelLines(
  report: GateReport,
  table: ReportTable,
  level: Level,
  most: number,
  { width, verbose }: TextOptions,
  style: TextStyle,
  notes: Footnotes,
): string[] {
  const rows: readonly BenchmarkRow[] = rowsAt(table, [level]);
  if (rows.length === 0) return [];
  const { title, meaning } = wordsOf(level, report);
  if (most === 0)
    return [
      '',
      style.dim(`${title}: ${count(rows.length, 'benchmark')} (--verbose lists ${rows.length === 1 ? 'it' : 'them'})`),
    ];
  const shown = rows.slice(0, most);
  const more = rows.length - shown.length;
  const [first = '', ...rest] = wrap(`${title} (${meaning})`, width);
  return [
    '',
    style.bold(title) + style.dim(first.slice(title.length)),
    ...rest.map((line) => style.dim(line)),
    ...textTable(shown, table.units, width, style, notes, verbose ? ({ findings }) => findings : undefined),
    ...(more > 0 ? [style.dim(`  … and ${more} more (--verbose lists ${more === 1 ? 'it' : 'them'})`)] : []),
  ];
}

function footnoteLines(notes: Footnotes, width: number): string[] {
  const lines = notes.lines().flatMap(({ mark, text }) => {
    const indent = mark.length + 3;
    return wrap(visible(text), width - indent).map((line, index) =>
      index === 0 ? `  ${mark} ${line}` : ' '.repeat(indent) + line,
    );
  });
  return lines.length === 0 ? [] : ['', ...lines];
}
