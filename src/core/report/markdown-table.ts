import { codeMarkdown, escapeMarkdown } from './escape-markdown.ts';
import { formatChange, formatFigure, formatSide } from './figures.ts';
import type { Footnotes } from './footnotes.ts';
import type { Finding } from './model.ts';
import { type BenchmarkRow, groupedByPackage, shownFindings } from './table.ts';
import { displayWidth, fit, visible } from './visible.ts';

/** Maximum width of a name, in columns; a longer name loses its middle. */
const longestName = 240;
/** Maximum width of one line of a name in a table, in columns, so that the figures stay visible. */
const nameLine = 48;
/** Maximum number of units in a table; a table with more columns would be unreadable. */
const mostUnits = 20;
/** A no-break space, which keeps both figures and their arrow on one line of a cell. */
const noBreak = '\u00a0';

/**
 * `markdownTable` returns at most `most` rows as GFM tables: one table for each package, with a line for each benchmark
 * and a column for each unit.
 */
export function markdownTable(
  rows: readonly BenchmarkRow[],
  units: readonly string[],
  notes: Footnotes,
  most: number,
): string {
  const shown = rows.slice(0, most);
  const left = rows.length - shown.length;
  const found = new Set(rows.flatMap((row) => shownFindings(row).map(({ unit }) => unit)));
  const judged = units.filter((unit) => found.has(unit));
  const used = judged.slice(0, mostUnits);
  const tables = groupedByPackage(shown).map((group) =>
    [
      `| ${group.package === '' ? 'benchmark' : nameCell(group.package)} | ${used.map(unitMarkdown).join(' | ')} |`,
      `| :-- |${' --: |'.repeat(used.length)}`,
      ...group.rows.map((row) => line(row, used, notes)),
    ].join('\n'),
  );
  const leftUnits = judged.length - used.length;
  return [
    ...tables,
    ...(leftUnits > 0 ? [leftOut(leftUnits, leftUnits === 1 ? 'unit' : 'units')] : []),
    ...(left > 0 ? [leftOut(left)] : []),
  ].join('\n\n');
}

/** `nameMarkdown` returns the name of a benchmark or package as code, shortened if it is too long. */
export function nameMarkdown(name: string): string {
  return codeMarkdown(fit(visible(name), longestName));
}

/** `nameCell` returns a name as Markdown for a table cell. It breaks a long name after slashes. */
function nameCell(name: string): string {
  const lines: string[] = [];
  for (const part of fit(visible(name), longestName).split(/(?<=\/)/)) {
    const joined = `${lines.at(-1) ?? ''}${part}`;
    if (lines.length > 0 && displayWidth(joined) <= nameLine) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines.map(codeMarkdown).join('<br>');
}

function unitMarkdown(unit: string): string {
  return escapeMarkdown(fit(visible(unit), nameLine));
}

/** `leftOut` returns a sentence that says how much was left out and where to find it. */
export function leftOut(count: number, noun = ''): string {
  return `*… and ${count} more${noun === '' ? '' : ` ${noun}`}; the JSON report has them all.*`;
}

function line(row: BenchmarkRow, units: readonly string[], notes: Footnotes): string {
  // If a unit has two findings, the first one is shown.
  const byUnit = new Map(
    shownFindings(row)
      .toReversed()
      .map((finding) => [finding.unit, finding]),
  );
  const cells = units.map((unit) => {
    const finding = byUnit.get(unit);
    return finding === undefined ? '' : cell(finding, notes);
  });
  return `| ${nameCell(row.benchmark)} | ${cells.join(' | ')} |`;
}

function cell(finding: Finding, notes: Footnotes): string {
  const { base, head, change, level, budget, threshold } = finding;
  const limit = level === 'over-budget' && budget !== undefined ? `(budget ${formatFigure(budget)})` : '';
  const bold = ['regression', 'over-budget', 'drift'].includes(level) ? '**' : '';
  const alone = change.kind === 'none' || base === null || head === null;
  const figures = alone ? formatSide(head ?? base) : `${formatSide(base)} → ${formatSide(head)}`;
  const parts = [`${bold}${figures}${bold}`, ...(alone ? [] : [formatChange(change, threshold.percent)]), limit];
  return parts
    .filter((part) => part !== '')
    .map((part) => part.replaceAll(' ', noBreak))
    .join(' ')
    .concat(notes.marks(finding));
}
