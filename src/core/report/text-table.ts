import { formatChange, formatFigure, formatSide, unitAfter } from './figures.ts';
import type { Footnotes } from './footnotes.ts';
import type { Finding, Level } from './model.ts';
import { type BenchmarkRow, groupedByPackage, shownFindings } from './table.ts';
import type { TextStyle } from './text-style.ts';
import { displayWidth, fit, visible } from './visible.ts';

/** The figures of a benchmark in one unit, split into parts that are aligned in columns. */
interface Cell {
  readonly base: string;
  readonly head: string;
  readonly unit: string;
  /**
   * The change and the budget, with the footnote marks. If there is neither a change nor a budget, the marks follow the
   * unit instead.
   */
  readonly rest: string;
  /** Colours the change according to its level. */
  readonly paint: (text: string) => string;
}

interface Line {
  readonly name: string;
  readonly cells: readonly (Cell | undefined)[];
}

/** Minimum width of the name column; if there is less room, figures go below the names. */
const leastNameWidth = 16;

/**
 * `textTable` returns rows under the names of their packages. If the terminal is wide enough, the figures of a unit are
 * aligned in columns within a package, and a name that is too long for its column gets a line of its own. In a narrow
 * terminal, all figures go below the names.
 */
export function textTable(
  rows: readonly BenchmarkRow[],
  units: readonly string[],
  width: number,
  style: TextStyle,
  notes: Footnotes,
  shown: (row: BenchmarkRow) => readonly Finding[] = shownFindings,
): string[] {
  const used = units.filter((unit) => rows.some((row) => shown(row).some((finding) => finding.unit === unit)));
  return groupedByPackage(rows).flatMap(({ package: name, rows: members }) => [
    ...(name === '' ? [] : [`  ${style.dim(fit(visible(name), width - 2))}`]),
    ...packageLines(
      members.map((row) => lineOf(row.benchmark, shown(row), used, notes, style)),
      used.length,
      width,
    ),
  ]);
}

function packageLines(lines: readonly Line[], units: number, width: number): string[] {
  const columns = Array.from({ length: units }, (_, index) =>
    columnOf(lines.flatMap(({ cells }) => cells[index] ?? [])),
  );
  const room = width - 4 - columns.reduce((sum, column) => sum + 2 + column.width, 0);
  const longest = Math.max(0, ...lines.map(({ name }) => displayWidth(name)));
  const nameWidth = Math.min(longest, room);
  return lines.flatMap((line) =>
    nameWidth < Math.min(longest, leastNameWidth) ? stacked(line, width) : aligned(line, columns, nameWidth, width),
  );
}

function lineOf(
  name: string,
  findings: readonly Finding[],
  units: readonly string[],
  notes: Footnotes,
  style: TextStyle,
): Line {
  const cells = units.map((unit) => {
    const finding = findings.find((candidate) => candidate.unit === unit);
    return finding === undefined ? undefined : cellOf(finding, notes, style);
  });
  return { name: visible(name), cells };
}

function cellOf(finding: Finding, notes: Footnotes, style: TextStyle): Cell {
  const { base, head, change, budget, level, threshold } = finding;
  const limit = level === 'over-budget' && budget !== undefined ? `(budget ${formatFigure(budget)})` : '';
  const alone = change.kind === 'none' || base === null || head === null;
  const rest = [alone ? '' : formatChange(change, threshold.percent), limit].filter((part) => part !== '').join(' ');
  const marks = notes.marks(finding);
  const shown = alone ? formatSide(head ?? base) : formatSide(head);
  const unit = unitAfter(shown, visible(finding.unit));
  return {
    base: alone ? '' : formatSide(base),
    head: shown,
    unit: rest === '' ? unit + marks : unit,
    rest: rest === '' ? '' : rest + marks,
    paint: paintOf(level, style),
  };
}

/**
 * `paintOf` returns the style for a level: red for failures, yellow for warnings and uncertain results, green for
 * improvements, and none for other levels.
 */
function paintOf(level: Level, style: TextStyle): Cell['paint'] {
  if (['regression', 'over-budget', 'drift'].includes(level)) return style.red;
  if (level === 'unconfirmed' || level === 'unstable' || level === 'warning') return style.yellow;
  return level === 'improvement' ? style.green : (text) => text;
}

interface Column {
  readonly base: number;
  readonly head: number;
  readonly unit: number;
  readonly width: number;
}

function columnOf(cells: readonly Cell[]): Column {
  const widest = (part: 'base' | 'head' | 'unit' | 'rest'): number =>
    Math.max(0, ...cells.map((cell) => displayWidth(cell[part])));
  const [base, head, unit, rest] = [widest('base'), widest('head'), widest('unit'), widest('rest')];
  return { base, head, unit, width: (base > 0 ? base + 3 : 0) + head + 1 + unit + (rest > 0 ? rest + 2 : 0) };
}

function aligned({ name, cells }: Line, columns: readonly Column[], nameWidth: number, width: number): string[] {
  const figures = columns.map((column, index) => alignedCell(cells[index], column)).join('  ');
  if (displayWidth(name) <= nameWidth) return [`    ${padEnd(name, nameWidth)}  ${figures}`.trimEnd()];
  return [`    ${fit(name, width - 4)}`, `    ${' '.repeat(nameWidth)}  ${figures}`.trimEnd()];
}

/** `alignedCell` returns a cell, padded to the width of its column. */
function alignedCell(cell: Cell | undefined, column: Column): string {
  if (cell === undefined) return ' '.repeat(column.width);
  const { base, head, unit, rest, paint } = cell;
  const before = base === '' ? ' '.repeat(column.base > 0 ? column.base + 3 : 0) : `${padStart(base, column.base)} → `;
  const figures = `${before}${padStart(head, column.head)} ${unit}`;
  if (rest === '') return padEnd(figures, column.width);
  const padded = padEnd(figures, displayWidth(figures) + column.unit - displayWidth(unit));
  const after = column.width - displayWidth(padded) - 2 - displayWidth(rest);
  return `${padded}  ${paint(rest)}${' '.repeat(Math.max(0, after))}`;
}

function stacked({ name, cells }: Line, width: number): string[] {
  const found = cells.filter((cell) => cell !== undefined);
  const plain = found.map(({ base, head, unit, rest }) => figuresOf(base, head, unit, rest));
  const painted = found.map(({ base, head, unit, rest, paint }) => figuresOf(base, head, unit, paint(rest)));
  const fits = displayWidth(plain.join('   ')) <= width - 6;
  return [`    ${fit(name, width - 4)}`, ...(fits ? [painted.join('   ')] : painted).map((line) => `      ${line}`)];
}

function figuresOf(base: string, head: string, unit: string, rest: string): string {
  return `${base === '' ? '' : `${base} → `}${head} ${unit}${rest === '' ? '' : `  ${rest}`}`;
}

function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}
