import { mkdir, readFile, writeFile } from 'node:fs/promises';
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

const folders: string[] = [];
let cache: string;
beforeAll(async () => {
  cache = await temporaryFolder();
  folders.push(cache);
});
afterAll(async () => removeFolders(folders));

const go = (env: NodeJS.ProcessEnv = {}): GoToolchain => testToolchain(cache, { env: { GOFLAGS: '-mod=mod', ...env } });

interface Place {
  /** Holds the checkout and what lies beside it. */
  readonly parent: string;
  readonly checkout: string;
  readonly sides: readonly [string, string];
  readonly work: string;
}

/** A checkout of some files with others beside it, and two snapshots of it. */
async function place(files: Record<string, string>, beside: Record<string, string> = {}): Promise<Place> {
  const parent = await temporaryFolder('parent ü ');
  const trees = await temporaryFolder();
  folders.push(parent, trees);
  await writeFiles(parent, beside);
  const checkout = await writeFiles(join(parent, 'repo'), files);
  const sides = [join(trees, 'x', 'base'), join(trees, 'x', 'head')] as const;
  for (const side of sides) await writeFiles(side, files);
  await mkdir(join(trees, 'work'));
  return { parent, checkout, sides: [...sides], work: join(trees, 'work') };
}

const follow = async (
  toolchain: GoToolchain,
  { checkout, sides, work }: Place,
  prefix = '',
): Promise<readonly string[]> => toolchain.follow({ checkout, prefix, sides, work, buildFlags: [] });

async function list(toolchain: GoToolchain, root: string): Promise<Listing> {
  return toolchain.list({ folder: root, root, patterns: ['./...'], buildFlags: [] });
}

const caller = benchmarkFile('app', 'dep.F()', { imports: ['example.com/dep'] });
const replaced = (path: string): string =>
  goMod('example.com/app', 'require example.com/dep v0.0.0', `replace example.com/dep => ${path}`);
const dep = { 'dep/go.mod': goMod('example.com/dep'), 'dep/dep.go': 'package dep\n\nfunc F() {}\n' };

describe('folders beside the repository', () => {
  test.each([
    ['replace', { 'go.mod': replaced('../dep'), 'app_test.go': caller }, ''],
    ['replace in a nested module', { 'a/go.mod': replaced('../../dep'), 'a/app_test.go': caller }, 'a'],
    ['replace above the folder that was asked for', { 'go.mod': replaced('../dep'), 'a/b/app_test.go': caller }, 'a/b'],
    [
      'use',
      { 'go.mod': goMod('example.com/app'), 'app_test.go': caller, 'go.work': 'go 1.22\n\nuse (\n\t.\n\t../dep\n)\n' },
      '',
    ],
  ])('are followed, and part of the package keys: %s', async (_, files, prefix) => {
    const at = await place(files, dep);
    const env = 'go.work' in files ? { GOFLAGS: '' } : {};
    const toolchain = go(env);
    expect(await follow(toolchain, at, prefix)).toEqual([expect.stringContaining('../dep')]);
    const keys = async (): Promise<unknown[]> => {
      // A new one, as its listings are those of one run.
      const listings = await Promise.all(at.sides.map(async (side) => list(go(env), join(side, prefix))));
      return listings.map(({ packages, failures }) => [packages.map(({ key }) => key), failures]);
    };
    const [base, head] = await keys();
    expect(base).toEqual([[expect.stringMatching(/^[0-9a-f]{64}$/)], []]);
    expect(head).toEqual(base);
    await writeFile(join(at.parent, 'dep/dep.go'), 'package dep\n\nfunc F() { println() }\n');
    const [after] = await keys();
    expect(after).toEqual([[expect.stringMatching(/^[0-9a-f]{64}$/)], []]);
    expect(after).not.toEqual(base);
  });

  test('what a module that is used replaces is followed too', async () => {
    const files = { 'go.mod': goMod('example.com/app'), 'go.work': 'go 1.22\n\nuse (\n\t.\n\t../tools/one\n)\n' };
    const tool = goMod('example.com/one', 'require example.com/dep v0.0.0', 'replace example.com/dep => ../../dep');
    const at = await place(
      { ...files, 'app_test.go': benchmarkFile('app', 'one.F()', { imports: ['example.com/one'] }) },
      {
        ...dep,
        'tools/one/go.mod': tool,
        'tools/one/one.go': 'package one\n\nimport "example.com/dep"\n\nfunc F() { dep.F() }\n',
      },
    );
    const toolchain = go({ GOFLAGS: '' });
    expect(await follow(toolchain, at)).toEqual([expect.stringContaining('../tools/one, ../dep')]);
    expect(await list(toolchain, at.sides[0])).toMatchObject({
      packages: [{ importPath: 'example.com/app' }],
      failures: [],
    });
  });

  test.each([
    ['further up', '../../dep', /go\.mod names the folder \.\.\/\.\.\/dep, which is not next to the repository/],
    ['the folder that holds the repository', '..', /names the folder \.\., which is not next to the repository/],
    [
      'a name that snapshots have',
      '../base/dep',
      /snapshots are stored next to each other, and one of them is also called base/,
    ],
    ['back by the name of the repository', '../repo/dep', /leads back into this repository/],
  ])('are refused by name: %s', async (_, path, message) => {
    const at = await place({ 'go.mod': replaced(path), 'app_test.go': caller });
    await expect(follow(go(), at)).rejects.toMatchObject({
      code: 'snapshot-failed',
      message: expect.stringMatching(message) as string,
    });
  });

  test('an absolute path into the checkout is refused, one elsewhere is as it is', async () => {
    const at = await place({ 'app_test.go': caller, 'own/go.mod': goMod('example.com/dep') }, dep);
    const rewrite = async (path: string): Promise<void> => {
      for (const side of at.sides) await writeFile(join(side, 'go.mod'), replaced(`"${path}"`));
    };
    await rewrite(join(at.checkout, 'own'));
    await expect(follow(go(), at)).rejects.toMatchObject({
      code: 'snapshot-failed',
      remedy: 'Write the path relative to the file: ./own.',
    });
    await rewrite(join(at.parent, 'dep'));
    expect(await follow(go(), at)).toEqual([]);
    expect(await list(go(), at.sides[0])).toMatchObject({
      packages: [{ importPath: 'example.com/app' }],
      failures: [],
    });
  });
});

describe('a workspace', () => {
  const app = { 'go.mod': goMod('example.com/app'), 'app_test.go': caller };
  const outside = { ...dep, 'go.work': 'go 1.22\n\nuse (\n\t./repo\n\t./dep\n)\n' };

  test.each([['named by GOWORK'], ['above the repository']])(
    '%s is in force with the modules of each side',
    async (how) => {
      const at = await place(app, outside);
      const env = { GOFLAGS: '', ...(how.startsWith('named') ? { GOWORK: join(at.parent, 'go.work') } : {}) };
      const toolchain = go(env);
      expect(await follow(toolchain, at)).toEqual([expect.stringContaining(`in the workspace ${at.parent}/go.work`)]);
      const [base, head] = await Promise.all(at.sides.map(async (side) => list(toolchain, side)));
      expect(base?.failures).toEqual([]);
      expect(base?.packages.map(({ folder }) => folder)).toEqual([at.sides[0]]);
      expect(head?.packages.map(({ folder }) => folder)).toEqual([at.sides[1]]);
      expect(head?.packages.map(({ key }) => key)).toEqual(base?.packages.map(({ key }) => key));
      expect(await toolchain.modules(at.sides[0])).toEqual(['']);
      await toolchain.prepare('go env GOWORK > gowork.txt', at.sides[1], 10_000);
      expect(await readFile(join(at.sides[1], 'gowork.txt'), 'utf8')).toBe(`${at.work}/workspaces/head/go.work\n`);
    },
  );

  test('named by GOWORK inside the repository is that of each side', async () => {
    const files = { ...app, 'ci/all.work': 'go 1.22\n\nuse (\n\t..\n\t../../dep\n)\n' };
    const at = await place(files, dep);
    const toolchain = go({ GOFLAGS: '', GOWORK: join(at.checkout, 'ci/all.work') });
    expect(await follow(toolchain, at)).toEqual([expect.stringContaining('../dep')]);
    expect(await list(toolchain, at.sides[1])).toMatchObject({ packages: [{ folder: at.sides[1] }], failures: [] });
  });

  test('above the repository that has nothing to do with it does not count', async () => {
    const at = await place(
      { 'go.mod': goMod('example.com/app'), 'a_test.go': benchmarkFile('app', '') },
      { ...dep, 'go.work': 'go 1.22\n\nuse ./dep\n' },
    );
    const toolchain = go({ GOFLAGS: '' });
    expect(await follow(toolchain, at)).toEqual([]);
    expect(await list(toolchain, at.sides[0])).toMatchObject({ packages: [{ importPath: 'example.com/app' }] });
  });

  test('that is off does not count', async () => {
    const at = await place(app, outside);
    expect(await follow(go({ GOWORK: 'off' }), at)).toEqual([]);
  });

  test.each([
    ['/nowhere/go.work', /GOWORK names \/nowhere\/go\.work, which does not exist/],
    ['go.work', /which is not an absolute path/],
  ])('GOWORK=%s is refused', async (file, message) => {
    const at = await place(app);
    await expect(follow(go({ GOWORK: file }), at)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(message) as string,
    });
  });

  test('with a module outside that replaces a dependency by a folder of the checkout is refused', async () => {
    const back = goMod('example.com/dep', 'replace example.com/lib => ../repo/lib');
    const at = await place({ ...app, 'lib/go.mod': goMod('example.com/lib') }, { ...outside, 'dep/go.mod': back });
    await expect(follow(go({ GOFLAGS: '' }), at)).rejects.toMatchObject({ code: 'snapshot-failed' });
  });
});
