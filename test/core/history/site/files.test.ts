import { expect, test } from 'vitest';
import type { PackageData } from '../../../../src/core/history/site/data.ts';
import { siteFiles } from '../../../../src/core/history/site/files.ts';
import { createSite } from '../../../../src/core/history/site/model.ts';
import { folderOf, hrefOf, upFrom } from '../../../../src/core/history/site/places.ts';
import { pageOf } from '../../../../src/core/history/page.ts';
import { siteOf, siteRow } from './builders.ts';
import { idOf } from './synthetic.ts';

const assets = { style: 'p{}', script: 'void 0', hashes: { style: 'sha256-a', script: 'sha256-b' } };
const evil = '</script><img src=x onerror=alert(1)>\u202e';

test('each package has its page at its import path, where history-url links to', () => {
  const rows = [
    siteRow({ 0: 1, 3: 2 }),
    siteRow({ 0: 1 }, { package: 'example.com/m/sub', benchmark: 'BenchmarkY/a=1' }),
  ];
  const files = [...siteFiles(siteOf(rows, { 'v1.0.0': 2 }), assets)].map(({ path }) => path.join('/'));
  expect(files).toEqual(['example.com/m/index.html', 'example.com/m/sub/index.html', 'index.html', 'badge.json']);
  const link = new URL(pageOf('https://example.com/history', 'example.com/m/sub', 'BenchmarkY/a=1'));
  expect(link.pathname).toBe('/history/example.com/m/sub/');
  expect(decodeURIComponent(link.hash)).toBe('#BenchmarkY/a=1');
});

test('hostile names stay text, and no path leads out of the site', () => {
  const rows = [
    siteRow({ 0: 1, 3: 2 }, { benchmark: evil }),
    siteRow({ 0: 1, 3: 2 }, { package: '../../etc' }),
    siteRow({ 0: 1, 3: 2 }, { package: 'index.html' }),
  ];
  const site = siteOf(rows, { [evil]: 2 });
  const files = [...siteFiles({ ...site, title: evil, notes: [evil] }, assets)];
  expect(files.map(({ path }) => path.join('/'))).toEqual(['example.com/m/index.html', 'index.html', 'badge.json']);
  for (const { path, text } of files) {
    if (path.at(-1) === 'badge.json') continue;
    expect(text).not.toContain('<img');
    expect(text.match(/<\/script>/g)).toHaveLength(2);
    expect(text).not.toContain('\u202e<');
  }
  const data = JSON.parse(/id="data">(.*?)<\/script>/s.exec(files[0]?.text ?? '')?.[1] ?? '') as PackageData;
  expect(data.benchmarks[0]).toMatchObject({ name: evil.replace('\u202e', '<U+202E>'), id: evil });
  expect(files.at(-2)?.text).toContain(
    'There is no page for packages whose path can&#39;t be used as a folder: ../../etc, index.html.',
  );
});

test.each([
  ['example.com/m', ['example.com', 'm']],
  ['example.com/m/..', undefined],
  ['example.com//m', undefined],
  ['/etc', undefined],
  ['a\\b', undefined],
  ['a\0b', undefined],
  ['C:/x', undefined],
  ['m/Index.HTML', undefined],
])('the folders of %j', (importPath, folders) => {
  expect(folderOf(importPath)).toEqual(folders);
});

test('addresses name the file and escape what has a meaning', () => {
  expect(hrefOf(['example.com', 'a b'], 'BenchmarkX/n=1#2')).toBe(
    'example.com/a%20b/index.html#BenchmarkX%2Fn%3D1%232',
  );
  expect(upFrom(['example.com', 'm', 'sub'])).toBe('../../../');
});

/** A site of three measured commits of four, with these releases. */
function siteWith(releases: Parameters<typeof createSite>[0]['releases']): ReturnType<typeof createSite> {
  const marks = [1, 2, 4].map((number) => ({ number, commit: idOf(number), conditions: 'c' }));
  const [first, second, third] = marks;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three');
  return createSite({
    title: 'm',
    rows: [
      {
        package: 'm',
        benchmark: 'BenchmarkX',
        unit: 'allocs/op',
        levels: [
          { mark: first, figure: 1, iterations: 100 },
          { mark: third, previous: second, figure: 2, iterations: 100 },
        ],
        last: third,
        records: 3,
        dropped: 0,
      },
    ],
    marks,
    lineage: {
      parents: new Map([4, 3, 2, 1].map((number) => [idOf(number), number === 1 ? [] : [idOf(number - 1)]])),
      tags: new Map(),
    },
    releases,
    details: new Map([
      [
        idOf(4),
        { date: '2026-01-01T00:00:00Z', author: 'J', subject: 'Merge pull request #5 from x', parents: [idOf(3)] },
      ],
    ]),
    limits: (_, figure) => ({ budget: 3, limit: figure * 2 }),
    repository: undefined,
    notes: [],
  });
}

test('a release without figures takes no other release’s place', () => {
  const site = siteWith([
    { tag: 'v1.0.0', commit: idOf(2) },
    { tag: 'v1.0.1', commit: idOf(3) },
    { tag: 'v1.1.0', commit: idOf(4) },
  ]);
  expect(site.releases).toEqual([
    { tag: 'v1.0.0', at: 1 },
    { tag: 'v1.1.0', at: 2 },
  ]);
});

test('a release stands at the newest measured commit that is part of it, and limits come from the configuration', () => {
  const site = siteWith([
    { tag: 'v1.0.0', commit: idOf(3) },
    { tag: 'v1.1.0', commit: idOf(4) },
  ]);
  expect(site.releases).toEqual([
    { tag: 'v1.0.0', at: 1 },
    { tag: 'v1.1.0', at: 2 },
  ]);
  expect(site.commits[2]).toMatchObject({ pullRequest: 5, tag: 'v1.1.0' });
  expect(site.rows[0]).toMatchObject({
    levels: [
      { at: 0, figure: 1 },
      { at: 2, figure: 2, after: 1, exact: false },
    ],
    budget: 3,
    limit: 4,
  });
});
