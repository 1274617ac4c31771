import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GoToolchain, Listing } from '../../../src/ports.ts';
import {
  benchmarkFile,
  goMod,
  removeFolders,
  temporaryFolder,
  testToolchain,
  writeFiles,
} from '../../support/go-module.ts';
import { listedModule, withBenchmarks } from './listed-module.ts';

let cache: string;
let root: string;
let go: GoToolchain;
const folders: string[] = [];

beforeAll(async () => {
  cache = await temporaryFolder();
  root = await writeFiles(await temporaryFolder('list with spaces ü '), listedModule);
  folders.push(cache, root);
  go = testToolchain(cache, { env: { CGO_ENABLED: '1' } });
});
afterAll(async () => removeFolders(folders));

async function list(
  folder = root,
  buildFlags: readonly string[] = [],
  patterns: readonly string[] = ['./...'],
): Promise<Listing> {
  return go.list({ folder, root: folder, patterns, buildFlags });
}

/** Keys by the last element of the import path. */
async function keys(folder = root, buildFlags: readonly string[] = []): Promise<Record<string, string>> {
  const { packages } = await list(folder, buildFlags);
  return Object.fromEntries(packages.map(({ importPath, key }) => [importPath.replace('example.com/m/', ''), key]));
}

/** Names of packages whose key is another one after a change to a copy of the module. */
async function changedBy(change: (folder: string) => Promise<unknown>): Promise<string[]> {
  const copy = await temporaryFolder('list with spaces ü ');
  folders.push(copy);
  await cp(root, copy, { recursive: true });
  await change(copy);
  const [before, after] = [await keys(), await keys(copy)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]);
}

const edit = (path: string) => async (folder: string) => {
  const text = path in listedModule ? await readFile(join(folder, path), 'utf8') : '';
  await writeFiles(folder, { [path]: `${text}// changed\n` });
};

describe('package keys', () => {
  test('are hashes, one for each package, and the same for equal content in another folder', async () => {
    const found = await keys();
    expect(Object.keys(found)).toEqual(withBenchmarks);
    for (const key of Object.values(found)) expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(Object.values(found)).size).toBe(withBenchmarks.length);
    expect(await changedBy(async () => undefined)).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['middle/added.go.txt', withBenchmarks],
    ['bottom/bottom_test.go', ['cgo']],
    ['top/top_test.go', ['cgo', 'top']],
    ['top/testdata/deep/input.txt', ['cgo', 'top']],
    ['top/data.json', withBenchmarks],
    ['top/unrelated/readme.txt', withBenchmarks],
    ['bottom/testdata/table.txt', ['cgo', 'top']],
    ['embed/assets/unused.txt', withBenchmarks],
    ['size.txt', withBenchmarks],
    ['go.mod', withBenchmarks],
    ['go.sum', withBenchmarks],
    // C sources include files from anywhere.
  ])('a change of %s changes the keys of %j', async (path, names) => {
    const change =
      path === 'go.sum'
        ? async (folder: string) => writeFile(join(folder, 'go.sum'), 'x v1.0.0 h1:abc=\n')
        : edit(path);
    expect(await changedBy(change)).toEqual(names);
  });

  test('depend on build flags, and on the files that these name', async () => {
    const plain = await keys();
    const tagged = await keys(root, ['-tags=other']);
    expect(Object.keys(tagged).filter((name) => tagged[name] === plain[name])).toEqual([]);

    const overlay = (text: string) => async (): Promise<Record<string, string>> => {
      await writeFiles(root, {
        'overlay.json': JSON.stringify({ Replace: { 'alone/alone.go': 'alone.txt' } }),
        'alone.txt': `package alone\n\nconst text = "${text}"\n`,
      });
      const found = await keys(root, ['-overlay=overlay.json']);
      await rm(join(root, 'overlay.json'));
      await rm(join(root, 'alone.txt'));
      return found;
    };
    const [one, again, two] = [await overlay('one')(), await overlay('one')(), await overlay('two')()];
    expect(again).toEqual(one);
    expect(one['alone']).not.toBe(plain['alone']);
    expect(two['alone']).not.toBe(one['alone']);
  });

  test('depend on the other modules of a workspace, and on go.work', async () => {
    const workspace = await writeFiles(await temporaryFolder('work ü '), {
      'go.work': 'go 1.22\n\nuse (\n\t./a\n\t./b\n\t./c\n)\n',
      'a/go.mod': goMod('example.com/a'),
      'a/a_test.go': benchmarkFile('a', 'b.F()', { imports: ['example.com/b'] }),
      'b/go.mod': goMod('example.com/b'),
      'b/b.go': 'package b\n\nfunc F() int { return 1 }\n',
      'c/go.mod': goMod('example.com/c'),
      'c/c.go': 'package c\n',
    });
    folders.push(workspace);
    const key = async (path?: string, text = ''): Promise<string | undefined> => {
      if (path !== undefined) await writeFiles(workspace, { [path]: text });
      const request = { folder: join(workspace, 'a'), root: workspace, patterns: ['./...'], buildFlags: [] };
      const { packages, failures } = await testToolchain(cache).list(request);
      expect(failures).toEqual([]);
      return packages[0]?.key;
    };
    const first = await key();
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await key('c/c.go', 'package c\n\nfunc F() {}\n')).toBe(first);
    const second = await key('b/b.go', 'package b\n\nfunc F() int { return 2 }\n');
    expect(second).not.toBe(first);
    expect(await key('go.work', 'go 1.22\n\nuse ./a\nuse ./b\n')).not.toBe(second);
  });

  test('depend on settings of the build', async () => {
    const plain = await keys();
    const other = testToolchain(cache, { env: { CGO_ENABLED: '1', GOAMD64: 'v2', GOARM64: 'v8.1' } });
    const { packages } = await other.list({ folder: root, root, patterns: ['./alone'], buildFlags: [] });
    expect(packages.map(({ key }) => key)).not.toEqual([plain['alone']]);
  });
});
