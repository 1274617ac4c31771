/**
 * Writes docs/images: the comment in its states as GitHub shows it, the report page and the history site, each in light
 * and dark themes and on a phone.
 *
 * `npm run docs:images` draws from the reports in docs/images. With `-- --measure`, it measures these reports again
 * first; with `-- --page`, it only draws the report page and the history site. Needs Chromium; CHROMIUM names it if it
 * is not /usr/bin/chromium.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { GateReport } from '../src/core/report/model.ts';
import { permalink } from '../src/core/report/permalink.ts';
import { renderComment } from '../src/core/report/render-comment.ts';
import { parseReport } from '../src/core/report/render-json.ts';
import { untrusted } from '../src/core/report/untrusted.ts';
import { commentPage } from './images/page.ts';
import type { Site } from '../src/core/history/site/model.ts';
import { measureHistory } from './images/history-scene.ts';
import { drawHistorySite } from './images/history-site.ts';
import { drawReportPage } from './images/report-page.ts';
import { measureScene, scenes } from './images/scenes.ts';

const folder = fileURLToPath(new URL('../docs/images', import.meta.url));
mkdirSync(folder, { recursive: true });
const place = (name: string): string => join(folder, `${name}.json`);

for (const scene of scenes) {
  if (!process.argv.includes('--measure') && existsSync(place(scene.name))) continue;
  console.log(`measuring ${scene.name}`);
  writeFileSync(place(scene.name), await measureScene(scene));
}

if (process.argv.includes('--measure') || !existsSync(place('history'))) {
  console.log('measuring history');
  writeFileSync(place('history'), `${JSON.stringify(await measureHistory())}\n`);
}

const reportOf = (name: string): GateReport => parseReport(readFileSync(place(name), 'utf8'));
const pass = reportOf('pass');
const one = reportOf('one');
const comments: Readonly<Record<string, string>> = {
  pass: comment(pass),
  'one-regression': comment(one),
  'twelve-regressions': comment(reportOf('twelve')),
  fixed: comment(pass, { failedBefore: { head: one.head.commit ?? '', benchmarks: 1 } }),
  'ninety-rows': comment(reportOf('ninety')),
  inconclusive: comment(reportOf('inconclusive')),
  fork: comment(untrusted(one, 'fork'), { origin: 'fork', linkOf: () => undefined }),
};

const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
const looks = [
  ['light', 880, 'light'],
  ['dark', 880, 'dark'],
  ['phone', 400, 'light'],
] as const;
const drawn = process.argv.includes('--page') ? {} : comments;
for (const [name, markdown] of Object.entries(drawn))
  for (const [look, width, theme] of looks) {
    const page = await browser.newPage({ viewport: { width, height: 100 } });
    await page.setContent(commentPage(markdown, theme));
    await page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: true });
    await page.close();
  }
await drawReportPage(
  browser,
  { page: one, flame: reportOf('flame'), benchmark: 'BenchmarkCreateOrder/items=8' },
  folder,
);
await drawHistorySite(
  browser,
  { site: JSON.parse(readFileSync(place('history'), 'utf8')) as Site, importPath: 'example.com/orders/order' },
  folder,
);
await browser.close();

/** Renders the comment as src/action/comment.ts does. */
function comment(report: GateReport, options: Partial<Parameters<typeof renderComment>[1]> = {}): string {
  const shop = 'https://github.com/example/orders';
  return renderComment(report, {
    maxLength: 65_000,
    linkOf: ({ file, line }) => permalink(shop, report.head.commit ?? '', file, line),
    fullReport: `${shop}/actions/runs/1001`,
    reproduce: [
      'git fetch origin pull/17/merge',
      `npx github:example/allocgate#v1 check --base ${report.base?.commit ?? ''} --head ${report.head.commit ?? ''}`,
    ],
    ...options,
  });
}
