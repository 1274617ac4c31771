import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { renderBaseline } from '../../src/core/baseline/write.ts';
import { findChromium } from '../support/chromium.ts';
import { runCli } from '../support/run-cli.ts';

const executablePath = findChromium();
// Where nobody looks, a browser that is missing must not pass for a page that works.
const isOptional = process.env['CI'] === undefined;
const evil = 'Benchmark</script><img/src=x/onerror="document.title=1">\u202e';

/** allocs/op and B/op of every benchmark at each commit; `undefined` where it isn't there. */
const figures: Readonly<Record<string, readonly (readonly [allocs: number, bytes: number] | undefined)[]>> = {
  'BenchmarkEncode/items=8': [
    [3, 300],
    [3, 300],
    [9, 900],
    [9, 900],
    [5, 500],
  ],
  BenchmarkDecode: [
    [12, 4096],
    [12, 4096],
    [12, 4096],
    [10, 3000],
    [10, 3000],
  ],
  BenchmarkSteady: [
    [1, 16],
    [1, 16],
    [1, 16],
    [1, 16],
    [1, 16],
  ],
  BenchmarkGone: [[1, 16], [2, 32], undefined, undefined, undefined],
  [evil]: [
    [1, 16],
    [2, 32],
    [3, 48],
    [4, 64],
    [5, 80],
  ],
};
const subjects = [
  'Begin',
  'Words',
  'Collect codes without a capacity (#12)',
  '<b>Decode</b> less',
  'Reuse the buffer (#17)',
];

/** A repository with a record of each commit on the baseline branch, two releases, and a budget. */
function writeRepository(folder: string): void {
  const git = (args: readonly string[], input?: string): string =>
    execFileSync('git', ['-C', folder, ...args], {
      input,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    }).trim();
  git(['init', '--quiet', '--initial-branch=main', '.']);
  const config = 'rules:\n  - benchmarks: Decode\n    budgets: { allocs/op: 11 }\n';
  const file = (path: string, text: string): string =>
    `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
  const commit = (branch: string, index: number, subject: string, files: string): string => {
    const who = `Jane <jane@example.com> ${Date.UTC(2026, index, 1) / 1000} +0000`;
    return `commit refs/heads/${branch}\nauthor ${who}\ncommitter ${who}\ndata ${Buffer.byteLength(subject)}\n${subject}\n${files}\n`;
  };
  const sources = file('go.mod', 'module example.com/orders\n') + file('.allocgate.yml', config);
  git(
    ['fast-import', '--quiet'],
    subjects.map((subject, index) => commit('main', index, subject, index === 0 ? sources : '')).join(''),
  );
  const commits = git(['rev-list', '--reverse', 'main']).split('\n');
  git(['tag', 'v1.0.0', commits[1] ?? '']);
  git(['tag', 'v1.1.0', commits[3] ?? '']);
  const records = commits.map((id, index) =>
    file(
      `records/go1.26.8-linux-amd64-0123456789ab/${String(index + 1).padStart(7, '0')}-${id}.json`,
      recordText(index),
    ),
  );
  git(['fast-import', '--quiet'], commit('allocgate-baseline', 9, 'Records', records.join('')));
  git(['reset', '--quiet', '--hard', 'main']);
}

function recordText(index: number): string {
  const benchmarks: Parameters<typeof renderBaseline>[0]['packages'][string]['benchmarks'] = {};
  for (const [name, rows] of Object.entries(figures)) {
    const [allocs, bytes] = rows[index] ?? [];
    if (allocs === undefined || bytes === undefined) continue;
    benchmarks[name] = { iterations: 100, gomaxprocs: 1, units: { 'allocs/op': [allocs], 'B/op': [bytes] } };
  }
  return renderBaseline({
    schemaVersion: 1,
    fingerprint: {
      goVersion: 'go1.26.8',
      goos: 'linux',
      goarch: 'amd64',
      settings: {},
      buildFlags: [],
      mode: 'fast',
      totals: 'exact',
      pathLength: 120,
    },
    cpu: '',
    bench: '.',
    packages: { 'example.com/orders/codec': { key: 'k', benchmarks } },
  });
}

describe.skipIf(executablePath === undefined && isOptional)(
  `in ${executablePath ?? 'a browser: no Chromium on PATH'}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'allocgate-site-'));
    const site = join(folder, 'site');
    const overview = join(site, 'index.html');
    const codec = join(site, 'example.com/orders/codec/index.html');
    let browser: Browser | undefined;
    let requests: string[] = [];
    let errors: string[] = [];

    beforeAll(async () => {
      if (executablePath === undefined)
        throw new Error('No Chromium on PATH: install one, for example `apt-get install -y chromium`.');
      const repository = join(folder, 'repository');
      execFileSync('mkdir', [repository]);
      writeRepository(repository);
      const env = {
        ALLOCGATE_CACHE: join(folder, 'cache'),
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: 'octo/orders',
      };
      const args = ['history', '-q', '-C', repository, '--format', 'html', '-o', site];
      const run = await runCli({ cli: join(inject('dist'), 'cli.js'), args, env });
      expect(run).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('wrote 3 files') as string });
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    });
    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true });
    });

    async function open(
      address: string,
      options: Parameters<Browser['newPage']>[0] = {},
    ): Promise<Page & AsyncDisposable> {
      if (browser === undefined) throw new Error('no browser');
      const page = await browser.newPage(options);
      [requests, errors] = [[], []];
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => errors.push(message.text()));
      page.on('pageerror', (error) => errors.push(String(error)));
      await page.goto(address);
      return Object.assign(page, { [Symbol.asyncDispose]: async () => page.close() });
    }
    const names = async (page: Page): Promise<readonly string[]> =>
      page.locator('#benchmarks .bench:not([hidden]) h2').allTextContents();

    test('the overview opens from disk, asks for nothing, and leads to a benchmark', async () => {
      await using page = await open(pathToFileURL(overview).href);
      expect(await page.locator('h1').innerText()).toBe('example.com/orders');
      expect(await page.locator('h2').allInnerTexts()).toEqual([
        expect.stringMatching(/^In v1\.1\.0/),
        expect.stringMatching(/^Since v1\.1\.0/),
        expect.stringMatching(/^Since the first commit/),
        'Packages',
      ]);
      expect(requests).toEqual([pathToFileURL(overview).href]);
      await page.getByRole('link', { name: 'BenchmarkEncode/items=8' }).first().click();
      await page.locator('.bench.target svg').first().waitFor();
      expect(new URL(page.url()).pathname).toBe(codec);
      expect(await page.locator('.bench.target h2').innerText()).toBe('BenchmarkEncode/items=8');
      await page.getByRole('link', { name: 'allocgate history' }).click();
      expect(new URL(page.url()).pathname).toBe(overview);
      expect(errors).toEqual([]);
    });

    test('each step is named, drawn and linked; budgets and releases are lines', async () => {
      await using page = await open(`${pathToFileURL(codec).href}#BenchmarkEncode%2Fitems%3D8`);
      const section = page.locator('.bench.target');
      await section.locator('svg').first().waitFor();
      expect(await section.locator('tbody tr').allInnerTexts()).toEqual([
        expect.stringMatching(
          /Reuse the buffer \(#17\)\s+2026-05-01, Jane[\s\S]*9 → 5 −44\.4%[\s\S]*900 → 500 −44\.4%/,
        ),
        expect.stringMatching(/without a capacity \(#12\)\s+2026-03-01, Jane[\s\S]*3 → 9 \+200%/),
      ]);
      expect(await section.getByRole('link', { name: '#12' }).getAttribute('href')).toBe(
        'https://github.com/octo/orders/pull/12',
      );
      expect(await section.locator('svg').first().locator('circle.grew, circle.shrank').count()).toBe(2);
      expect(await section.locator('svg').first().locator('line.release').count()).toBe(2);
      const decode = page.locator('[id="BenchmarkDecode"]');
      await decode.locator('svg').first().waitFor();
      expect(await decode.locator('line.budget').count()).toBe(1);
      expect(await decode.locator('b.tag').innerText()).toBe('v1.1.0');
      expect(await decode.innerText()).toContain('<b>Decode</b> less');
      expect(errors).toEqual([]);
    });

    test('pointing at a chart marks the step, and so does the keyboard in the table', async () => {
      await using page = await open(`${pathToFileURL(codec).href}#BenchmarkEncode%2Fitems%3D8`);
      const section = page.locator('.bench.target');
      const chart = section.locator('svg').first();
      const { x, y, width } = (await chart.boundingBox()) ?? { x: 0, y: 0, width: 0 };
      await page.mouse.move(x + width / 2 + 10, y + 60);
      expect(await section.locator('tr.marked').innerText()).toContain('without a capacity');
      expect(await section.locator('.readout').first().innerText()).toMatch(/^9 since [0-9a-f]{9}$/);
      await page.mouse.move(0, 0);
      expect(await section.locator('tr.marked').count()).toBe(0);
      await section.getByRole('link', { name: '#17' }).focus();
      expect(await section.locator('tr.marked').innerText()).toContain('Reuse the buffer');
    });

    test('benchmarks are filtered and sorted, and those that never moved are one table', async () => {
      await using page = await open(pathToFileURL(codec).href);
      expect(await names(page)).toEqual([
        expect.stringContaining('</script>'),
        'BenchmarkGone',
        'BenchmarkEncode/items=8',
        'BenchmarkDecode',
      ]);
      await page.getByLabel('Order of benchmarks').selectOption('name');
      expect((await names(page)).at(-1)).toBe('BenchmarkGone');
      expect(await page.locator('.still tbody tr').innerText()).toMatch(/BenchmarkSteady\s+1\s+16/);
      await page.keyboard.press('Tab');
      await page.keyboard.press('/');
      await page.keyboard.type('code');
      expect(await names(page)).toEqual(['BenchmarkDecode', 'BenchmarkEncode/items=8']);
      expect(await page.locator('#shown').innerText()).toBe('2 of 5 benchmarks');
      expect(await page.locator('.still').isHidden()).toBe(true);
    });

    test('hostile names are shown and harm nothing', async () => {
      await using page = await open(`${pathToFileURL(codec).href}#${encodeURIComponent(evil)}`);
      expect(await page.locator('.bench.target h2').innerText()).toContain('<U+202E>');
      expect([await page.locator('img').count(), await page.title()]).toEqual([
        0,
        'allocgate: history of example.com/orders/codec',
      ]);
      await page.evaluate(
        `document.body.append(Object.assign(document.createElement('img'), { src: 'https://example.com/x.png' }))`,
      );
      await expect.poll(() => errors.join('\n')).toMatch(/Content Security Policy/);
    });

    test.each([
      ['overview', 'light'],
      ['overview', 'dark'],
      ['package', 'light'],
      ['package', 'dark'],
    ] as const)('nothing in the way of a screen reader or weak eyes: %s, %s', async (which, colorScheme) => {
      const file = which === 'overview' ? overview : codec;
      await using page = await open(pathToFileURL(file).href, { colorScheme, bypassCSP: true });
      const background = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
      expect(background).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(17, 20, 24)');
      await page.addScriptTag({
        content: readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8'),
      });
      const found = await page.evaluate<{ id: string; impact: string; targets: string[] }[]>(
        `axe.run().then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, targets: nodes.map(({ target }) => String(target)) })))`,
      );
      expect(found.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    });

    test('a phone needs no sideways scrolling, and a printer gets every chart', async () => {
      for (const file of [overview, codec]) {
        await using page = await open(pathToFileURL(file).href, { viewport: { width: 400, height: 800 } });
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400);
        expect(await page.evaluate('document.body.scrollWidth')).toBe(400);
      }
      await using page = await open(pathToFileURL(codec).href, { viewport: { width: 400, height: 100 } });
      await page.evaluate('window.dispatchEvent(new Event("beforeprint"))');
      expect(await page.locator('.bench .charts').count()).toBe(4);
    });
  },
);
