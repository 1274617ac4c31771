import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyGoroot } from '../../../src/adapters/go/goroot-copy.ts';
import {
  benchmarkFile,
  goMod,
  removeFolders,
  silent,
  temporaryFolder,
  testToolchain,
  writeFiles,
} from '../../support/go-module.ts';
import { isToBeHad } from '../../support/go-versions.ts';

const folders: string[] = [];
let cache: string;
beforeAll(async () => {
  cache = await temporaryFolder();
  folders.push(cache);
});
afterAll(async () => removeFolders(folders));

/** 1.22 is the oldest that is supported; up to 1.24 Go takes overlays of a toolchain in the module cache, later ones need the copy. */
describe.each([
  { version: 'go1.22.12', copied: false },
  { version: 'go1.27.4', copied: true },
])('go.mod asks for $version', ({ version, copied }) => {
  test.skipIf(!isToBeHad(version))('which is used for everything, with exact totals', async () => {
    // A go line that is older than the toolchain's lets both switch down and up from the machine's own.
    const env = copied ? { GOTOOLCHAIN: 'auto' } : { GOTOOLCHAIN: version };
    const toolchainLine = copied ? [`toolchain ${version}`] : [];
    const folder = await writeFiles(await temporaryFolder('switch with spaces ü '), {
      'go.mod': goMod('example.com/m', ...toolchainLine),
      'p/p_test.go': benchmarkFile('p', 'if i == 0 { fmt.Println("RUNTIME", runtime.Version()) }; sink = new(int)', {
        imports: ['fmt', 'runtime'],
        also: 'var sink *int',
      }),
    });
    folders.push(folder);
    const go = testToolchain(cache, { env });
    const environment = await go.environment(folder, cache, []);
    expect(environment).toMatchObject({ goVersion: version, totals: { kind: 'exact' } });
    expect(environment.goroot.startsWith(cache)).toBe(copied);

    const { packages } = await go.list({ folder, root: folder, patterns: ['./...'], buildFlags: [] });
    const request = { side: 'head', packages, buildFlags: [], work: cache } as const;
    const { binaries, failures } = await go.build(request);
    expect(failures).toEqual([]);
    const [binary] = binaries;
    if (binary === undefined) throw new Error('nothing was built');
    const args = ['-test.run=^$', '-test.bench=.', '-test.benchmem', '-test.benchtime=1000x'];
    const { stdout } = await go.run({ binary, args, gomaxprocs: 1, timeoutMs: 60_000 });
    expect(stdout).toContain(`RUNTIME ${version}`);
    expect(stdout).toMatch(
      / \d+ B\/op\t +1 allocs\/op\t\d+ B-total\t10\d\d allocs-total\t\d+ gc-cycles\t\d+ real-ns-total$/m,
    );

    const before = await stat(binary.path);
    expect((await go.build(request)).binaries).toEqual([{ ...binary, stamp: expect.any(String) as string }]);
    expect((await stat(binary.path)).ino).toBe(before.ino);
  });
});

describe('copyGoroot', () => {
  test('links files, makes folders writable, and is made once', async () => {
    const goroot = await writeFiles(join(await temporaryFolder(), 'go1.99'), {
      VERSION: 'go1.99\n',
      'bin/go': 'x',
      'src/a/a.go': 'a',
    });
    folders.push(join(goroot, '..'));
    const copy = await copyGoroot(goroot, join(cache, 'copies'), { log: silent });
    expect(copy).toBe(join(cache, 'copies', 'go1.99'));
    expect((await stat(join(copy, 'src/a/a.go'))).ino).toBe((await stat(join(goroot, 'src/a/a.go'))).ino);
    const made = await stat(copy);
    expect(await copyGoroot(goroot, join(cache, 'copies'), { log: silent })).toBe(copy);
    expect((await stat(copy)).ino).toBe(made.ino);
  });

  test('another version at the same place is replaced', async () => {
    const goroot = await writeFiles(join(await temporaryFolder(), 'go1.98'), { VERSION: 'go1.98\n' });
    folders.push(join(goroot, '..'));
    await writeFiles(join(cache, 'copies', 'go1.98'), { VERSION: 'go1.97\n', stale: '' });
    const copy = await copyGoroot(goroot, join(cache, 'copies'), { log: silent });
    await expect(stat(join(copy, 'stale'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('several at once end with one copy and no draft', async () => {
    const goroot = await writeFiles(join(await temporaryFolder(), 'go1.96'), {
      VERSION: 'go1.96\n',
      'src/a/a.go': 'a',
    });
    folders.push(join(goroot, '..'));
    const parent = join(cache, 'raced');
    const copies = await Promise.all([1, 2, 3, 4].map(async () => copyGoroot(goroot, parent, { log: silent })));
    expect(new Set(copies)).toEqual(new Set([join(parent, 'go1.96')]));
    expect(await readdir(parent)).toEqual(['go1.96']);
    expect(await readdir(join(parent, 'go1.96'))).toEqual(['VERSION', 'src']);
  });

  test('a place that cannot be written is an error with a remedy', async () => {
    await writeFiles(cache, { 'a-file': '' });
    await expect(copyGoroot(folders[0] ?? '', join(cache, 'a-file'), { log: silent })).rejects.toMatchObject({
      code: 'toolchain-missing',
      remedy: expect.stringContaining('PATH') as string,
    });
  });
});
