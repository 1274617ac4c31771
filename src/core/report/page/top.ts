import { headline } from '../headline.ts';
import { identicalLine } from '../identical.ts';
import type { Finding, GateReport } from '../model.ts';
import { failingLevels } from '../severity.ts';
import { type BenchmarkRow, type ReportTable, rowsAt } from '../table.ts';
import { commitLine, countsLine } from '../wording.ts';
import { formatChange, formatSide } from '../figures.ts';
import { breakable, Html, html } from './html.ts';

const marks = { pass: '✓', fail: '✕', unmeasurable: '!' } as const;
const words = { pass: 'Pass', fail: 'Fail', unmeasurable: 'Inconclusive' } as const;

/** Maximum number of failing benchmarks to list under the verdict; the table has the others. */
const most = 8;

/** `topHtml` returns the verdict, what was compared, and the benchmarks that fail. */
export function topHtml(report: GateReport, table: ReportTable): Html {
  const { conclusion, advisory, base, head, environment } = report;
  const failing = rowsAt(table, [...failingLevels(report)]);
  const line = headline(report, table);
  const identical = identicalLine(report);
  return html`<header class="top">
    <p class="brand">allocgate</p>
    <h1>
      <span class="mark ${conclusion}" role="img" aria-label="${words[conclusion]}">${marks[conclusion]}</span>
      ${line.slice(0, 1).toUpperCase()}${line.slice(1)}${advisory && conclusion !== 'pass' ? ' (advisory)' : ''}
    </h1>
    <p>${countsLine(report, table)}</p>
    ${identical === '' ? '' : html`<p class="package">${identical}</p>`}
    <p class="commits">
      <span>base <code>${commitLine(base)}</code></span>
      <span>head <code>${commitLine(head)}</code>${head.dirty ? ', with uncommitted changes' : ''}</span>
      <span>${environment.goVersion}</span>
    </p>
    ${failing.length === 0 ? '' : failingHtml(failing)}
  </header>`;
}

function failingHtml(failing: readonly BenchmarkRow[]): Html {
  const left = failing.length - most;
  return html`<ul class="failing">
    ${failing
      .slice(0, most)
      .map(
        ({ benchmark, findings, level }) =>
          html`<li>
            <code>${breakable(benchmark)}</code
            >${findings.filter((finding) => finding.level === level).map(figuresHtml)}
          </li> `,
      )}${left > 0 ? html`<li><a href="#benchmarks">${left} more</a></li>` : ''}
  </ul>`;
}

function figuresHtml({ unit, base, head, change, threshold }: Finding): Html {
  const percent = formatChange(change, threshold.percent);
  return html` <span
    ><span class="fig">${formatSide(base)} → <b>${formatSide(head)}</b> ${unit}</span>
    <span class="change">${percent}</span></span
  >`;
}
