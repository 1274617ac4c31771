import { allocationUnits, isAllocationUnit } from '../benchunit/allocation-units.ts';
import { isLeakUnit } from '../leak/units.ts';
import { changeSize } from './figures.ts';
import { type Finding, type GateReport, type Level, levels } from './model.ts';

/** A benchmark with its judged units, which every renderer shows as one row. */
export interface BenchmarkRow {
  readonly package: string;
  readonly benchmark: string;
  /** The gravest level among the benchmark's units. */
  readonly level: Level;
  readonly findings: readonly Finding[];
}

export interface LevelGroup {
  readonly level: Level;
  readonly rows: readonly BenchmarkRow[];
}

export interface ReportTable {
  /** Units in the order in which columns are shown. */
  readonly units: readonly string[];
  /**
   * Every level that occurs, gravest first. At each level, rows are grouped by package. The package with the largest
   * change comes first, and so does the row with the largest change in each package.
   */
  readonly groups: readonly LevelGroup[];
  readonly counts: { readonly packages: number; readonly benchmarks: number; readonly rows: number };
}

/** `tableOf` returns the rows of a report, grouped by level. All renderers share this table. */
export function tableOf(report: GateReport): ReportTable {
  const rows = rowsOf(report.findings);
  const groups = levels.flatMap((level): LevelGroup[] => {
    const members = rows.filter((row) => row.level === level);
    return members.length === 0 ? [] : [{ level, rows: byPackage(members) }];
  });
  return {
    units: unitsOf(report.findings),
    groups,
    counts: {
      packages: new Set(rows.map((row) => row.package)).size,
      benchmarks: rows.length,
      rows: report.findings.length,
    },
  };
}

/** `rowsAt` returns the rows whose level is one of `wanted`. */
export function rowsAt(table: ReportTable, wanted: readonly Level[]): readonly BenchmarkRow[] {
  return table.groups.filter(({ level }) => wanted.includes(level)).flatMap(({ rows }) => rows);
}

/** `groupedByPackage` groups rows by package. It keeps the order of packages and rows. */
export function groupedByPackage(
  rows: readonly BenchmarkRow[],
): readonly { readonly package: string; readonly rows: readonly BenchmarkRow[] }[] {
  const groups = new Map<string, BenchmarkRow[]>();
  for (const row of rows) {
    const members = groups.get(row.package);
    if (members === undefined) groups.set(row.package, [row]);
    else members.push(row);
  }
  return [...groups].map(([name, members]) => ({ package: name, rows: members }));
}

function rowsOf(findings: readonly Finding[]): readonly BenchmarkRow[] {
  const byBenchmark = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.package}\n${finding.benchmark}`;
    const members = byBenchmark.get(key);
    if (members === undefined) byBenchmark.set(key, [finding]);
    else members.push(finding);
  }
  return [...byBenchmark.values()].flatMap((of): BenchmarkRow[] => {
    const [first] = of;
    if (first === undefined) return [];
    return [{ package: first.package, benchmark: first.benchmark, level: gravest(of), findings: of }];
  });
}

/** `isLeakOnly` reports whether a row is at its level only because of leaks. */
export function isLeakOnly({ level, findings }: Pick<BenchmarkRow, 'level' | 'findings'>): boolean {
  return findings.every((finding) => finding.level !== level || isLeakUnit(finding.unit));
}

/**
 * `shownFindings` returns the findings of a row to show where room is short. If only a leak makes a benchmark worse,
 * allocations within their thresholds are left out.
 */
export function shownFindings(row: BenchmarkRow): readonly Finding[] {
  const isWorse = row.level === 'regression' || row.level === 'warning' || row.level === 'waived';
  if (!isWorse || !isLeakOnly(row)) return row.findings;
  return row.findings.filter(
    ({ unit, level: own, warnings }) => !isAllocationUnit(unit) || own !== 'unchanged' || warnings.length > 0,
  );
}

function gravest(findings: readonly Finding[]): Level {
  return levels.find((level) => findings.some((finding) => finding.level === level)) ?? 'unchanged';
}

/**
 * `unitsOf` returns the units of some findings: B/op and allocs/op first, in the order in which Go prints them, then
 * other units by name.
 */
function unitsOf(findings: readonly Finding[]): readonly string[] {
  const found = new Set(findings.map(({ unit }) => unit));
  const others = [...found].filter((unit) => !isAllocationUnit(unit)).toSorted();
  return [...allocationUnits.filter((unit) => found.has(unit)), ...others];
}

/**
 * `byPackage` sorts rows by package. The package with the largest change comes first. In each package, the row with the
 * largest change comes first.
 */
function byPackage(rows: readonly BenchmarkRow[]): readonly BenchmarkRow[] {
  const ranked = rows.toSorted((a, b) => descending(sizeOf(a), sizeOf(b)));
  return groupedByPackage(ranked).flatMap(({ rows: members }) => members);
}

/** `sizeOf` returns the size of a row's change in the units that decide its level. */
function sizeOf({ findings, level }: BenchmarkRow): number {
  return findings
    .filter((finding) => finding.level === level)
    .reduce((most, finding) => Math.max(most, changeSize(finding)), 0);
}

function descending(a: number, b: number): number {
  return a === b ? 0 : b > a ? 1 : -1;
}
