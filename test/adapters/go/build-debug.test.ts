import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  benchmarkFile,
  goMod,
  removeFolders,
  temporaryFolder,
  testToolchain,
  writeFiles,
} from '../../support/go-module.ts';

const folders: string[] = [];
afterAll(async () => removeFolders(folders));

test.each<[string, readonly string[], string | undefined, boolean]>([
  ['has no debug information', [], undefined, false],
  ['is linked as the flags say', ['-ldflags=-X=main.x=y'], undefined, true],
  ['is linked as GOFLAGS says', [], '-ldflags=-X=main.x=y', true],
])('a test binary %s', async (_, buildFlags, goflags, expected) => {
  const [cache, work] = [await temporaryFolder(), await temporaryFolder()];
  const root = await writeFiles(await temporaryFolder(), {
    'go.mod': goMod('example.com/m'),
    'm_test.go': benchmarkFile('m', ''),
  });
  folders.push(cache, work, root);
  const go = testToolchain(cache, { env: { GOFLAGS: goflags } });
  const { packages } = await go.list({ folder: root, root, patterns: ['./...'], buildFlags });
  const { binaries, failures } = await go.build({ side: 'head', packages, buildFlags, work: join(work, 'w') });
  expect(failures).toEqual([]);
  // Linux and macOS name the section differently.
  const content = await readFile(binaries[0]?.path ?? '', 'latin1');
  expect(/\.debug_info|__debug_info|__zdebug_info/.test(content)).toBe(expected);
});
