import type { BackfillSummary, HistoryReport, ReportedRow, ReportedStep } from '../history/report.ts';
import { codeMarkdown, escapeMarkdown } from './escape-markdown.ts';
import { formatChange, formatDuration, formatFigure } from './figures.ts';
import { cellText } from './render-csv.ts';
import { type TextOptions, textStyle, type TextStyle } from './text-style.ts';
import { conditionsDoubt } from '../history/conditions.ts';
import { fit, visible, withoutOrders, wrap } from './visible.ts';
import { count } from './wording.ts';

/** Maximum number of rows to show by default, and of steps in each row. */
const most = { rows: 20, steps: 10 };

/**
 * `renderHistoryText` renders the steps of each benchmark as text for a terminal. The rows that rose most come first.
 * In each row, the newest step comes first.
 */
export function renderHistoryText(report: HistoryReport, options: TextOptions): string {
  const style = textStyle(options.colour);
  const { moved, still } = sorted(report);
  const shown = options.verbose ? moved : moved.slice(0, most.rows);
  const more = moved.length - shown.length;
  const lines = [
    ...shown.flatMap((row) => [...rowLines(row, options, style), '']),
    ...(more > 0
      ? [style.dim(`… and ${count(more, 'more row')} with steps: --verbose or --format json shows them`)]
      : []),
    ...(moved.length === 0 || options.verbose ? still.map((row) => stillLine(row, options.width)) : []),
    ...wrap(summary(report, still.length), options.width).map((line) => style.dim(line)),
    ...report.notes.flatMap((note) => wrap(visible(note), options.width)).map((line) => style.yellow(line)),
  ];
  return lines.map((line) => `${withoutOrders(line)}\n`).join('');
}

/** `renderHistoryMarkdown` returns the steps of each benchmark as Markdown, with a table for each row. */
export function renderHistoryMarkdown(report: HistoryReport): string {
  const { moved, still } = sorted(report);
  const parts = [
    ...moved.flatMap((row) => [
      `### ${codeMarkdown(row.benchmark)} ${escapeMarkdown(row.package)}`,
      escapeMarkdown(rowWords(row)),
      [
        '| commit | date | figure | change | subject |',
        '| --- | --- | ---: | ---: | --- |',
        ...row.steps
          .toReversed()
          .map((step) =>
            [
              '',
              codeMarkdown(step.commit.slice(0, 12)),
              step.date?.slice(0, 10) ?? '',
              `${formatFigure(step.from)} → ${formatFigure(step.to)}`,
              formatChange(step.change),
              escapeMarkdown([step.subject ?? '', doubt(step)].filter((part) => part !== '').join('; ')),
              '',
            ]
              .join(' | ')
              .trim(),
          ),
      ].join('\n'),
    ]),
    escapeMarkdown(summary(report, still.length)),
    ...report.notes.map((note) => escapeMarkdown(note)),
  ];
  return `${parts.join('\n\n')}\n`;
}

const columns = [
  ...(['package', 'benchmark', 'unit', 'commit', 'after', 'exact', 'date', 'author', 'subject'] as const),
  ...(['from', 'to', 'change_percent', 'conditions'] as const),
];

/** `renderHistoryCsv` returns the steps as comma-separated values, with a line for each step. */
export function renderHistoryCsv({ rows }: HistoryReport): string {
  const lines = rows.flatMap((row) =>
    row.steps.map((step) => [
      row.package,
      row.benchmark,
      row.unit,
      step.commit,
      step.after,
      step.exact === null ? undefined : String(step.exact),
      step.date,
      step.author,
      step.subject,
      step.from,
      step.to,
      step.change.kind === 'ratio' ? step.change.percent : undefined,
      step.conditions,
    ]),
  );
  return [columns, ...lines].map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('');
}

function sorted({ rows }: HistoryReport): {
  readonly moved: readonly ReportedRow[];
  readonly still: readonly ReportedRow[];
} {
  const moved = rows.filter(({ steps }) => steps.length > 0);
  return {
    moved: moved.toSorted((a, b) => sizeOf(b) - sizeOf(a)),
    still: rows.filter(({ steps }) => steps.length === 0),
  };
}

/**
 * `sizeOf` returns how much a row rose from its first figure to its last, for sorting. A rise from zero is the largest
 * of all.
 */
function sizeOf({ change }: ReportedRow): number {
  if (change.kind === 'ratio') return change.percent;
  return change.kind === 'from-zero' ? Infinity : change.kind === 'to-zero' ? -100 : 0;
}

function rowLines(row: ReportedRow, { width, verbose }: TextOptions, style: TextStyle): readonly string[] {
  const steps = row.steps.toReversed();
  const shown = verbose ? steps : steps.slice(0, most.steps);
  const more = steps.length - shown.length + row.dropped;
  return [
    `${style.bold(fit(visible(row.benchmark), width))}  ${visible(row.package)}`,
    `  ${rowWords(row)}`,
    ...shown.flatMap((step) => stepLines(step, width, style)),
    ...(more > 0 ? [style.dim(`    … and ${count(more, 'older step')}`)] : []),
  ];
}

function rowWords({ unit, sparkline, first, last, change, records, goneAfter }: ReportedRow): string {
  const gone = goneAfter === undefined ? '' : `; gone after ${goneAfter.slice(0, 12)}`;
  const moved = [formatFigure(first), '→', formatFigure(last), visible(unit), formatChange(change)];
  return `${sparkline}  ${moved.join(' ').trim()} over ${count(records, 'record')}${gone}`;
}

function stepLines(step: ReportedStep, width: number, style: TextStyle): readonly string[] {
  const { commit, date, from, to, change, subject } = step;
  const figures = `${formatFigure(from)} → ${formatFigure(to)}`;
  const percent = formatChange(change);
  const paint = to > from ? style.red : style.green;
  const start = `    ${commit.slice(0, 12)}  ${(date ?? '').slice(0, 10).padEnd(10)}  `;
  const rest = Math.max(20, width - start.length - figures.length - percent.length - 4);
  const notes = doubt(step);
  return [
    `${start}${paint(figures)} ${percent}  ${fit(visible(subject ?? ''), rest)}`.trimEnd(),
    ...(notes === '' ? [] : wrap(notes, width - 6).map((line) => style.dim(`      ${line}`))),
  ];
}

/** `doubt` returns what a reader should know before blaming the commit. */
function doubt({ commit, exact, after, conditions }: ReportedStep): string {
  const isTwice = after === commit;
  return [
    ...(conditions === undefined ? [] : [conditionsDoubt(conditions)]),
    ...(isTwice && conditions === undefined ? ['this commit was recorded twice, with different figures'] : []),
    ...(exact === false && !isTwice ? [`or another commit after ${after.slice(0, 12)}, the one recorded before`] : []),
  ].join('; ');
}

function stillLine({ benchmark, package: importPath, unit, last }: ReportedRow, width: number): string {
  return fit(`${visible(benchmark)}  ${visible(importPath)}  ${formatFigure(last)} ${visible(unit)}`, width);
}

function summary({ records, branch, rows, backfill }: HistoryReport, still: number): string {
  const measured = backfill === undefined ? [] : [backfillWords(backfill)];
  const recorded = backfill !== undefined && records === 0 ? [] : [`${count(records, 'record')} on ${visible(branch)}`];
  return `${[...measured, ...recorded].join('; ')}, ${count(rows.length, 'row')}, ${still} of them without a step.`;
}

/**
 * `backfillWords` summarizes a backfill: `20 commits in 3 min 5 s (12 measured, 8 from an earlier run; 30 packages
 * measured, 6 reused from the same sources)`.
 */
export function backfillWords(backfill: BackfillSummary): string {
  const { commits, measured, skipped, stored, recorded, packagesMeasured, packagesReused, ms } = backfill;
  const sources = [
    `${measured} measured`,
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(stored > 0 ? [`${stored} from an earlier run`] : []),
    ...(recorded > 0 ? [`${recorded} from records`] : []),
  ];
  const packages = `${count(packagesMeasured, 'package')} measured, ${packagesReused} reused from the same sources`;
  return `${count(commits, 'commit')} in ${formatDuration(ms)} (${sources.join(', ')}; ${packages})`;
}
