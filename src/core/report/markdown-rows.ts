import { type CauseGroup, causeGroups } from './explanation-groups.ts';
import type { Footnotes } from './footnotes.ts';
import { causeHeading, type LinkOf } from './markdown-explanations.ts';
import { folded } from './markdown-parts.ts';
import { leftOut, markdownTable } from './markdown-table.ts';
import type { GateReport, Level } from './model.ts';
import { type Origin, waivedByReport } from './origin.ts';
import { type BenchmarkRow, type ReportTable, rowsAt } from './table.ts';
import { wordsOf } from './wording.ts';

/** The data that all tables of one report share. */
export interface Rows {
  readonly report: GateReport;
  readonly table: ReportTable;
  readonly notes: Footnotes;
  readonly linkOf: LinkOf;
  readonly origin: Origin | undefined;
}

/**
 * `levelMarkdown` returns the benchmarks of one level as tables. The tables are either visible or, grouped by cause, in
 * a collapsible section.
 */
export function levelMarkdown(
  { report, table, notes, linkOf, origin }: Rows,
  level: Level,
  { most, isOpen }: { readonly most: number; readonly isOpen: boolean },
): readonly string[] {
  const rows = rowsAt(table, [level]);
  if (rows.length === 0) return [];
  const { title, meaning } = wordsOf(level, report);
  const said = origin === 'fork' && level === 'waived' ? waivedByReport : meaning;
  if (isOpen) {
    // Regressions need no label, because the verdict above these rows already mentions them.
    const label = level === 'regression' ? [] : [`**${title}** (${said})`];
    return [...label, markdownTable(rows, table.units, notes, most)];
  }
  const causes = byCause(rows.slice(0, most), causeGroups(report));
  const parts = causes.flatMap(({ group, rows: members }) => [
    ...(group === undefined ? (causes.length > 1 ? ['**Other benchmarks**'] : []) : [causeHeading(group, linkOf)]),
    markdownTable(members, table.units, notes, most),
  ]);
  const left = rows.length - most;
  return [folded(`${title}: ${rows.length} (${said})`, [...parts, ...(left > 0 ? [leftOut(left)] : [])].join('\n\n'))];
}

/** `byCause` groups rows by the most expensive cause that affects them. Rows without a cause come last. */
function byCause(
  rows: readonly BenchmarkRow[],
  groups: readonly CauseGroup[],
): readonly { readonly group: CauseGroup | undefined; readonly rows: readonly BenchmarkRow[] }[] {
  const causes = new Map<string, CauseGroup>();
  for (const group of groups)
    for (const subject of group.benchmarks) if (!causes.has(keyOf(subject))) causes.set(keyOf(subject), group);
  const members = new Map<CauseGroup | undefined, BenchmarkRow[]>([...groups, undefined].map((group) => [group, []]));
  for (const row of rows) members.get(causes.get(keyOf(row)))?.push(row);
  return [...members].flatMap(([group, found]) => (found.length === 0 ? [] : [{ group, rows: found }]));
}

function keyOf({ package: importPath, benchmark }: Pick<BenchmarkRow, 'package' | 'benchmark'>): string {
  return `${importPath}\n${benchmark}`;
}
