import { ruleOf } from '../../causes/list.ts';
import { editLinesOf } from '../edit-lines.ts';
import { type CauseGroup, causeGroups } from '../explanation-groups.ts';
import {
  adviceWords,
  benchmarksOf,
  causePlace,
  costWords,
  furtherOf,
  isSameLine,
  proofParts,
} from '../explanation-words.ts';
import type { ExplainedSite, Explanation, Finding } from '../model.ts';
import { capital } from '../row-words.ts';
import { visibleLines } from '../visible.ts';
import { excerptHtml } from './excerpt.ts';
import { experimentsHtml, fixFigures } from './experiments.ts';
import { breakable, exact, Html, html, lineByLine, sentence, sourceLine } from './html.ts';

/** Maximum number of causes that a page shows. */
const most = 100;
/** Maximum number of excerpts of one cause. */
const mostExcerpts = 6;

/** `causesHtml` returns an article for each cause: the lines, what happens there, the proof, and the fix. */
export function causesHtml(explanations: readonly Explanation[], findings: readonly Finding[]): Html | undefined {
  const groups = causeGroups({ explanations });
  const notes = [...new Set(explanations.flatMap((explanation) => explanation.notes))].slice(0, 20);
  if (groups.length === 0 && notes.length === 0) return undefined;
  return html`<section id="causes" aria-labelledby="causes-title">
    <h2 id="causes-title">${groups.length === 1 ? 'Cause' : 'Causes'}</h2>
    ${groups.slice(0, most).map((group) => causeHtml(group, explanations, findings))}
    ${groups.length > most ? html`<p>… and ${groups.length - most} more; the JSON report has them all.</p>` : ''}
    ${
      notes.length === 0
        ? ''
        : html`<ul class="notes">
            ${notes.map((note) => html`<li>${sentence(note)}</li>`)}
          </ul>`
    }
  </section>`;
}

function causeHtml(group: CauseGroup, explanations: readonly Explanation[], findings: readonly Finding[]): Html {
  const { site } = group;
  const explanation = explanations.find(({ sites }) => sites.includes(site));
  const own = findings.filter(
    (finding) => finding.package === explanation?.package && finding.benchmark === explanation.benchmark,
  );
  const link = site.root?.link === undefined ? '' : html` ${sentence(site.root.link)}`;
  return html`<article class="cause">
    <header>
      <h3><code>${breakable(causePlace(site))}</code></h3>
      <span class="badge ${site.confidence}">${badges[site.confidence]}</span>
    </header>
    <p class="label">${capital(ruleOf(site.cause).label)}</p>
    <p>${sentence(site.reason)}${link}</p>
    <p>
      ${placeHtml(site)}: <strong class="fig">${costWords(site)}</strong> in
      ${benchmarksHtml(group)}.${furtherHtml(group)}
    </p>
    ${explanation === undefined ? '' : excerptsOf(group, explanation)}
    <p>${proofHtml(site)}</p>
    ${explanation === undefined ? '' : experimentsHtml(explanation, site, own)} ${fixHtml(site)} ${flowHtml(site)}
  </article> `;
}

const badges = { proven: 'Proven', likely: 'Likely', site: 'Not proven' } as const;

function placeHtml(site: ExplainedSite): Html {
  const isThere = site.root === null || isSameLine(site, { ...site, ...site.root });
  return isThere
    ? html`Cost`
    : html`Allocated at <code>${breakable(`${site.file}:${site.line}`)}</code> in
        <code>${breakable(site.function)}</code>`;
}

function benchmarksHtml(group: CauseGroup): Html {
  const { first, also } = benchmarksOf(group, (name) => html`<code>${breakable(name)}</code>`);
  return html`${first}${also}`;
}

function furtherHtml(group: CauseGroup): Html {
  const { listed, rest } = furtherOf(group);
  const where = (other: ExplainedSite): Html =>
    isSameLine(other, group.site)
      ? html`On the same line, <code>${other.callee}</code> allocates too`
      : html`Also at <code>${breakable(`${other.file}:${other.line}`)}</code>`;
  return html`${listed.map((other) => html` ${where(other)}: <span class="fig">${costWords(other)}</span>.`)}${rest === undefined ? '' : html` And <span class="fig">${rest}</span>.`}`;
}

/** `excerptsOf` returns the excerpts that contain a line of the cause, with the cause's lines marked. */
function excerptsOf({ site, further }: CauseGroup, { excerpts = [] }: Explanation): readonly Html[] {
  const lines = new Map<string, Set<number>>();
  const add = (file: string, line: number): void => {
    lines.set(file, (lines.get(file) ?? new Set<number>()).add(line));
  };
  for (const { file, line, root } of [site, ...further]) {
    add(file, line);
    if (root !== null) add(root.file, root.line);
  }
  for (const { file, lines: part } of site.proof?.reverted ?? []) for (const line of part) add(file, line);
  const shown = excerpts.filter((excerpt) =>
    excerpt.lines.some(({ head }) => head !== undefined && lines.get(excerpt.file)?.has(head) === true),
  );
  return shown.slice(0, mostExcerpts).map((excerpt) => excerptHtml(excerpt, lines.get(excerpt.file) ?? new Set()));
}

function proofHtml(site: ExplainedSite): Html {
  const { certainty, why } = proofParts(site);
  return html`${site.confidence === 'proven' ? '✓ ' : ''}<strong>${certainty}:</strong> ${sentence(why)}`;
}

function fixHtml(site: ExplainedSite): Html {
  const { edit, advice } = site.fix;
  const figures = fixFigures(site);
  if (edit === undefined || figures === undefined) return html`<p>→ ${sentence(adviceWords(site))}</p>`;
  const tests = site.fix.untested === true ? 'the package has no tests to check it' : 'test results unchanged';
  return html`<div class="fix">
    <p>→ <strong>Fix</strong> (measured: <span class="fig">${figures}</span>; ${tests}): ${sentence(advice)}</p>
    <figure class="diff">
      <figcaption>
        ${edit.file}:${edit.line}<button
          type="button"
          class="copy"
          hidden
          data-copy="${exact(edit.text.replace(/\n$/, ''))}"
        >
          Copy
        </button>
      </figcaption>
      <pre class="scroll" tabindex="0" aria-label="Edit of ${edit.file}">${editHtml(site)}</pre>
    </figure>
  </div>`;
}

function editHtml({ fix }: ExplainedSite): Html {
  const lines = editLinesOf(fix).map(({ sign, text }) => {
    const mark = html`<span class="sign">${sign === '-' ? '−' : sign}</span>`;
    return html`<span class="${signs[sign]}">${mark}${sourceLine(text)}</span>`;
  });
  return html`${lines}`;
}

const signs = { '+': 'added', '-': 'deleted', ' ': 'kept' } as const;

function flowHtml({ flow }: ExplainedSite): Html | string {
  if (flow.length === 0) return '';
  const steps = flow.map(({ file, line, text }) => visibleLines(`${file}:${line}  ${text}`).join(' '));
  return html`<details>
    <summary>What the compiler says</summary>
    <pre class="scroll" tabindex="0" aria-label="What the compiler says">${lineByLine(steps)}</pre>
  </details>`;
}
