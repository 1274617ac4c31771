import { chmod } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refuseUnsupported } from '../../../src/adapters/go/environment.ts';
import { isAtLeast } from '../../../src/adapters/go/go-version.ts';
import type { GoToolchain } from '../../../src/ports.ts';
import { goMod, removeFolders, temporaryFolder, testToolchain, writeFiles } from '../../support/go-module.ts';

let cache: string;
let root: string;
const folders: string[] = [];
beforeAll(async () => {
  cache = await temporaryFolder();
  root = await writeFiles(await temporaryFolder('environment with spaces ü '), { 'go.mod': goMod('example.com/m') });
  folders.push(cache, root);
});
afterAll(async () => removeFolders(folders));

describe('environment', () => {
  test('says what the go command says', async () => {
    const environment = await testToolchain(cache).environment(root, cache, []);
    expect(environment).toMatchObject({
      goVersion: expect.stringMatching(/^go1\.\d+/) as string,
      goos: process.platform,
      totals: { kind: 'exact' },
      settings: { GOOS: process.platform, GOARCH: environment.goarch },
    });
    expect(Object.keys(environment.settings)).not.toContain('GOCACHE');
  });

  test.each([
    ['GOGC', '50'],
    ['GOMEMLIMIT', '1GiB'],
    ['GODEBUG', 'madvdontneed=1'],
    ['GOFLAGS', '-tags=x'],
    ['CGO_ENABLED', '0'],
  ])('%s is among the settings', async (name, value) => {
    const { settings } = await testToolchain(cache, { env: { [name]: value } }).environment(root, cache, []);
    expect(settings[name]).toBe(value);
  });

  test('no go on PATH', async () => {
    const none = testToolchain(cache, { env: { PATH: cache } });
    await expect(none.environment(root, cache, [])).rejects.toMatchObject({ code: 'toolchain-missing' });
    expect(await none.missing(root)).toMatchObject({ code: 'toolchain-missing' });
  });

  test('only a go command that cannot be started is missing', async () => {
    expect(await testToolchain(cache).missing(root)).toBeUndefined();
    const broken = await executable('broken', 'go', '#!/bin/sh\nexit 1\n');
    expect(await broken.missing(root)).toBeUndefined();
    expect(await testToolchain(cache).missing(join(root, 'no such folder'))).toBeUndefined();
    expect(await testToolchain(cache, { signal: AbortSignal.abort() }).missing(root)).toBeUndefined();
  });

  test('a Go that is too old', async () => {
    const script = `#!/bin/sh\necho '{"GOVERSION":"go1.21.13","GOROOT":"/go","GOOS":"linux","GOHOSTOS":"linux"}'\n`;
    const old = await executable('old', 'go', script);
    await expect(old.environment(root, cache, [])).rejects.toMatchObject({
      code: 'toolchain-too-old',
      message: expect.stringContaining('go1.21.13') as string,
    });
  });

  test('a toolchain that cannot be downloaded, with the words of Go', async () => {
    const folder = await writeFiles(await temporaryFolder(), { 'go.mod': goMod('m', 'toolchain go1.99.9') });
    folders.push(folder);
    const offline = testToolchain(cache, { env: { GOTOOLCHAIN: 'auto', GOPROXY: 'off' } });
    await expect(offline.environment(folder, cache, [])).rejects.toMatchObject({
      code: 'toolchain-missing',
      message: expect.stringContaining('1.99.9') as string,
    });
  });

  test('another system than this one', async () => {
    const foreign = testToolchain(cache, { env: { GOOS: 'plan9' } });
    await expect(foreign.environment(root, cache, [])).rejects.toMatchObject({ code: 'usage' });
  });
});

async function executable(folder: string, name: string, script: string): Promise<GoToolchain> {
  await writeFiles(join(cache, folder), { [name]: script });
  await chmod(join(cache, folder, name), 0o755);
  return testToolchain(cache, { env: { PATH: `${join(cache, folder)}${delimiter}${process.env['PATH'] ?? ''}` } });
}

describe('refuseUnsupported', () => {
  test('Windows is refused, with a way out', () => {
    expect(() => {
      refuseUnsupported('win32');
    }).toThrow(expect.objectContaining({ code: 'usage', remedy: expect.stringContaining('WSL') as string }) as Error);
  });

  test.each(['linux', 'darwin'] as const)('%s is not', (platform) => {
    expect(() => {
      refuseUnsupported(platform);
    }).not.toThrow();
  });
});

test.each([
  ['go1.22.12', 22, true],
  ['go1.22', 22, true],
  ['go1.22rc1', 22, true],
  ['go1.21.13', 22, false],
  ['go1.9', 22, false],
  ['go1.26.8 X:nodwarf5', 26, true],
  ['devel go1.28-0f3a1b2 Mon Jan 1', 25, true],
  ['devel +0f3a1b2', 25, true],
  ['go2.0', 25, true],
])('%s is at least 1.%i: %s', (version, minor, is) => {
  expect(isAtLeast(version, minor)).toBe(is);
});
