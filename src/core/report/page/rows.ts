import { changeSize, formatChange, formatFigure, formatSide } from '../figures.ts';
import type { Footnotes } from '../footnotes.ts';
import type { Finding, GateReport, Level } from '../model.ts';
import { type BenchmarkRow, type ReportTable } from '../table.ts';
import { count, levelsInOrder, wordsOf } from '../wording.ts';
import { breakable, Html, html } from './html.ts';

/** Maximum number of units that get a column; a table with more columns would be unreadable. */
const mostUnits = 8;

/** `rowsHtml` returns a table of all benchmarks, gravest first. The page's script adds sorting and filtering. */
export function rowsHtml(report: GateReport, table: ReportTable, notes: Footnotes): Html {
  const units = table.units.slice(0, mostUnits);
  const rows = levelsInOrder.flatMap((level) => table.groups.find((group) => group.level === level)?.rows ?? []);
  if (rows.length === 0) return html``;
  const levels = levelsInOrder.filter((level) => rows.some((row) => row.level === level));
  return html`<section id="benchmarks" aria-labelledby="benchmarks-title">
    <h2 id="benchmarks-title">Benchmarks</h2>
    <form class="tools" role="search" aria-label="Filter benchmarks" hidden>
      <input
        type="search"
        id="filter"
        placeholder="Filter by name"
        aria-label="Filter benchmarks by name"
        autocomplete="off"
        spellcheck="false"
      />
      <select id="level" aria-label="Filter by result">
        <option value="">All results</option>
        ${levels.map((level) => html`<option value="${level}">${wordsOf(level, report).title}</option>`)}
      </select>
      <output id="shown" aria-live="polite">${count(rows.length, 'benchmark')}</output>
    </form>
    <table class="rows" id="rows">
      <caption class="out">
        Every benchmark with its figures on base and head
      </caption>
      <thead>
        <tr>
          <th scope="col" data-sort="text">Benchmark</th>
          <th scope="col" data-sort="level">Result</th>
          ${units.map((unit) => html`<th scope="col" class="num" data-sort="number">${unit}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => rowHtml(row, units, report, notes))}
      </tbody>
    </table>
    ${table.units.length > units.length ? html`<p>… and ${count(table.units.length - units.length, 'more unit')}; the JSON report has them all.</p>` : ''}
  </section>`;
}

function rowHtml(row: BenchmarkRow, units: readonly string[], report: GateReport, notes: Footnotes): Html {
  const { level, benchmark, package: importPath } = row;
  return html`<tr data-level="${level}">
    <th scope="row"><code>${breakable(benchmark)}</code> <span class="package">${breakable(importPath)}</span></th>
    <td data-value="${rankOf(level)}"><span class="level ${level}">${levelWord(level, report)}</span></td>
    ${units.map((unit) => cellHtml(row, unit, notes))}
  </tr> `;
}

function cellHtml({ findings }: BenchmarkRow, unit: string, notes: Footnotes): Html {
  const finding = findings.find((one) => one.unit === unit);
  if (finding === undefined) return html`<td></td>`;
  const { base, head, change, threshold } = finding;
  const alone = change.kind === 'none' || base === null || head === null;
  const figures = alone ? formatSide(head ?? base) : html`${formatSide(base)} → <b>${formatSide(head)}</b>`;
  const marks = notes.marks(finding);
  return html`<td class="num ${directionOf(finding)}" data-value="${valueOf(finding)}">
    <span class="fig">${figures}</span>
    <span class="change">${alone ? '' : formatChange(change, threshold.percent)}</span
    >${budgetOf(finding)}${marks === '' ? '' : html`<sup>${marks}</sup>`}
  </td>`;
}

function budgetOf({ level, budget }: Finding): Html | undefined {
  return level === 'over-budget' && budget !== undefined
    ? html` <span class="change">budget ${formatFigure(budget)}</span>`
    : undefined;
}

/** `valueOf` returns the value to sort by: the size of the change, negative for a decrease. */
function valueOf(finding: Finding): string {
  const size = changeSize(finding);
  const signed = directionOf(finding) === 'shrank' ? -size : size;
  return String(Number.isFinite(signed) ? Math.round(signed * 1e6) / 1e6 : 1e18);
}

function directionOf({ base, head, level }: Finding): '' | 'grew' | 'shrank' {
  if (base === null || head === null || level === 'unchanged') return '';
  return head.median > base.median ? 'grew' : head.median < base.median ? 'shrank' : '';
}

function rankOf(level: Level): number {
  return levelsInOrder.indexOf(level);
}

/** `levelWord` returns a level in one or two words, such as `regressed` or `over budget`. */
export function levelWord(level: Level, report: GateReport): string {
  return wordsOf(level, report).counted.replace(/^with a /, '');
}
