import type { BenchmarkData, PackageData } from '../../core/history/site/data.ts';
import { conditionsDoubt } from '../../core/history/conditions.ts';
import { formatFigure } from '../../core/report/figures.ts';
import { make } from '../dom.ts';
import { commitLink, nameOf, subjectOf } from './commit.ts';
import { changeWords, type Step } from './steps.ts';

/** The number of steps that are shown at first. */
const most = 6;

/** The steps of one benchmark. */
export interface StepsTable {
  readonly element: HTMLElement;
  /** Marks the step at the commit with this index. */
  readonly mark: (at: number | undefined) => void;
  /** Sets the function to call when the reader points at a step or moves to it with the keyboard. */
  readonly onMark: (mark: (at: number | undefined) => void) => void;
}

/** `stepsTable` returns a table of steps with their commits, newest first. */
export function stepsTable(steps: readonly Step[], { name, units }: BenchmarkData, data: PackageData): StepsTable {
  const table = make('table', 'steps');
  table.createCaption().append(make('span', 'out', `Steps of ${name}`));
  const head = table.createTHead().insertRow();
  for (const [title, className] of [
    ['Commit', ''],
    ['What', ''],
    ...units.map(({ unit }) => [unit, 'num'] as const),
  ] as const) {
    const cell = make('th', className, title);
    cell.scope = 'col';
    head.append(cell);
  }
  const body = table.createTBody();
  const rows = new Map(
    steps.map((step) => [
      step.at,
      rowOf(
        step,
        units.map(({ unit }) => unit),
        data,
      ),
    ]),
  );
  for (const [index, row] of [...rows.values()].entries()) {
    row.hidden = index >= most;
    body.append(row);
  }
  const element = make('div', 'scroll');
  element.append(table);
  const left = steps.length - most;
  if (left > 0) {
    const button = make('button', 'more', `Show ${left} older step${left === 1 ? '' : 's'}`);
    button.type = 'button';
    const showAll = (): void => {
      for (const row of rows.values()) row.hidden = false;
      button.remove();
    };
    button.addEventListener('click', showAll);
    window.addEventListener('beforeprint', showAll, { once: true });
    element.append(button);
  }
  return {
    element,
    mark: (at) => {
      for (const [place, row] of rows) row.classList.toggle('marked', place === at);
    },
    onMark: (mark) => {
      for (const [at, row] of rows) {
        for (const type of ['mouseenter', 'focusin']) row.addEventListener(type, () => mark(at));
        for (const type of ['mouseleave', 'focusout']) row.addEventListener(type, () => mark(undefined));
      }
    },
  };
}

function rowOf(step: Step, units: readonly string[], data: PackageData): HTMLTableRowElement {
  const { at } = step;
  const { date = '', author = '', tag } = data.commits[at] ?? {};
  const row = make('tr');
  const commit = make('th');
  commit.scope = 'row';
  commit.append(...(tag === undefined ? [] : [make('b', 'tag', tag)]), commitLink(data, at));
  const what = make('td', 'what');
  const about = [date, author, doubt(step, data)].filter((text) => text !== '').join(', ');
  what.append(subjectOf(data, at), make('span', 'package', about));
  row.append(commit, what, ...units.map((unit) => figuresCell(step, unit)));
  return row;
}

/** `doubt` returns the reasons why the commit may not be to blame, or `''` if there are none. */
function doubt({ units }: Step, data: PackageData): string {
  const conditions = units.map(({ level }) => level[4]).find((text) => text !== undefined);
  const between = units.find(({ level: [, , , exact] }) => exact === 0);
  return [
    ...(conditions === undefined ? [] : [conditionsDoubt(conditions)]),
    ...(between === undefined ? [] : [`or another commit after ${nameOf(data, between.level[2])}`]),
  ].join('; ');
}

function figuresCell({ units }: Step, unit: string): HTMLTableCellElement {
  const found = units.find((one) => one.unit === unit);
  if (found === undefined) return make('td', 'num none', '–');
  const { from, level } = found;
  const cell = make('td', `num ${level[1] > from ? 'grew' : 'shrank'}`);
  const figures = make('span', 'fig', `${formatFigure(from)} → `);
  figures.append(make('b', '', formatFigure(level[1])));
  cell.dataset['unit'] = unit;
  cell.append(figures, ' ', make('span', 'change', changeWords(from, level[1])));
  return cell;
}
