import { formatMeasurement } from '../benchunit/index.ts';
import type { GateReport, UnjudgedRow } from './model.ts';
import type { TextStyle } from './text-style.ts';
import { middle } from './wording.ts';
import { displayWidth, fit, visible } from './visible.ts';

/**
 * `unjudgedLines` returns lines with the figures that are shown for reference and never judged, such as times at a
 * fixed number of iterations.
 */
export function unjudgedLines(report: GateReport, width: number, style: TextStyle): string[] {
  const rows = report.unjudged.map((row) => ({ name: visible(row.benchmark), row }));
  if (rows.length === 0) return [];
  const nameWidth = Math.min(Math.max(...rows.map(({ name }) => displayWidth(name))), Math.max(16, width - 40));
  let before = '';
  return [
    '',
    style.bold('Not judged') + style.dim(' (for reference only: one machine, few iterations, other processes running)'),
    ...rows.flatMap(({ name, row }) => {
      const heading =
        row.package === before || row.package === '' ? [] : [`  ${style.dim(fit(visible(row.package), width - 2))}`];
      before = row.package;
      const label = fit(name, nameWidth);
      return [...heading, `    ${label}${' '.repeat(nameWidth - displayWidth(label))}  ${figures(row)}`];
    }),
  ];
}

/** `figures` returns the middle sample of each side, such as `98.2 ns → 71.0 ns/op`. */
function figures({ unit, base, head }: UnjudgedRow): string {
  const sides = [base, head].map(middle).filter((value) => value !== undefined);
  const shown = sides.map((value) => formatMeasurement(value, unit)).join(' → ');
  return unit === 'ns/op' ? `${shown}/op` : `${shown}  ${visible(unit)}`;
}
