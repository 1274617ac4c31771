import type { BenchmarkData, PackageData } from '../../core/history/site/data.ts';
import { formatFigure } from '../../core/report/figures.ts';
import { make } from '../dom.ts';
import { lastOf } from './steps.ts';

/** The table of the benchmarks without steps. */
export interface UnchangedTable {
  readonly element: HTMLElement;
  /** Shows only the benchmarks whose names match, and returns their number. */
  readonly filter: (matches: (name: string) => boolean) => number;
}

/** `unchangedTable` returns the table of the benchmarks that never changed, or `undefined` if there are none. */
export function unchangedTable(benchmarks: readonly BenchmarkData[], data: PackageData): UnchangedTable | undefined {
  if (benchmarks.length === 0) return undefined;
  const units = [...new Set(benchmarks.flatMap((benchmark) => benchmark.units.map(({ unit }) => unit)))].slice(0, 8);
  const element = make('section', 'still');
  const heading = make('h2', '', 'Unchanged');
  heading.id = 'unchanged-title';
  element.setAttribute('aria-labelledby', heading.id);
  const table = make('table', 'movers');
  const head = table.createTHead().insertRow();
  head.append(header('Benchmark', 'col'), ...units.map((unit) => header(unit, 'col', 'num')));
  const body = table.createTBody();
  const rows = benchmarks.map((benchmark) => {
    const row = make('tr');
    row.id = benchmark.id ?? benchmark.name;
    const name = header('', 'row');
    name.append(make('code', '', benchmark.name));
    if (benchmark.units.every(({ last }) => last < data.end))
      name.append(make('span', 'package', 'no longer measured'));
    row.append(name, ...units.map((unit) => cell(benchmark, unit)));
    return { row, name: benchmark.name };
  });
  body.append(...rows.map(({ row }) => row));
  element.append(heading, table);
  return {
    element,
    filter: (matches) => {
      for (const { row, name } of rows) row.hidden = !matches(name);
      const shown = rows.filter(({ row }) => !row.hidden).length;
      element.hidden = shown === 0;
      return shown;
    },
  };
}

function header(text: string, scope: 'col' | 'row', className = ''): HTMLTableCellElement {
  const cellOf = make('th', className, text);
  cellOf.scope = scope;
  return cellOf;
}

function cell({ units }: BenchmarkData, unit: string): HTMLTableCellElement {
  const found = units.find((one) => one.unit === unit);
  return make('td', 'num fig', found === undefined ? '' : formatFigure(lastOf(found)));
}
