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

/** `top` uses `middle` uses `bottom`; `asm`, `cgo` and `embed` hold other kinds of source; `plain` has no benchmark. */
const files = {
  'go.mod': goMod(
    'example.com/m',
    '',
    'require example.com/replaced v0.0.0',
    '',
    'replace example.com/replaced => ./replaced',
  ),
  'README.md': 'read me',
  'top/top_test.go': benchmarkFile('top_test', 'middle.F()', { imports: ['example.com/m/middle'] }),
  'top/testdata/deep/input.txt': 'input',
  'testdata/shared.txt': 'shared',
  'middle/middle.go': 'package middle\n\nimport "example.com/m/bottom"\n\nfunc F() int { return bottom.F() }\n',
  'bottom/bottom.go': 'package bottom\n\nfunc F() int { return 1 }\n',
  'bottom/bottom_test.go': 'package bottom\n\nimport "testing"\n\nfunc TestF(t *testing.T) { F() }\n',
  'alone/alone_test.go': benchmarkFile('alone', ''),
  'embed/embed.go': 'package embed\n\nimport _ "embed"\n\n//go:embed assets/a.txt\nvar A string\n',
  'embed/assets/a.txt': 'a',
  'embed/assets/unused.txt': 'u',
  'embed/embed_test.go': benchmarkFile('embed', '_ = A'),
  'cgo/cgo.go':
    'package cgo\n\n// #cgo CFLAGS: -I${SRCDIR}/include\n// #include "one.h"\nimport "C"\n\nfunc F() int { return int(C.one()) }\n',
  'cgo/include/one.h': 'static inline int one(void) { return 1; }\n',
  'cgo/cgo_test.go': benchmarkFile('cgo', 'F()'),
  'tagged/tagged.go': 'package tagged\n',
  'tagged/tagged_test.go': `//go:build extra\n\n${benchmarkFile('tagged', '')}`,
  'plain/plain.go': 'package plain\n',
  'plain/plain_test.go': 'package plain\n\nimport "testing"\n\nfunc TestX(t *testing.T) {}\n',
  'local/local_test.go': benchmarkFile('local', 'replaced.F()', { imports: ['example.com/replaced'] }),
  'replaced/go.mod': goMod('example.com/replaced'),
  'replaced/replaced.go': 'package replaced\n\nfunc F() int { return 1 }\n',
};

let cache: string;
let root: string;
let go: GoToolchain;
const folders: string[] = [];

beforeAll(async () => {
  cache = await temporaryFolder();
  root = await writeFiles(await temporaryFolder('list with spaces ü '), files);
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
  const text = path in files ? await readFile(join(folder, path), 'utf8') : '';
  await writeFiles(folder, { [path]: `${text}// changed\n` });
};

const everything = ['alone', 'cgo', 'embed', 'local', 'top'];

describe('list', () => {
  test('finds the packages with benchmarks, their folders and the folder of the go command', async () => {
    const { packages, failures } = await list();
    expect(failures).toEqual([]);
    expect(packages.map(({ importPath, folder, moduleFolder }) => [importPath, folder, moduleFolder])).toEqual(
      everything.map((name) => [`example.com/m/${name}`, join(root, name), root]),
    );
  });

  test('build constraints and tags decide which test files count', async () => {
    const { packages } = await list(root, ['-tags', 'extra'], ['./tagged/...', './plain']);
    expect(packages.map(({ importPath }) => importPath)).toEqual(['example.com/m/tagged']);
  });

  test("a test file that the user's overlay adds counts", async () => {
    await writeFiles(root, {
      'overlay.json': JSON.stringify({ Replace: { 'plain/added_test.go': 'added.txt' } }),
      'added.txt': benchmarkFile('plain', ''),
    });
    const { packages } = await list(root, ['-overlay=overlay.json'], ['./plain']);
    await rm(join(root, 'overlay.json'));
    await rm(join(root, 'added.txt'));
    expect(packages.map(({ importPath }) => importPath)).toEqual(['example.com/m/plain']);
  });

  test('a flag that the go command does not know is a usage error', async () => {
    await expect(list(root, ['-nosuchflag=1'])).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('nosuchflag') as string,
    });
  });
});

describe('load errors', () => {
  let broken: string;
  beforeAll(async () => {
    broken = await writeFiles(await temporaryFolder(), {
      'go.mod': goMod('example.com/b'),
      'fine/fine_test.go': benchmarkFile('fine', ''),
      'missing/missing_test.go': benchmarkFile('missing', 'x.X()', { imports: ['example.com/none/x'] }),
      'syntax/syntax_test.go': 'package syntax\n\nfunc BenchmarkX(b *testing.B) {\n',
      'two/one.go': 'package one\n',
      'two/two_test.go': benchmarkFile('two', ''),
      'nobench/nobench.go': 'package nobench\n\nimport _ "example.com/none/y"\n',
      'excluded/excluded_test.go': `//go:build never\n\n${benchmarkFile('excluded', '')}`,
    });
    folders.push(broken);
  });

  test('a package that cannot be loaded is a failure with the words of Go, the others are listed', async () => {
    const { packages, failures } = await list(broken);
    expect(packages.map(({ importPath }) => importPath)).toEqual(['example.com/b/fine']);
    expect(Object.fromEntries(failures.map(({ importPath, message }) => [importPath, message]))).toEqual({
      'example.com/b/missing': expect.stringMatching(
        /^missing\/missing_test\.go:5:2: no required module provides package example\.com\/none\/x/,
      ) as string,
      'example.com/b/syntax': expect.stringMatching(
        /^syntax\/syntax_test\.go:3:\d+: expected '}', found 'EOF'/,
      ) as string,
      'example.com/b/two': expect.stringContaining(
        'found packages one (one.go) and two (two_test.go) in two',
      ) as string,
    });
  });

  test('a pattern of a folder that is not there is a failure', async () => {
    const { packages, failures } = await list(broken, [], ['./nowhere']);
    expect(packages).toEqual([]);
    expect(failures).toEqual([
      {
        importPath: expect.stringContaining('nowhere') as string,
        message: expect.stringContaining('nowhere') as string,
      },
    ]);
  });

  test('a package whose files are all excluded is none', async () => {
    expect(await list(broken, [], ['./excluded'])).toEqual({ packages: [], failures: [] });
  });

  test('a module that asks for a newer Go than there is', async () => {
    const folder = await writeFiles(await temporaryFolder(), { 'go.mod': 'module example.com/x\n\ngo 1.99\n' });
    folders.push(folder);
    const local = testToolchain(cache, { env: { GOTOOLCHAIN: 'local' } });
    await expect(local.list({ folder, root: folder, patterns: ['./...'], buildFlags: [] })).rejects.toMatchObject({
      code: 'toolchain-missing',
      message: expect.stringContaining('requires go >= 1.99') as string,
    });
  });

  test('a module that cannot be loaded at all is one failure', async () => {
    const folder = await writeFiles(await temporaryFolder(), {
      'go.mod': 'module example.com/x\n\nnonsense\n',
      'x_test.go': 'package x\n',
    });
    folders.push(folder);
    expect(await list(folder)).toEqual({
      packages: [],
      failures: [
        { importPath: './...', message: expect.stringContaining('go.mod:3: unknown directive: nonsense') as string },
      ],
    });
  });
});

describe('package keys', () => {
  test('are hashes, one for each package, and the same for equal content in another folder', async () => {
    const found = await keys();
    expect(Object.keys(found)).toEqual(everything);
    for (const key of Object.values(found)) expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(Object.values(found)).size).toBe(everything.length);
    expect(await changedBy(async () => undefined)).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['bottom/bottom.go', ['top']],
    ['middle/middle.go', ['top']],
    ['middle/added.go.txt', ['top']],
    ['bottom/bottom_test.go', []],
    ['top/top_test.go', ['top']],
    ['top/testdata/deep/input.txt', ['top']],
    ['top/data.json', ['top']],
    ['top/unrelated/readme.txt', []],
    ['bottom/testdata/table.txt', ['top']],
    ['testdata/shared.txt', everything],
    ['embed/assets/a.txt', ['embed']],
    ['embed/assets/unused.txt', []],
    ['cgo/include/one.h', ['cgo']],
    ['replaced/replaced.go', ['local']],
    ['plain/plain.go', []],
    ['README.md', []],
    ['go.mod', everything],
    ['go.sum', everything],
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
