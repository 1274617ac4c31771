import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFolders } from '../../src/adapters/make-folders.ts';

const folder = mkdtempSync(join(tmpdir(), 'folders-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('makes what is missing, at once and again', async () => {
  const deep = join(folder, 'a', 'b', 'c');
  await Promise.all([makeFolders(deep), makeFolders(deep), makeFolders(join(folder, 'a', 'd'))]);
  await makeFolders(deep);
  expect(statSync(deep).isDirectory()).toBe(true);
});

test('says so where a file is in the way', async () => {
  writeFileSync(join(folder, 'file'), '');
  await expect(makeFolders(join(folder, 'file'))).rejects.toThrow('EEXIST');
  await expect(makeFolders(join(folder, 'file', 'below'))).rejects.toThrow('ENOTDIR');
});

test.runIf(existsSync('/proc/self'))('ends where a file system takes no folders', async () => {
  await expect(makeFolders('/proc/no/such/place')).rejects.toThrow('ENOENT');
});
