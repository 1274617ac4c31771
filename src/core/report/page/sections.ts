import { marked } from 'marked';
import { identicalMarkdown } from '../identical.ts';
import {
  footnotesMarkdown,
  notesMarkdown,
  problemsMarkdown,
  reproduceMarkdown,
  contextMarkdown,
} from '../markdown-parts.ts';
import { blindSpotsMarkdown } from '../markdown-blind-spots.ts';
import { leaksMarkdown } from '../markdown-leaks.ts';
import type { Footnotes } from '../footnotes.ts';
import type { GateReport, ReportedLeak } from '../model.ts';
import { Html, html } from './html.ts';

/** Maximum numbers of unreached functions, problems, lines of a problem's message, and notes that a page shows. */
const most = { functions: 200, problems: 100, lines: 60, notes: 200 } as const;

/** `problemsHtml` returns the problems, each with its remedy. */
export function problemsHtml(report: GateReport): Html | undefined {
  const [, ...parts] = problemsMarkdown(report, most.problems, most.lines);
  return parts.length === 0 ? undefined : section('problems', 'Problems', parts);
}

/** `leaksHtml` returns the section about goroutines and memory that operations leave behind. */
export function leaksHtml(leaks: readonly ReportedLeak[] | undefined, compared: boolean): Html | undefined {
  const parts = leaksMarkdown(leaks, { causes: 100, reasons: true }, () => undefined, compared);
  return parts.length === 0 ? undefined : section('leaks', 'Leaks', parts);
}

/** `blindSpotsHtml` returns the section about changed functions that no benchmark reaches. */
export function blindSpotsHtml({ blindSpots }: GateReport): Html | undefined {
  const parts = blindSpotsMarkdown(blindSpots, most.functions, () => undefined);
  return parts.length === 0 ? undefined : section('blind-spots', 'Blind spots', parts);
}

/**
 * `methodHtml` returns the section about what was compared and how: footnotes, notes, commits, environment, and the
 * command that reproduces the verdict.
 */
export function methodHtml(report: GateReport, notes: Footnotes): Html {
  return section('method', 'Method', [
    ...footnotesMarkdown(notes),
    ...identicalMarkdown(report),
    ...notesMarkdown(report, most.notes),
    contextMarkdown(report),
    ...reproduceMarkdown(report),
  ]);
}

function section(id: string, title: string, parts: readonly string[]): Html {
  return html`<section id="${id}" class="prose" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${fromMarkdown(parts)}
  </section>`;
}

/** `fromMarkdown` converts Markdown to HTML. The Markdown must already be inert. */
export function fromMarkdown(parts: readonly string[]): Html {
  return new Html(marked.parse(parts.join('\n\n'), { async: false, gfm: true }));
}
