import type { Finding, GateReport, Problem, UnjudgedRow } from './model.ts';
import { visible, visibleLines } from './visible.ts';

type Cell = string | number | undefined;

const columns = [
  ...(['package', 'benchmark', 'unit', 'level', 'base', 'head', 'change_percent', 'threshold_percent'] as const),
  ...(['budget', 'confirmed', 'iterations', 'cause', 'file', 'line', 'note'] as const),
] as const;
type Row = Partial<Record<(typeof columns)[number], Cell>>;

/**
 * `renderCsv` returns the report as comma-separated values (RFC 4180). It has a row for each unit of each benchmark,
 * judged or not, and for each problem.
 */
export function renderCsv(report: GateReport): string {
  const rows = [...findingRows(report), ...report.unjudged.map(unjudgedRow), ...report.problems.map(problemRow)];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return lines.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('');
}

function findingRows({ findings, explanations }: GateReport): readonly Row[] {
  const first = new Map(
    explanations.map(({ package: importPath, benchmark, sites }) => [`${importPath}\n${benchmark}`, sites[0]]),
  );
  return findings.map((finding) => {
    const site = first.get(`${finding.package}\n${finding.benchmark}`);
    const at = site?.root ?? site;
    return { ...findingRow(finding), cause: site?.cause, file: at?.file, line: at?.line };
  });
}

function findingRow(finding: Finding): Row {
  const { package: importPath, benchmark, unit, level, base, head, change, threshold, budget, waiver } = finding;
  return {
    package: importPath,
    benchmark,
    unit,
    level,
    base: base?.median,
    head: head?.median,
    change_percent: change.kind === 'ratio' ? change.percent : change.kind === 'none' ? 0 : undefined,
    threshold_percent: threshold.percent,
    budget,
    confirmed: String(finding.confirmed),
    iterations: finding.iterations,
    note: [
      ...(waiver === undefined ? [] : [waiver.reason]),
      ...(finding.acceptedBy === undefined ? [] : [`accepted by ${finding.acceptedBy}`]),
      ...finding.warnings,
    ].join('; '),
  };
}

function unjudgedRow({ package: importPath, benchmark, unit, iterations, base, head }: UnjudgedRow): Row {
  return {
    package: importPath,
    benchmark,
    unit,
    level: 'not judged',
    base: median(base),
    head: median(head),
    iterations,
  };
}

function problemRow({ kind, side, package: importPath, benchmark, message, remedy, blocking }: Problem): Row {
  const note = `${kind} on ${side === 'both' ? 'both sides' : side}: ${visibleLines(message.trim()).join(' ')} ${remedy}`;
  return { package: importPath, benchmark, level: blocking ? 'problem' : 'warning', note };
}

function median(samples: readonly number[]): number | undefined {
  const sorted = samples.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** Maximum length of a cell's text; a spreadsheet accepts 32,767 characters. */
const longestCell = 10_000;

/**
 * `cellText` quotes a cell if necessary. A spreadsheet would evaluate text that looks like a formula, so `cellText`
 * puts an apostrophe before such text (https://owasp.org/www-community/attacks/CSV_Injection). It leaves numbers as
 * they are.
 */
export function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = visible(cell.slice(0, longestCell));
  const text = /^\s*[=+\-@＝＋－＠]/u.test(safe) ? `'${safe}` : safe;
  return /^[\w./:%@ -]*$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`;
}
