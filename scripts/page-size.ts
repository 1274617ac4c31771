import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { pageAssets } from '../src/adapters/page/assets.ts';
import { type CallStack, mergeStacks } from '../src/core/profile/call-tree.ts';
import { pruneTree } from '../src/core/profile/prune-tree.ts';
import { renderHtml } from '../src/core/report/render-html.ts';
import { finding, report } from '../test/builders.ts';
import { explainedPage } from '../test/core/report/explained-report.ts';
import { findChromium } from '../test/support/chromium.ts';

// npm run page:size: measures how large the page of a very large report is, and how long its script takes until the
// page responds.

const [rows, stacks, regressed] = [2000, 50_000, 20];

/** Returns stacks like those of a busy program: a few wide paths, and very many that hardly allocate. */
const stacksOf = (side: number): readonly CallStack[] =>
  Array.from({ length: stacks }, (_, index) => ({
    functions: Array.from(
      { length: 12 + (index % 20) },
      (__, depth) => `example.com/m/p${depth}.(*T).F${Math.floor(index / 4 ** (20 - Math.min(20, depth)))}`,
    ),
    objects: Math.ceil((1000 + side * (index % 7)) / (1 + (index % 1000))),
    bytes: Math.ceil((64_000 + side * (index % 11)) / (1 + (index % 1000))),
  }));

const [first] = explainedPage('f').explanations;
if (first === undefined) throw new Error('the sample is explained');
const sides = [stacksOf(0), stacksOf(1)] as const;
const started = process.cpuUsage();
const merged = mergeStacks(...sides);
const callTree = pruneTree(merged, 1000, 2000);
console.log(`${stacks} stacks of each side: ${callTree.frames.length} frames in ${ms(started)}`);

const large = {
  ...report({
    conclusion: 'fail',
    benchmarks: Array.from({ length: rows }, (_, index) => {
      const row = finding(`example.com/module/package${index % 40}`, `BenchmarkEncode/items=${index}/parallel`);
      return index < regressed
        ? row.bytes(64, 640).level('regression').allocs(1, 9).level('regression')
        : row.bytes(512 + index, 512 + index).allocs(7, 7);
    }),
  }),
  explanations: Array.from({ length: regressed }, (_, index) => ({
    ...first,
    package: `example.com/module/package${index}`,
    benchmark: `BenchmarkEncode/items=${index}/parallel`,
    callTree,
  })),
};
const rendering = process.cpuUsage();
const html = renderHtml(large, pageAssets());
console.log(
  `${rows} benchmarks, ${regressed} call trees: ${(html.length / 1e6).toFixed(2)} MB, rendered in ${ms(rendering)}`,
);

const folder = mkdtempSync(join(tmpdir(), 'allocgate-page-'));
const file = join(folder, 'report.html');
writeFileSync(file, html);
console.log(`file: ${statSync(file).size} bytes`);
const executablePath = findChromium();
if (executablePath === undefined) throw new Error('No Chromium on PATH.');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  for (let run = 1; run <= 3; run++) {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    // Count only the time of the thread that runs scripts, whatever else the machine does.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(pathToFileURL(file).href);
    const ready = await page.evaluate<string>('document.documentElement.dataset.readyMs');
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (wanted: string): number => Math.round(1000 * (metrics.find(({ name }) => name === wanted)?.value ?? 0));
    console.log(
      `run ${run}: ready after ${ready} ms; ${of('ScriptDuration')} ms of script, ${of('LayoutDuration') + of('RecalcStyleDuration')} ms of layout`,
    );
    await page.close();
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

function ms(since: NodeJS.CpuUsage): string {
  const { user, system } = process.cpuUsage(since);
  return `${Math.round((user + system) / 1000)} ms of processor time`;
}
