import type { BenchmarkData, PackageData, UnitData } from '../../core/history/site/data.ts';
import { formatFigure } from '../../core/report/figures.ts';
import { make } from '../dom.ts';
import { type Chart, chartOf } from './chart.ts';
import { dayOf, nameOf } from './commit.ts';
import { changeWords, firstOf, lastOf, stepsOf } from './steps.ts';
import { stepsTable } from './steps-table.ts';

/** `drawBenchmark` returns the charts of a benchmark, one for each unit, and the table of its steps. */
export function drawBenchmark(benchmark: BenchmarkData, data: PackageData): readonly HTMLElement[] {
  const charts = make('div', 'charts');
  const steps = stepsOf(benchmark);
  const table = stepsTable(steps, benchmark, data);
  const drawn: Chart[] = [];
  const mark = (at: number | undefined): void => {
    table.mark(at);
    for (const chart of drawn) chart.mark(at);
  };
  for (const unit of benchmark.units) {
    const { element, chart } = figureOf(unit, data, mark);
    charts.append(element);
    drawn.push(chart);
  }
  table.onMark(mark);
  return [charts, table.element];
}

function figureOf(
  unit: UnitData,
  data: PackageData,
  onMark: (at: number | undefined) => void,
): { readonly element: HTMLElement; readonly chart: Chart } {
  const element = make('figure', 'chart');
  const caption = make('figcaption');
  const readout = make('span', 'readout');
  const rest = restWords(unit, data);
  readout.textContent = rest;
  const title = make('span', 'title');
  title.append(make('b', 'fig', formatFigure(lastOf(unit))), ` ${unit.unit}`);
  caption.append(title, readout);
  const chart = chartOf(unit, data, {
    onPoint: onMark,
    onMark: (at) => {
      const level = at === undefined ? undefined : unit.levels.findLast(([place]) => place <= at);
      readout.textContent = level === undefined ? rest : `${formatFigure(level[1])} since ${nameOf(data, level[0])}`;
    },
  });
  element.append(caption, chart.element);
  return { element, chart };
}

function restWords(unit: UnitData, data: PackageData): string {
  const gone = unit.last < data.end ? `; gone after ${dayOf(data, unit.last)}` : '';
  const budget = unit.budget === undefined ? '' : `; budget ${formatFigure(unit.budget)}`;
  const change = changeWords(firstOf(unit), lastOf(unit));
  const still = unit.levels.length === 1 ? 'unchanged' : 'same as at the start';
  const moved = change === '' ? still : `${change} since ${dayOf(data, unit.levels[0]?.[0] ?? 0)}`;
  return `${moved}${budget}${gone}`;
}
