import { type PageAssets, pageDocument } from '../../report/page/document.ts';
import { breakable, html } from '../../report/page/html.ts';
import { packageData } from './data.ts';
import type { Site, SiteRow } from './model.ts';
import { spanWords } from './overview-page.ts';
import { upFrom } from './places.ts';

/**
 * `packagePage` returns the page of one package. The page contains the figures as data, because a page on disk can't
 * load a second file. Its script draws only the charts that come into view, because thousands of charts would be slow.
 */
export function packagePage(
  site: Site,
  {
    importPath,
    folders,
    rows,
  }: { readonly importPath: string; readonly folders: readonly string[]; readonly rows: readonly SiteRow[] },
  assets: PageAssets,
): string {
  const body = html`<main id="report">
    <header class="top">
      <p class="brand"><a href="${upFrom(folders)}index.html">allocgate history</a></p>
      <h1>${breakable(importPath)}</h1>
      <p class="hint">${spanWords(site)}</p>
    </header>
    <form class="tools" role="search" aria-label="Choose benchmarks" hidden>
      <input
        type="search"
        id="filter"
        placeholder="Filter by name"
        aria-label="Filter benchmarks by name"
        autocomplete="off"
        spellcheck="false"
      />
      <select id="order" aria-label="Order of benchmarks">
        <option value="moved">Largest change first</option>
        <option value="rise">Largest rise first</option>
        <option value="latest">Latest step first</option>
        <option value="name">By name</option>
      </select>
      <output id="shown" aria-live="polite"></output>
    </form>
    <p class="key" id="key" hidden>
      <span class="up">rise</span> <span class="down">fall</span> <span class="budget">budget</span>
      <span class="limit">threshold of the next change</span> <span class="release">release</span>
    </p>
    <noscript
      ><p>
        The charts need JavaScript. <code>allocgate history --format markdown</code> prints the same steps.
      </p></noscript
    >
    <div id="benchmarks"></div>
  </main>`;
  return pageDocument(`history of ${importPath}`, body, packageData(site, rows), assets);
}
