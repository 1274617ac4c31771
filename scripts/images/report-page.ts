import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { pageAssets } from '../../src/adapters/page/assets.ts';
import type { GateReport } from '../../src/core/report/model.ts';
import { renderHtml } from '../../src/core/report/render-html.ts';

/** Height of a picture that shows the top of the page. */
const height = { desk: 1180, phone: 1100 } as const;

/** Draws the report page of one report, and the flame graph of a benchmark in another report, into a folder. */
export async function drawReportPage(
  browser: Browser,
  {
    page: report,
    flame,
    benchmark,
  }: { readonly page: GateReport; readonly flame: GateReport; readonly benchmark: string },
  into: string,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'allocgate-page-'));
  const write = (name: string, of: GateReport): string => {
    writeFileSync(join(folder, name), renderHtml(of, pageAssets()));
    return pathToFileURL(join(folder, name)).href;
  };
  const [whole, other] = [write('page.html', report), write('flame.html', flame)];
  for (const [look, width, colorScheme] of [
    ['light', 1040, 'light'],
    ['dark', 1040, 'dark'],
    ['phone', 400, 'light'],
  ] as const) {
    const tall = look === 'phone' ? height.phone : height.desk;
    const page = await browser.newPage({ viewport: { width, height: tall }, colorScheme });
    await page.goto(whole);
    await page.screenshot({ path: join(into, `page-${look}.png`) });
    if (look !== 'phone') {
      await page.goto(other);
      const options = await page.locator('#tree option').allInnerTexts();
      await page
        .locator('#tree')
        .selectOption({ index: options.findIndex((text) => text.startsWith(`${benchmark} `)) });
      const box = await page.locator('#profile').boundingBox();
      if (box === null) throw new Error('The page has no flame graph.');
      await page.screenshot({
        path: join(into, `flame-${look}.png`),
        fullPage: true,
        clip: { x: 0, y: box.y - 16, width, height: box.height + 32 },
      });
    }
    await page.close();
  }
  rmSync(folder, { recursive: true });
}
