import { codeMarkdown, escapeMarkdown } from './escape-markdown.ts';
import { formatChange, formatFigure, formatSide } from './figures.ts';
import type { Footnotes } from './footnotes.ts';
import type { Finding } from './model.ts';
import { type BenchmarkRow, groupedByPackage } from './table.ts';
import { fit, visible } from './visible.ts';

/** Columns of a name; what is longer loses its middle. */
const longestName = 160;
/** Keeps both figures and their arrow on one line of a cell. */
const noBreak = '\u00a0';

/** Rows as GFM tables, at most `most` of them: a table a package, a benchmark a line, a column a unit. */
export function markdownTable(
  rows: readonly BenchmarkRow[],
  units: readonly string[],
  notes: Footnotes,
  most: number,
): string {
  const shown = rows.slice(0, most);
  const left = rows.length - shown.length;
  const used = units.filter((unit) => rows.some(({ findings }) => findings.some((finding) => finding.unit === unit)));
  const tables = groupedByPackage(shown).map((group) =>
    [
      `| ${group.package === '' ? 'benchmark' : nameMarkdown(group.package)} | ${used.map(escapeMarkdown).join(' | ')} |`,
      `| :-- |${' --: |'.repeat(used.length)}`,
      ...group.rows.map((row) => line(row, used, notes)),
    ].join('\n'),
  );
  return [...tables, ...(left > 0 ? [leftOut(left)] : [])].join('\n\n');
}

/** A benchmark or package of whatever length in code type. */
export function nameMarkdown(name: string): string {
  return codeMarkdown(fit(visible(name), longestName));
}

/** Says that something was not shown, and where it is. */
export function leftOut(count: number): string {
  return `*… and ${count} more; the JSON report has them all.*`;
}

function line(row: BenchmarkRow, units: readonly string[], notes: Footnotes): string {
  const cells = units.map((unit) => {
    const finding = row.findings.find((candidate) => candidate.unit === unit);
    return finding === undefined ? '' : cell(finding, notes);
  });
  return `| ${nameMarkdown(row.benchmark)} | ${cells.join(' | ')} |`;
}

function cell(finding: Finding, notes: Footnotes): string {
  const { base, head, change, level, budget, threshold } = finding;
  const limit = level === 'over-budget' && budget !== undefined ? `(budget ${formatFigure(budget)})` : '';
  const bold = level === 'regression' || level === 'over-budget' ? '**' : '';
  const alone = change.kind === 'none' || base === null || head === null;
  const figures = alone ? formatSide(head ?? base) : `${formatSide(base)} → ${formatSide(head)}`;
  const parts = [`${bold}${figures}${bold}`, ...(alone ? [] : [formatChange(change, threshold.percent)]), limit];
  return parts
    .filter((part) => part !== '')
    .map((part) => part.replaceAll(' ', noBreak))
    .join(' ')
    .concat(notes.marks(finding));
}
