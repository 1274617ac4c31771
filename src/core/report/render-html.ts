import { Footnotes } from './footnotes.ts';
import { headline } from './headline.ts';
import { allocsWords, figure } from './explanation-words.ts';
import type { ExplainReport, GateReport } from './model.ts';
import { causesHtml } from './page/causes.ts';
import { pageData } from './page/data.ts';
import { type PageAssets, pageDocument } from './page/document.ts';
import { flamesHtml } from './page/flames.ts';
import { breakable, Html, html, type Part } from './page/html.ts';
import { rowsHtml } from './page/rows.ts';
import { blindSpotsHtml, fromMarkdown, leaksHtml, methodHtml, problemsHtml } from './page/sections.ts';
import { sitesHtml } from './page/sites.ts';
import { topHtml } from './page/top.ts';
import { notesMarkdown, problemsMarkdown } from './markdown-parts.ts';
import { tableOf } from './table.ts';
import { commitLine, count } from './wording.ts';

/**
 * `renderHtml` returns the report as one self-contained page: verdict, causes, flame graph, all rows, and how the
 * figures were measured.
 */
export function renderHtml(report: GateReport, assets: PageAssets): string {
  const table = tableOf(report);
  const data = pageData(report.explanations);
  const notes = new Footnotes();
  const rows = rowsHtml(report, table, notes);
  const problems = problemsHtml(report);
  const isInconclusive = report.conclusion === 'unmeasurable';
  const parts: readonly (Html | undefined)[] = [
    topHtml(report, table),
    isInconclusive ? problems : undefined,
    causesHtml(report.explanations, report.findings),
    leaksHtml(report.leaks, true),
    blindSpotsHtml(report),
    flamesHtml(data, report.base !== null),
    isInconclusive ? undefined : problems,
    rows,
    methodHtml(report, notes),
  ];
  return pageDocument(headline(report, table), mainHtml(parts), data, assets);
}

/**
 * `renderExplainHtml` returns one self-contained page with the allocation sites of benchmarks, whether or not they
 * regressed.
 */
export function renderExplainHtml(report: ExplainReport, assets: PageAssets): string {
  const { explanations, base, head, goVersion, leaks, notes } = report;
  const data = pageData(explanations);
  const compared = base !== null;
  const title =
    explanations.length === 1 ? (explanations[0]?.benchmark ?? '') : count(explanations.length, 'benchmark');
  const parts: readonly (Html | undefined)[] = [
    html`<header class="top">
      <p class="brand">allocgate explain</p>
      <h1>${breakable(title)}</h1>
      ${explanations.map(
        ({ benchmark, package: importPath, allocsPerOp, bytesPerOp }) =>
          html`<p>
            <code>${breakable(benchmark)}</code> <span class="package">${breakable(importPath)}</span>
            <span class="fig">${allocsWords(allocsPerOp.head)}, ${figure(bytesPerOp.head)} B/op</span
            >${compared ? html` <span class="package">(base: ${allocsWords(allocsPerOp.base)}, ${figure(bytesPerOp.base)} B/op)</span>` : ''}
          </p>`,
      )}
      <p class="commits">base ${commitLine(base)} · head ${commitLine(head)} · ${goVersion}</p>
    </header>`,
    flamesHtml(data, compared),
    sitesHtml(explanations, compared),
    leaksHtml(leaks, false),
    ...[problemsMarkdown({ problems: report.problems }, 100, 60), notesMarkdown({ notes }, 200)].map((texts) =>
      texts.length === 0 ? undefined : html`<section class="prose">${fromMarkdown(texts)}</section>`,
    ),
  ];
  return pageDocument(`allocation sites of ${title}`, mainHtml(parts), data, assets);
}

function mainHtml(parts: Part): Html {
  return html`<main id="report">${parts}</main>`;
}
