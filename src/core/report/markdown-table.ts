import { codeMarkdown, escapeMarkdown } from './escape-markdown.ts';
import { formatChange, formatFigure, formatSide } from './figures.ts';
import type { Footnotes } from './footnotes.ts';
import type { Finding } from './model.ts';
import type { BenchmarkRow, ReportTable } from './table.ts';

/** Rows as a GFM table, at most `most` of them: a benchmark a line, a column a unit. */
export function markdownTable(
  rows: readonly BenchmarkRow[],
  { units }: ReportTable,
  notes: Footnotes,
  most: number,
): string {
  const shown = rows.slice(0, most);
  const left = rows.length - shown.length;
  if (shown.length === 0) return leftOut(left);
  const several = new Set(rows.map((row) => row.package)).size > 1;
  const lines = shown.map((row) => {
    const cells = units.map((unit) =>
      cell(
        row.findings.find((finding) => finding.unit === unit),
        notes,
      ),
    );
    const where = several ? `<br><sub>${escapeMarkdown(row.package)}</sub>` : '';
    return `| ${codeMarkdown(row.benchmark)}${where} | ${cells.join(' | ')} |`;
  });
  const [first] = rows;
  const title = several || first === undefined ? 'benchmark' : `benchmark in ${codeMarkdown(first.package)}`;
  return [
    `| ${title} | ${units.map(escapeMarkdown).join(' | ')} |`,
    `| :-- | ${units.map(() => '--:').join(' | ')} |`,
    ...lines,
    ...(left > 0 ? ['', leftOut(left)] : []),
  ].join('\n');
}

function leftOut(count: number): string {
  return `*… and ${count} more; the JSON report has them all.*`;
}

function cell(finding: Finding | undefined, notes: Footnotes): string {
  if (finding === undefined) return '';
  const { base, head, change, level, budget } = finding;
  const marks = notes.marks(finding);
  const limit = level === 'over-budget' && budget !== undefined ? ` (budget ${formatFigure(budget)})` : '';
  const bold = level === 'regression' || level === 'over-budget' ? '**' : '';
  if (change.kind === 'none' || base === null || head === null) {
    return `${bold}${formatSide(head ?? base)}${limit}${bold}${marks}`;
  }
  return `${bold}${formatSide(base)} → ${formatSide(head)}${bold} ${formatChange(change)}${limit}${marks}`;
}
