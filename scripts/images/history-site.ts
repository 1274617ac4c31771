import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { historyAssets } from '../../src/adapters/page/assets.ts';
import { writeFileAtomically } from '../../src/adapters/store/file.ts';
import { siteFiles } from '../../src/core/history/site/files.ts';
import type { Site } from '../../src/core/history/site/model.ts';
import { hrefOf } from '../../src/core/history/site/places.ts';

/** Height of a picture that shows the top of a page. */
const height = 1100;

/** Draws the overview of a history, and the page of one package, into a folder. */
export async function drawHistorySite(
  browser: Browser,
  { site, importPath }: { readonly site: Site; readonly importPath: string },
  into: string,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'allocgate-site-'));
  try {
    for (const { path, text } of siteFiles(site, historyAssets())) {
      await writeFileAtomically(join(folder, ...path), text);
    }
    const pages = { history: hrefOf(importPath.split('/')), 'history-overview': 'index.html' };
    for (const [name, path] of Object.entries(pages)) {
      for (const [look, width, colorScheme] of [
        ['light', 1040, 'light'],
        ['dark', 1040, 'dark'],
        ['phone', 400, 'light'],
      ] as const) {
        const page = await browser.newPage({ viewport: { width, height }, colorScheme });
        await page.goto(`${pathToFileURL(folder).href}/${path}`);
        await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 100)))');
        await page.screenshot({ path: join(into, `${name}-${look}.png`) });
        await page.close();
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
