import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  benchmarkFile,
  goMod,
  removeFolders,
  silent,
  temporaryFolder,
  testToolchain,
  writeFiles,
} from '../../support/go-module.ts';

const folders: string[] = [];
afterAll(async () => removeFolders(folders));

test('two sides that are built at once compile the standard library once, and later builds not at all', async () => {
  const [cache, work] = [await temporaryFolder(), await temporaryFolder()];
  const root = await writeFiles(await temporaryFolder(), {
    'go.mod': goMod('example.com/m'),
    'm_test.go': benchmarkFile('m', ''),
  });
  folders.push(cache, work, root);
  const commands: string[] = [];
  const build = async (): Promise<number> => {
    const go = testToolchain(cache, { log: { ...silent, debug: (line) => void commands.push(line) } });
    const { packages } = await go.list({ folder: root, root, patterns: ['./...'], buildFlags: [] });
    const request = { packages, buildFlags: [], work: join(work, 'w') };
    const built = await Promise.all([go.build({ ...request, side: 'head' }), go.build({ ...request, side: 'base' })]);
    return built.flatMap(({ binaries }) => binaries).length;
  };
  const compiling = (): readonly string[] => commands.filter((line) => / build .*\btesting\b/.test(line));
  expect(await build()).toBe(2);
  expect(compiling()).toHaveLength(1);
  expect(await build()).toBe(2);
  expect(compiling()).toHaveLength(1);
});
