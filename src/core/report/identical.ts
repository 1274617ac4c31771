import { isAllocationUnit } from '../benchunit/allocation-units.ts';
import { nameMarkdown } from './markdown-table.ts';
import { folded } from './markdown-parts.ts';
import { formatFigure } from './figures.ts';
import type { GateReport } from './model.ts';
import { count } from './wording.ts';

/** Maximum number of benchmarks to name. */
const mostNames = 200;

/**
 * `identicalCounts` returns how many benchmarks and packages were not measured because both sides have identical
 * inputs.
 */
export function identicalCounts({ identical = [] }: GateReport): {
  readonly benchmarks: number;
  readonly packages: number;
} {
  return { benchmarks: identical.reduce((sum, one) => sum + one.benchmarks.length, 0), packages: identical.length };
}

/** `identicalLine` returns a sentence that says what was not measured and why, or `''` if everything was measured. */
export function identicalLine(report: GateReport): string {
  const { what, why } = identicalParts(report);
  return what === '' ? '' : `${what} not measured: ${why}`;
}

/** `identicalParts` returns what was not measured and why; both are `''` if everything was measured. */
export function identicalParts(report: GateReport): { readonly what: string; readonly why: string } {
  const { benchmarks, packages } = identicalCounts(report);
  if (packages === 0) return { what: '', why: '' };
  const reason = report.identical?.[0]?.reason ?? '';
  return {
    what: `${count(benchmarks, 'benchmark')} in ${count(packages, 'package')}`,
    why: `identical inputs (${reason})`,
  };
}

/**
 * `identicalMarkdown` returns a folded list of the benchmarks that were not measured, with their stored figures if
 * there are any.
 */
export function identicalMarkdown(report: GateReport): string[] {
  const line = identicalLine(report);
  if (line === '') return [];
  const rows = (report.identical ?? []).flatMap((one) =>
    one.benchmarks.map(({ benchmark, figures }) => {
      const known = Object.entries(figures ?? {}).filter(([unit]) => isAllocationUnit(unit));
      const shown = known.map(([unit, value]) => `${formatFigure(value)} ${unit}`).join(', ');
      return `- ${nameMarkdown(one.package)} ${nameMarkdown(benchmark)}${shown === '' ? '' : `: ${shown}`}`;
    }),
  );
  const more = rows.length - mostNames;
  const items = [...rows.slice(0, mostNames), ...(more > 0 ? [`- … and ${more} more`] : [])];
  return [folded(line, items.join('\n'))];
}
