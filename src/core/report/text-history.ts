import { driftWords, type RowWithHistory, rowsWithHistory, stepWords, wasWords } from './history-words.ts';
import type { GateReport } from './model.ts';
import { type TextOptions, type TextStyle } from './text-style.ts';
import { fit, visible, wrap } from './visible.ts';

/** Maximum number of rows to show without `--verbose`. */
const most = 10;

/** `historyLines` returns lines of text for a terminal that show the history of each row that has one. */
export function historyLines(report: GateReport, { width, verbose }: TextOptions, style: TextStyle): string[] {
  const rows = rowsWithHistory(report);
  if (rows.length === 0) return [];
  const shown = verbose ? rows : rows.slice(0, most);
  const more = rows.length - shown.length;
  return [
    '',
    style.bold('History'),
    ...shown.flatMap((row) => rowLines(row, width)),
    ...(more > 0 ? [style.dim(`  … and ${more} more (--verbose lists ${more === 1 ? 'it' : 'them'})`)] : []),
  ];
}

function rowLines(row: RowWithHistory, width: number): string[] {
  const { benchmark, unit, drift, history } = row;
  const was = history && wasWords(history);
  const texts = [
    ...(drift === undefined ? [] : [driftWords(drift, row)]),
    ...(history === undefined ? [] : [`${unit} ${history.sparkline}${was === undefined ? '' : ` ${was}`}`]),
  ];
  const [first = [], ...rest] = texts.map((text) => wrap(visible(text), width - 4).map((line) => `    ${line}`));
  const steps = (drift?.steps ?? []).map((step) =>
    fit(visible(`      ${stepWords(step)}  ${step.commit.slice(0, 12)}  ${step.subject ?? ''}`.trimEnd()), width),
  );
  const further = drift !== undefined && drift.more > 0 ? [`      and ${drift.more} more`] : [];
  const url = history?.url === undefined ? [] : [`    ${visible(history.url)}`];
  return [`  ${fit(visible(benchmark), width - 2)}`, ...first, ...steps, ...further, ...rest.flat(), ...url];
}
