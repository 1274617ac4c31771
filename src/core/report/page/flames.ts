import type { PageData } from './data.ts';
import { Html, html } from './html.ts';

/**
 * `flamesHtml` returns the section for the flame graph, which the page's script draws, or `undefined` if no benchmark
 * has a profile.
 */
export function flamesHtml({ trees }: PageData, compared: boolean): Html | undefined {
  if (trees.length === 0) return undefined;
  return html`<section id="profile" aria-labelledby="profile-title">
    <h2 id="profile-title">Where it allocates</h2>
    <noscript><p>The flame graph needs JavaScript.</p></noscript>
    <form class="tools" aria-label="Flame graph" hidden>
      <select id="tree" aria-label="Benchmark" ${trees.length === 1 ? html` hidden` : ''}>
        ${trees.map(({ benchmark, package: importPath }, index) => html`<option value="${index}">${benchmark} (${importPath})</option>`)}
      </select>
      <fieldset class="switch">
        <legend class="out">What to show</legend>
        <label><input type="radio" name="unit" value="bytes" checked />Bytes</label
        ><label><input type="radio" name="unit" value="objects" />Objects</label>
      </fieldset>
      <input
        type="search"
        id="find"
        placeholder="Find a function"
        aria-label="Find a function"
        autocomplete="off"
        spellcheck="false"
      />
      <button type="button" id="reset" disabled>Reset zoom</button>
    </form>
    <p id="flame-help" class="hint">
      ${compared ? html`The width of a frame is its cost per operation, on base or head, whichever is larger. <span class="key grew-4"></span> grew, <span class="key same"></span> unchanged, <span class="key shrank-4"></span> shrank. ` : html`The width of a frame is its cost per operation. `}<span
        class="keys"
        >Click or press Enter to zoom, arrow keys to move, Esc to zoom out, / to search.</span
      >
    </p>
    <div
      id="flame"
      class="flame"
      role="tree"
      aria-label="Call paths to the allocations"
      aria-describedby="flame-help"
    ></div>
    <p id="frame" class="frame-line" aria-live="polite"></p>
    <details id="frames">
      <summary>The same data as a table</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Functions"></div>
    </details>
    <p id="flame-note" class="hint"></p>
  </section>`;
}
