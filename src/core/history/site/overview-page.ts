import { formatChange, formatFigure } from '../../report/figures.ts';
import { type PageAssets, pageDocument } from '../../report/page/document.ts';
import { breakable, Html, html } from '../../report/page/html.ts';
import { count } from '../../report/wording.ts';
import { isGone } from './data.ts';
import type { Site, SiteRow } from './model.ts';
import { type Mover, type Movers, moversBetween, moversOf } from './movers.ts';
import { folderOf, hrefOf } from './places.ts';
import { sparkPath } from './plot.ts';

/** Maximum number of benchmarks in each table of changes, and of units that get a column. */
const most = 10;
const mostUnits = 3;

/** `overviewPage` returns the site's front page, which shows the largest changes and lists every package. */
export function overviewPage(
  site: Site,
  packages: ReadonlyMap<string, readonly SiteRow[]>,
  assets: PageAssets,
): string {
  const body = html`<main id="report">
    <header class="top">
      <p class="brand">allocgate history</p>
      <h1>${breakable(site.title)}</h1>
      <p class="hint">${spanWords(site)}</p>
    </header>
    ${moversOf(site).map((movers) => moversHtml(movers, site))} ${packagesHtml(packages, site)} ${notesHtml(site)}
  </main>`;
  return pageDocument(`history of ${site.title}`, body, {}, assets);
}

/** `spanWords` describes what the history covers: `214 commits measured from 2025-01-03 to 2026-05-02, 12 releases`. */
export function spanWords({ commits, releases }: Site): string {
  const [first, last] = [commits[0]?.date, commits.at(-1)?.date].map((date) => date?.slice(0, 10));
  const days = first === undefined || last === undefined ? '' : ` from ${first} to ${last}`;
  return `${count(commits.length, 'commit')} measured${days}${releases.length === 0 ? '' : `, ${count(releases.length, 'release')}`}`;
}

function notesHtml({ notes }: Site): Html | undefined {
  if (notes.length === 0) return undefined;
  return html`<section aria-labelledby="notes">
    <h2 id="notes">Notes</h2>
    <ul class="notes">
      ${notes.map((note) => html`<li>${note}</li> `)}
    </ul>
  </section>`;
}

function moversHtml({ title, start, end, movers }: Movers, site: Site): Html {
  const benchmarks = groupsOf(movers);
  const units = [...new Set(movers.map(({ row }) => row.unit))].toSorted().toReversed().slice(0, mostUnits);
  const left = benchmarks.length - most;
  const range = [start, end].map((at) => site.commits[at]).map((commit) => commit?.tag ?? commit?.commit.slice(0, 9));
  return html`<section>
    <h2>${title} <span class="range">${range.join(' → ')}</span></h2>
    ${
      benchmarks.length === 0
        ? html`<p class="hint">Nothing changed.</p>`
        : html`<table class="movers">
            <caption class="out">
              Benchmarks that moved furthest: ${title}
            </caption>
            <thead>
              <tr>
                <th scope="col">Benchmark</th>
                <th scope="col" class="spark"><span class="out">Since the first commit</span></th>
                ${units.map((unit) => html`<th scope="col" class="num">${unit}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${benchmarks.slice(0, most).map((group) => groupHtml(group, units, site))}
            </tbody>
          </table>`
    }
    ${left > 0 ? html`<p class="hint">${count(left, 'more benchmark')} changed less.</p>` : ''}
  </section>`;
}

/** The changed rows of one benchmark, with the unit that changed most first. */
type MoverGroup = readonly [Mover, ...Mover[]];

function groupsOf(movers: readonly Mover[]): readonly MoverGroup[] {
  const groups = new Map<string, [Mover, ...Mover[]]>();
  for (const mover of movers) {
    const key = `${mover.row.package}\n${mover.row.benchmark}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [mover]);
    else group.push(mover);
  }
  return [...groups.values()];
}

function groupHtml(group: MoverGroup, units: readonly string[], site: Site): Html {
  const [{ row }] = group;
  const folders = folderOf(row.package);
  const name = html`<code>${breakable(row.benchmark)}</code>`;
  return html`<tr>
    <th scope="row">
      ${folders === undefined ? name : html`<a href="${hrefOf(folders, row.benchmark)}">${name}</a>`}
      <span class="package">${breakable(shortPath(row.package, site.title))}</span>
    </th>
    <td class="spark">${sparkHtml(row, site)}</td>
    ${units.map((unit) => figuresHtml(group.find((mover) => mover.row.unit === unit)))}
  </tr> `;
}

function figuresHtml(mover: Mover | undefined): Html {
  if (mover === undefined) return html`<td class="num"><span class="none">–</span></td>`;
  const { from, to, change } = mover;
  return html`<td class="num ${to > from ? 'grew' : 'shrank'}">
    <span class="fig">${formatFigure(from)} → <b>${formatFigure(to)}</b></span>
    <span class="change">${formatChange(change)}</span>
  </td>`;
}

const spark = { width: 120, height: 26 } as const;

function sparkHtml(row: SiteRow, site: Site): Html {
  const levels = row.levels.map(({ at, figure }) => [at, figure, at, 2] as const);
  const path = sparkPath({ levels, last: row.last }, site.commits.length - 1, spark.width, spark.height);
  return html`<svg
    class="sparkline"
    viewBox="0 0 ${spark.width} ${spark.height}"
    width="${spark.width}"
    height="${spark.height}"
    aria-hidden="true"
  >
    <path d="${path}"></path>
  </svg>`;
}

/** `shortPath` shortens an import path to a folder relative to the module. */
function shortPath(importPath: string, module: string): string {
  if (importPath === module) return '.';
  return importPath.startsWith(`${module}/`) ? `./${importPath.slice(module.length + 1)}` : importPath;
}

function packagesHtml(packages: ReadonlyMap<string, readonly SiteRow[]>, site: Site): Html {
  return html`<section aria-labelledby="packages">
    <h2 id="packages">Packages</h2>
    <form class="tools" role="search" aria-label="Filter packages" hidden>
      <input
        type="search"
        id="filter"
        placeholder="Filter by name"
        aria-label="Filter packages by name"
        autocomplete="off"
        spellcheck="false"
      />
      <output id="shown" aria-live="polite"></output>
    </form>
    <table class="movers" id="rows">
      <caption class="out">
        Every package with its benchmarks
      </caption>
      <thead>
        <tr>
          <th scope="col">Package</th>
          <th scope="col" class="num">Benchmarks</th>
          <th scope="col" class="num">Steps</th>
          <th scope="col" class="num">Up since the first commit</th>
          <th scope="col" class="num">Down</th>
        </tr>
      </thead>
      <tbody>
        ${[...packages].map(([importPath, rows]) => packageHtml(importPath, rows, site))}
      </tbody>
    </table>
  </section>`;
}

function packageHtml(importPath: string, rows: readonly SiteRow[], site: Site): Html {
  const folders = folderOf(importPath);
  const here = rows.filter((row) => !isGone(row, site));
  const moved = moversBetween(rows, 0, site.commits.length - 1);
  const name = html`<code>${breakable(importPath)}</code>`;
  const steps = rows.reduce((sum, { levels }) => sum + levels.length - 1, 0);
  const [up, down] = [true, false].map((isUp) =>
    benchmarksOf(moved.filter(({ from, to }) => to > from === isUp).map(({ row }) => row)),
  );
  return html`<tr>
    <th scope="row">${folders === undefined ? name : html`<a href="${hrefOf(folders)}">${name}</a>`}</th>
    <td class="num">${benchmarksOf(here)}</td>
    <td class="num">${steps}</td>
    <td class="num ${(up ?? 0) > 0 ? 'grew' : ''}">${up}</td>
    <td class="num ${(down ?? 0) > 0 ? 'shrank' : ''}">${down}</td>
  </tr> `;
}

function benchmarksOf(rows: readonly SiteRow[]): number {
  return new Set(rows.map(({ benchmark }) => benchmark)).size;
}
