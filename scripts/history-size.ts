import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { historyAssets } from '../src/adapters/page/assets.ts';
import { writeFileAtomically } from '../src/adapters/store/file.ts';
import { Ledger } from '../src/core/history/ledger.ts';
import { siteFiles } from '../src/core/history/site/files.ts';
import { createSite } from '../src/core/history/site/model.ts';
import { syntheticRecords } from '../test/core/history/site/synthetic.ts';
import { findChromium } from '../test/support/chromium.ts';

// npm run history:size: measures how large the site of very many benchmarks and records is, and how long each part
// takes.

const [benchmarks, records] = [2000, 1000];

for (const packages of [1, 40]) {
  console.log(`${benchmarks} benchmarks in ${packages} ${packages === 1 ? 'package' : 'packages'}, ${records} records`);
  const ledger = new Ledger({ units: undefined, wants: () => true });
  const reading = process.cpuUsage();
  const { marks, details } = syntheticRecords({ packages, benchmarks, records }, (mark, baseline) =>
    ledger.add(mark, baseline),
  );
  console.log(`  records made and read in ${ms(reading)}`);
  const building = process.cpuUsage();
  const commits = marks.map(({ commit }) => commit);
  const parents = new Map(commits.map((commit, index) => [commit, commits.slice(index - 1, index)]));
  const tags = commits
    .filter((_, index) => index % 100 === 99)
    .map((commit, index) => ({ tag: `v1.${index}.0`, commit }));
  const site = createSite({
    title: 'example.com/module',
    rows: ledger.rows(),
    marks,
    lineage: {
      parents: new Map([...parents].toReversed()),
      tags: new Map(tags.map(({ tag, commit }) => [tag, commit])),
    },
    releases: tags,
    details,
    limits: (_, figure) => ({ limit: figure * 1.15 }),
    repository: undefined,
    notes: [],
  });
  const folder = mkdtempSync(join(tmpdir(), 'allocgate-site-'));
  try {
    let bytes = 0;
    let files = 0;
    for (const { path, text } of siteFiles(site, historyAssets())) {
      await writeFileAtomically(join(folder, ...path), text);
      bytes += text.length;
      files++;
    }
    console.log(`  site written in ${ms(building)}: ${files} files, ${(bytes / 1e6).toFixed(2)} MB`);
    const first = join(folder, 'example.com/module/p0/index.html');
    console.log(`  page of the first package: ${(statSync(first).size / 1e6).toFixed(2)} MB`);
    await open(join(folder, 'index.html'));
    await open(first);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function open(file: string): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium on PATH.');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    // Count only the time of the thread that runs scripts, whatever else the machine does.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(pathToFileURL(file).href);
    await page.evaluate('new Promise(requestAnimationFrame)');
    const ready = await page.evaluate<string>('document.documentElement.dataset.readyMs');
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (wanted: string): number => Math.round(1000 * (metrics.find(({ name }) => name === wanted)?.value ?? 0));
    const layout = of('LayoutDuration') + of('RecalcStyleDuration');
    console.log(
      `  ${file.slice(-30)}: ready after ${ready} ms; ${of('ScriptDuration')} ms of script, ${layout} ms of layout`,
    );
  } finally {
    await browser.close();
  }
}

function ms(since: NodeJS.CpuUsage): string {
  const { user, system } = process.cpuUsage(since);
  return `${Math.round((user + system) / 1000)} ms of processor time`;
}
