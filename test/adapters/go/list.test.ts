import { rm } from 'node:fs/promises';
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

describe('list', () => {
  test('finds the packages with benchmarks, their folders and the folder of the go command', async () => {
    const { packages, failures } = await list();
    expect(failures).toEqual([]);
    expect(packages.map(({ importPath, folder, moduleFolder }) => [importPath, folder, moduleFolder])).toEqual(
      withBenchmarks.map((name) => [`example.com/m/${name}`, join(root, name), root]),
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
    expect(failures.map(({ fault }) => fault)).toEqual([undefined, undefined, undefined]);
    expect(failures.map(({ cause }) => cause)).toEqual(['code', 'code', 'code']);
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
        cause: 'code',
        fault: 'pattern',
      },
    ]);
  });

  test('a package whose files are all excluded is none', async () => {
    expect(await list(broken, [], ['./excluded'])).toMatchObject({
      packages: [],
      failures: [],
      files: [],
      testingFiles: [],
    });
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
        {
          importPath: './...',
          message: expect.stringContaining('go.mod:3: unknown directive: nonsense') as string,
          cause: 'code',
          fault: 'module',
        },
      ],
    });
  });
});
