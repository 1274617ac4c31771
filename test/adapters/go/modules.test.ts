import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GoToolchain } from '../../../src/ports.ts';
import {
  benchmarkFile,
  goMod,
  removeFolders,
  temporaryFolder,
  testToolchain,
  writeFiles,
} from '../../support/go-module.ts';

const bench = benchmarkFile('p', '');
const plainTest = 'package p\n\nimport "testing"\n\nfunc TestX(t *testing.T) {}\n';
const folders: string[] = [];

let cache: string;
beforeAll(async () => {
  cache = await temporaryFolder();
  folders.push(cache);
});
afterAll(async () => removeFolders(folders));

async function repository(files: Record<string, string>): Promise<string> {
  const folder = await temporaryFolder('repository with spaces ü ');
  folders.push(folder);
  return writeFiles(folder, files);
}

const go = (env: NodeJS.ProcessEnv = {}): GoToolchain => testToolchain(cache, { env });

describe('modules', () => {
  test('one module at the folder itself', async () => {
    const folder = await repository({ 'go.mod': goMod('m'), 'p_test.go': bench });
    expect(await go().modules(folder)).toEqual(['']);
  });

  test('every go.mod below, except where Go looks for no packages, and less those without a benchmark', async () => {
    const folder = await repository({
      'go.mod': goMod('m'),
      'p_test.go': bench,
      'tools/go.mod': goMod('m/tools'),
      'tools/p_test.go': plainTest,
      'nested/deep/go.mod': goMod('m/deep'),
      'nested/deep/er/p_test.go': bench,
      'vendor/v/go.mod': goMod('v'),
      'vendor/v/p_test.go': bench,
      'x/testdata/t/go.mod': goMod('t'),
      'x/testdata/t/p_test.go': bench,
      'node_modules/n/go.mod': goMod('n'),
      'node_modules/n/p_test.go': bench,
      '.hidden/go.mod': goMod('h'),
      '.hidden/p_test.go': bench,
      '_off/go.mod': goMod('o'),
      '_off/p_test.go': bench,
    });
    expect(await go().modules(folder)).toEqual(['', 'nested/deep']);
  });

  test('a benchmark counts for the innermost module only', async () => {
    const folder = await repository({
      'go.mod': goMod('m'),
      'p_test.go': plainTest,
      'inner/go.mod': goMod('m/inner'),
      'inner/p_test.go': bench,
      'inner2/p_test.go': plainTest,
    });
    expect(await go().modules(folder)).toEqual(['inner']);
  });

  test('all of them where none has a benchmark', async () => {
    const folder = await repository({ 'a/go.mod': goMod('a'), 'b/go.mod': goMod('b'), 'b/p_test.go': plainTest });
    expect(await go().modules(folder)).toEqual(['a', 'b']);
  });

  test('a folder inside a module is part of it, beside the modules below', async () => {
    const folder = await repository({
      'go.mod': goMod('m'),
      'sub/p_test.go': bench,
      'sub/nested/go.mod': goMod('n'),
      'sub/nested/p_test.go': bench,
    });
    expect(await go().modules(join(folder, 'sub'))).toEqual(['', 'nested']);
    expect(await go().modules(join(folder, 'sub/nested'))).toEqual(['']);
  });

  test('a folder inside a module without a Go file has none, and lies in that module', async () => {
    const folder = await repository({
      'go.mod': goMod('m'),
      'p_test.go': bench,
      'docs/words.txt': '',
      'docs/testdata/p_test.go': bench,
      'services/shop/go.mod': goMod('example.com/shop'),
      'services/shop/docs/words.txt': '',
    });
    for (const name of ['docs', 'gone', 'services/shop/docs', 'docs/gone/deeper'])
      expect(await go().modules(join(folder, name))).toEqual([]);
    const enclosing = (name: string) => go().enclosingModule(join(folder, name), folder);
    expect(await enclosing('docs')).toEqual({ folder, path: 'm' });
    expect(await enclosing('gone')).toEqual({ folder, path: 'm' });
    expect(await enclosing('services/shop/docs')).toEqual({
      folder: join(folder, 'services/shop'),
      path: 'example.com/shop',
    });
    expect(await go().enclosingModule(join(folder, 'docs'), join(folder, 'docs'))).toBeUndefined();
  });

  test('a folder outside of any module has none', async () => {
    expect(await go().modules(await repository({ 'p_test.go': bench }))).toEqual([]);
  });

  const workspace = {
    'go.work': 'go 1.22\n\nuse (\n\t./a\n\t"./b c"\n\t../elsewhere\n\t./gone\n)\n',
    'a/go.mod': goMod('a'),
    'a/p_test.go': bench,
    'b c/go.mod': goMod('b'),
    'b c/p_test.go': bench,
    'unused/go.mod': goMod('unused'),
    'unused/p_test.go': bench,
  };

  test('the modules that go.work uses, as far as they are there', async () => {
    expect(await go().modules(await repository(workspace))).toEqual(['a', 'b c']);
  });

  test('GOWORK=off: go.work does not count', async () => {
    expect(await go({ GOWORK: 'off' }).modules(await repository(workspace))).toEqual(['a', 'b c', 'unused']);
  });

  test('a go.work that cannot be read is an error with the words of Go', async () => {
    const folder = await repository({ 'go.work': 'go 1.22\nuze ./a\n', 'a/go.mod': goMod('a') });
    await expect(go().modules(folder)).rejects.toMatchObject({
      code: 'build-failed',
      message: expect.stringContaining('uze') as string,
    });
  });
});
