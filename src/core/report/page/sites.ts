import { ruleOf } from '../../causes/list.ts';
import { costWords, allocsWords, figure, reasonWords } from '../explanation-words.ts';
import type { ExplainedSite, Explanation } from '../model.ts';
import { capital } from '../row-words.ts';
import { excerptHtml } from './excerpt.ts';
import { breakable, Html, html, sentence } from './html.ts';

/** `sitesHtml` returns every allocation site of some benchmarks, most expensive first, with its source. */
export function sitesHtml(explanations: readonly Explanation[], compared: boolean): Html {
  return html`${explanations.map((explanation) => benchmarkHtml(explanation, compared))}`;
}

function benchmarkHtml({ benchmark, sites, excerpts = [], notes }: Explanation, compared: boolean): Html {
  const marked = new Map<string, Set<number>>();
  for (const { file, line } of sites) marked.set(file, (marked.get(file) ?? new Set<number>()).add(line));
  return html`<section aria-label="${benchmark}">
    <h2><code>${breakable(benchmark)}</code></h2>
    ${
      sites.length === 0
        ? html`<p>Nothing is allocated.</p>`
        : html`<ol class="sites">
            ${sites.map((site) => siteHtml(site, compared))}
          </ol>`
    }
    ${excerpts.map((excerpt) => excerptHtml(excerpt, marked.get(excerpt.file) ?? new Set()))}
    ${
      notes.length === 0
        ? ''
        : html`<ul class="notes">
            ${notes.map((note) => html`<li>${sentence(note)}</li>`)}
          </ul>`
    }
  </section> `;
}

function siteHtml(site: ExplainedSite, compared: boolean): Html {
  const { allocsPerOp, bytesPerOp, fix } = site;
  const cost =
    compared && site.status !== 'unchanged'
      ? costWords(site)
      : `${allocsWords(allocsPerOp.head)}, ${figure(bytesPerOp.head)} B/op`;
  return html`<li>
    <p>
      <code>${breakable(`${site.file}:${site.line}`)}</code> <strong class="fig">${cost}</strong>
      <span class="package">${capital(ruleOf(site.cause).label)}</span>
    </p>
    <p>${sentence(reasonWords(site))}</p>
    <p>→ ${sentence(fix.advice)}</p>
  </li> `;
}
