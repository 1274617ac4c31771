import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { SourceTree } from '../../../src/adapters/go/package-files.ts';
import { removeFolders, temporaryFolder, writeFiles } from '../../support/go-module.ts';

const folders: string[] = [];
afterAll(async () => removeFolders(folders));

/** A snapshot with one package, and what reads it. */
async function snapshot(files: Readonly<Record<string, string>> = {}): Promise<{ root: string; tree: SourceTree }> {
  const root = await writeFiles(await temporaryFolder(), { 'pay/pay.go': 'package pay\n', ...files });
  folders.push(root);
  return { root, tree: new SourceTree([root], new AbortController().signal) };
}

const all = { tests: true, whole: false };

async function filesOf(root: string, tree: SourceTree): Promise<string[]> {
  return (await tree.packageFiles(join(root, 'pay'), all)).map((path) => path.slice(root.length + 1));
}

test('a corpus of very many files is listed', async () => {
  const { root, tree } = await snapshot();
  const corpus = join(root, 'pay/testdata/corpus');
  mkdirSync(corpus, { recursive: true });
  for (let index = 0; index < 140_000; index++) writeFileSync(join(corpus, `${index}`), '');
  expect(await filesOf(root, tree)).toHaveLength(140_001);
  expect(await tree.sharedTestdata(join(root, 'pay/testdata'), root)).toHaveLength(140_000);
}, 60_000);

test.each([
  ['a file of the system without an end', 'testdata/p', '/proc/self/pagemap'],
  ['the root of the file system', 'testdata', '/'],
  ['a folder outside', 'testdata/etc', '/etc'],
  ['a file outside, in the package itself', 'link.go', '/etc/passwd'],
])('a link to %s is not followed, and its text counts', async (_, name, target) => {
  const digests: (string | undefined)[] = [];
  for (const to of [target, '/dev/null']) {
    const { root, tree } = await snapshot({ 'pay/testdata.txt': 'x' });
    mkdirSync(join(root, 'pay', name, '..'), { recursive: true });
    symlinkSync(to, join(root, 'pay', name));
    expect(await filesOf(root, tree)).toContain(`pay/${name}`);
    expect((await filesOf(root, tree)).length).toBeLessThan(4);
    digests.push(await tree.digest(join(root, 'pay', name)));
  }
  expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(digests[0]).not.toBe(digests[1]);
});

test('links inside the snapshot are followed, each folder once, however they cross', async () => {
  const { root, tree } = await snapshot({ 'shared/a.txt': 'a', 'pay/testdata/b.txt': 'b' });
  symlinkSync('../../shared', join(root, 'pay/testdata/shared'));
  symlinkSync('../../shared/a.txt', join(root, 'pay/testdata/file'));
  symlinkSync('.', join(root, 'pay/testdata/self'));
  // Two links to each next of forty folders: a trillion paths to the last one.
  for (let depth = 0; depth < 40; depth++) {
    mkdirSync(join(root, `pay/testdata/d${depth}`));
    for (const name of ['x', 'y']) symlinkSync(`../d${depth + 1}`, join(root, `pay/testdata/d${depth}/${name}`));
  }
  expect(await filesOf(root, tree)).toEqual([
    'pay/pay.go',
    'pay/testdata/b.txt',
    'pay/testdata/file',
    'pay/testdata/shared/a.txt',
  ]);
  expect(await tree.digest(join(root, 'pay/testdata/file'))).toBe(await tree.digest(join(root, 'shared/a.txt')));
});

test('a pipe is never opened', async () => {
  const { root, tree } = await snapshot({ 'pay/testdata/b.txt': 'b' });
  execFileSync('mkfifo', [join(root, 'pay/testdata/pipe')]);
  symlinkSync('pipe', join(root, 'pay/testdata/to-pipe'));
  expect(await filesOf(root, tree)).toEqual(['pay/pay.go', 'pay/testdata/b.txt', 'pay/testdata/to-pipe']);
  expect(await tree.digest(join(root, 'pay/testdata/pipe'))).toBeUndefined();
});

test('an interruption ends the digest of a file without an end', async () => {
  const controller = new AbortController();
  const tree = new SourceTree([], controller.signal);
  setTimeout(() => {
    controller.abort();
  }, 50);
  await expect(tree.digest('/proc/self/pagemap')).rejects.toMatchObject({ code: 'interrupted' });
});
