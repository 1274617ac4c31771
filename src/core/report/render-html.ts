import { marked } from 'marked';
import { headline } from './headline.ts';
import type { ExplainReport, GateReport } from './model.ts';
import { renderExplainMarkdown } from './render-explain.ts';
import { renderMarkdown } from './render-markdown.ts';
import { tableOf } from './table.ts';
import { visible } from './visible.ts';

/** A page doesn't have to fit anywhere; how much of each level it shows stays bounded. */
const longestPage = 16 * 1024 * 1024;

/**
 * `renderHtml` returns the report as one page that needs nothing else: no script, no address, light or dark as the
 * reader prefers.
 */
export function renderHtml(report: GateReport): string {
  return page(headline(report, tableOf(report)), renderMarkdown(report, { maxLength: longestPage }));
}

/** `renderExplainHtml` returns the same for the allocation sites of a benchmark. */
export function renderExplainHtml(report: ExplainReport): string {
  return page('allocation sites', renderExplainMarkdown(report));
}

/**
 * `page` wraps Markdown that is already inert. The policy keeps anything that slips through from running or loading
 * (https://www.w3.org/TR/CSP3/).
 */
function page(title: string, markdown: string): string {
  const body = marked.parse(markdown, { async: false, gfm: true });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>allocgate: ${asText(title)}</title>
<style>${style}</style>
</head>
<body>
${body}</body>
</html>
`;
}

function asText(text: string): string {
  return visible(text).replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

const style = `
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
h3 { font-size: 1.4rem; margin: 0 0 1rem; }
code, pre { font: 0.9em ui-monospace, 'DejaVu Sans Mono', monospace; }
pre { background: light-dark(#f4f5f7, #1b1f24); border-radius: 6px; overflow-x: auto; padding: 0.8rem; }
table { border-collapse: collapse; display: block; margin: 1rem 0; overflow-x: auto; }
th, td { border: 1px solid light-dark(#d5d9de, #3a4048); padding: 0.3rem 0.7rem; }
th { background: light-dark(#f4f5f7, #1b1f24); text-align: left; }
td[align='right'], th[align='right'] { text-align: right; font-variant-numeric: tabular-nums; }
details { margin: 0.6rem 0; }
summary { cursor: pointer; }
`;
