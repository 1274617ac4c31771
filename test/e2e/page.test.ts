import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { GateReport } from '../../src/core/report/model.ts';
import { finding } from '../builders.ts';
import { explainedPage } from '../core/report/explained-report.ts';
import { findChromium } from '../support/chromium.ts';
import { runCli } from '../support/run-cli.ts';

const executablePath = findChromium();
// Where nobody looks, a browser that is missing must not pass for a page that works.
const isOptional = process.env['CI'] === undefined;
const evil = '</script><img src=x onerror="document.title=1">\u202e';

/** A report of some benchmarks, with a call tree in which functions grew, shrank, vanished and stayed. */
function reportToShow(): GateReport {
  const { explanations, ...rest } = explainedPage('order.Create');
  const [first, ...others] = explanations;
  if (first === undefined) throw new Error('the sample is explained');
  const callTree = {
    operations: 10,
    leastShare: 0.001,
    functions: ['m.BenchmarkCreate', 'm.Create', 'm.grow', 'm.gone', 'm.steady', evil],
    frames: [
      [0, 0, 0, 0, 0, 0],
      [1, 1, 10, 10, 640, 640],
      [2, 2, 0, 40, 0, 5120],
      [2, 3, 20, 0, 1280, 0],
      [2, 4, 30, 30, 1920, 1920],
      [1, 5, 0, 10, 0, 160],
      [1, -2, 1, 1, 16, 16],
    ],
  } satisfies GateReport['explanations'][number]['callTree'];
  return {
    ...rest,
    findings: [
      ...rest.findings,
      ...finding('m', 'BenchmarkSmaller').bytes(640, 320).level('improvement').allocs(4, 2).level('improvement')
        .findings,
      ...finding('m', `Benchmark${evil.replaceAll(' ', '_')}`)
        .bytes(10, 10)
        .allocs(1, 1).findings,
    ],
    explanations: [{ ...first, callTree }, ...others],
  };
}

describe.skipIf(executablePath === undefined && isOptional)(
  `in ${executablePath ?? 'a browser: no Chromium on PATH'}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'allocgate-page-'));
    const file = join(folder, 'report.html');
    let browser: Browser | undefined;
    let requests: string[] = [];
    let errors: string[] = [];

    beforeAll(async () => {
      if (executablePath === undefined)
        throw new Error('No Chromium on PATH: install one, for example `apt-get install -y chromium`.');
      writeFileSync(join(folder, 'report.json'), JSON.stringify(reportToShow()));
      const args = ['report', join(folder, 'report.json'), '--format', 'html', '--output', file];
      expect(await runCli({ cli: join(inject('dist'), 'cli.js'), args })).toMatchObject({ code: 0, stderr: '' });
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    });
    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true });
    });

    async function open(options: Parameters<Browser['newPage']>[0] = {}): Promise<Page & AsyncDisposable> {
      if (browser === undefined) throw new Error('no browser');
      const page = await browser.newPage(options);
      [requests, errors] = [[], []];
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => errors.push(message.text()));
      page.on('pageerror', (error) => errors.push(String(error)));
      await page.goto(pathToFileURL(file).href);
      return Object.assign(page, { [Symbol.asyncDispose]: async () => page.close() });
    }

    const frame = (page: Page, name: string) => page.getByRole('treeitem', { name: new RegExp(`^${name}:`) });
    const widthOf = async (page: Page, name: string): Promise<number> =>
      (await frame(page, name).boundingBox())?.width ?? 0;

    test('the page opens from disk, asks for nothing and complains about nothing', async () => {
      await using page = await open();
      expect(await page.title()).toBe('allocgate: 1 benchmark allocates more than on base');
      expect(await page.locator('h1').innerText()).toContain('1 benchmark allocates more than on base');
      await frame(page, 'm.Create').waitFor();
      expect(requests).toEqual([pathToFileURL(file).href]);
      expect(errors).toEqual([]);
      expect(await page.locator('img').count()).toBe(0);
    });

    test('what slips into the page can neither run nor load', async () => {
      await using page = await open();
      await page.evaluate(`(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "run"';
      document.body.append(script, Object.assign(document.createElement('img'), { src: 'https://example.com/x.png' }));
    })()`);
      await expect.poll(() => errors.length).toBeGreaterThanOrEqual(2);
      expect(errors.join('\n')).toMatch(/Content Security Policy/);
      expect(await page.title()).not.toBe('run');
    });

    test('frames are as wide as the larger side, and coloured by what they changed', async () => {
      await using page = await open();
      expect(await frame(page, 'm.grow').getAttribute('aria-label')).toBe('m.grow: 0 → 512 B/op (+512)');
      expect(await frame(page, 'm.gone').getAttribute('class')).toContain('shrank-4');
      expect(await frame(page, 'm.grow').getAttribute('class')).toContain('grew-4');
      expect(await frame(page, 'm.steady').getAttribute('class')).toContain('same');
      expect((await widthOf(page, 'm.grow')) / (await widthOf(page, 'm.gone'))).toBeCloseTo(4, 0);
      await page.getByText('Objects', { exact: true }).click();
      expect(await frame(page, 'm.grow').getAttribute('aria-label')).toBe('m.grow: 0 → 4 allocs/op (+4)');
      await page.getByText('The same data as a table').click();
      expect(await page.locator('#frames tbody tr').first().innerText()).toMatch(
        /^m\.grow\s+0\s+4\s+\+4\s+0\s+4\s+\+4$/,
      );
      expect(errors).toEqual([]);
    });

    test('a click zooms, and the search marks and sums up', async () => {
      await using page = await open();
      const all = await widthOf(page, 'm.BenchmarkCreate');
      await frame(page, 'm.gone').click();
      expect(await widthOf(page, 'm.gone')).toBeCloseTo(all, 0);
      expect(await frame(page, 'm.grow').count()).toBe(0);
      await page.getByRole('button', { name: 'Reset zoom' }).click();
      expect(await widthOf(page, 'm.gone')).toBeLessThan(all / 2);
      await page.getByPlaceholder('Find a function').fill('GR');
      expect(await page.locator('.frame.found').count()).toBe(1);
      expect(await page.locator('#frame').innerText()).toBe('1 frame: 0 → 512 B/op (+512)');
      await page.getByPlaceholder('Find a function').fill('nowhere');
      expect(await page.locator('#frame').innerText()).toBe('No function matches.');
    });

    test('the flame graph needs no mouse', async () => {
      await using page = await open();
      await page.keyboard.press('/');
      await page.keyboard.type('gone');
      await page.keyboard.press('Enter');
      expect(await page.locator(':focus').getAttribute('aria-label')).toMatch(/^m\.gone:/);
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowUp');
      expect(await page.locator(':focus').getAttribute('aria-label')).toMatch(/^m\.Create:/);
      await page.keyboard.press('Escape');
      await page.keyboard.press('ArrowDown');
      expect(await page.locator(':focus').getAttribute('aria-label')).toMatch(/^m\.grow:/);
      await page.keyboard.press('ArrowRight');
      expect(await page.locator(':focus').getAttribute('aria-label')).toMatch(/^m\.steady:/);
      await page.keyboard.press('Home');
      expect(await page.locator('#frame').innerText()).toMatch(/^m\.BenchmarkCreate: 386 → 786 B\/op/);
    });

    test('the table sorts and filters', async () => {
      await using page = await open();
      const names = async (): Promise<readonly string[]> =>
        page.locator('#rows tbody tr:not([hidden]) th code').allInnerTexts();
      const unsorted = await names();
      expect(unsorted[0]).toBe('BenchmarkCreate');
      await page.getByRole('button', { name: 'B/op' }).click();
      expect([(await names())[0], (await names()).at(-1)]).toEqual(['BenchmarkCreate', 'BenchmarkSmaller']);
      await page.getByRole('button', { name: 'B/op' }).click();
      expect((await names())[0]).toBe('BenchmarkSmaller');
      expect(await page.locator('th[aria-sort]').allInnerTexts()).toEqual(['B/op']);
      await page.getByPlaceholder('Filter by name').fill('parse shop');
      expect(await names()).toEqual(['BenchmarkParse']);
      expect(await page.locator('#shown').innerText()).toBe('1 of 4 benchmarks');
      await page.getByPlaceholder('Filter by name').fill('');
      await page.getByLabel('Filter by result').selectOption('improvement');
      expect(await names()).toEqual(['BenchmarkSmaller']);
    });

    test('a fix is copied as it is', async () => {
      await using page = await open();
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('button', { name: 'Copy' }).click();
      await page.getByRole('button', { name: 'Copied' }).waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe('\tout := make([]Item, 0, len(in))');
    });

    test.each(['light', 'dark'] as const)(
      'nothing in the way of a screen reader or weak eyes: %s',
      async (colorScheme) => {
        await using page = await open({ colorScheme, bypassCSP: true });
        const background = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
        expect(background).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(17, 20, 24)');
        await page.getByText('The same data as a table').click();
        await page.addScriptTag({
          content: readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8'),
        });
        const found = await page.evaluate<{ id: string; impact: string; targets: string[] }[]>(
          `axe.run().then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, targets: nodes.map(({ target }) => String(target)) })))`,
        );
        expect(found.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
      },
    );

    test('a phone needs no sideways scrolling', async () => {
      await using page = await open({ viewport: { width: 400, height: 800 } });
      await page.getByText('The same data as a table').click();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400);
      expect(await page.evaluate('document.body.scrollWidth')).toBe(400);
    });

    test('a printer gets what is folded', async () => {
      await using page = await open();
      await page.evaluate('window.dispatchEvent(new Event("beforeprint"))');
      expect(await page.locator('details:not([open])').count()).toBe(0);
      await page.evaluate('window.dispatchEvent(new Event("afterprint"))');
      expect(await page.locator('details[open]').count()).toBe(0);
    });
  },
);
