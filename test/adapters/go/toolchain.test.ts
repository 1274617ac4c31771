import { copyFile, readdir, readFile, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Build, GoEnvironment, GoToolchain, Listing, RunOutcome, TestBinary } from '../../../src/ports.ts';
import { removeFolders, temporaryFolder, testToolchain, writeFiles } from '../../support/go-module.ts';
import { isAtLeast } from '../../../src/adapters/go/go-version.ts';
import { runnableModule } from './runnable-module.ts';
import { isAlive } from '../../support/processes.ts';

const flags = (iterations: number): string[] => [
  '-test.run=^$',
  '-test.bench=.',
  '-test.benchmem',
  `-test.benchtime=${iterations}x`,
  '-test.paniconexit0',
];

let cache: string;
let root: string;
let go: GoToolchain;
let environment: GoEnvironment;
let listing: Listing;
let build: Build;
const folders: string[] = [];

beforeAll(async () => {
  cache = await temporaryFolder();
  root = await writeFiles(await temporaryFolder('build with spaces ü '), runnableModule);
  folders.push(cache, root);
  go = testToolchain(cache, {
    env: {
      GITHUB_TOKEN: 'secret',
      INPUT_BENCH: 'secret',
      ACTIONS_RUNTIME_TOKEN: 'secret',
      KEPT: 'kept',
      GOMAXPROCS: '7',
    },
  });
  environment = await go.environment(root, cache, []);
  listing = await go.list({ folder: root, root, patterns: ['./...'], buildFlags: [] });
  build = await go.build({ side: 'head', packages: listing.packages, buildFlags: [], work: cache });
});
afterAll(async () => removeFolders(folders));

function binary(name: string): TestBinary {
  const found = build.binaries.find(({ importPath }) => importPath === `example.com/m/${name}`);
  if (found === undefined) throw new Error(`no binary of ${name}`);
  return found;
}

/** What was built again replaces what it was before. */
function takeOver({ binaries }: Build): void {
  const fresh = new Map(binaries.map((found) => [found.path, found]));
  build = { ...build, binaries: build.binaries.map((found) => fresh.get(found.path) ?? found) };
}

async function run(
  name: string,
  options: { iterations?: number; timeoutMs?: number; with?: GoToolchain } = {},
): Promise<RunOutcome> {
  const { iterations = 1, timeoutMs = 60_000 } = options;
  return (options.with ?? go).run({ binary: binary(name), args: flags(iterations), gomaxprocs: 1, timeoutMs });
}

describe('build', () => {
  test('builds what can be built, each package its own binary', () => {
    const built = build.binaries.map(({ importPath }) => importPath.replace('example.com/m/', ''));
    expect(built.toSorted()).toEqual(['a/util', 'b/util', 'flood', 'hang', 'surroundings', 'trap', 'util/v2', 'vet']);
    expect(new Set(build.binaries.map(({ path }) => path)).size).toBe(built.length);
    expect(build.empty).toEqual([]);
  });

  test('says of a broken package what the compiler says, and of its user too', () => {
    expect(Object.fromEntries(build.failures.map(({ importPath, message }) => [importPath, message]))).toEqual({
      'example.com/m/broken': 'broken/broken_test.go:11:3: undefined: undefined',
      'example.com/m/usesbroken':
        '# example.com/m/depbroken\n' +
        'depbroken/dep.go:3:23: cannot use "x" (untyped string constant) as int value in return statement',
    });
  });

  test('names packages without test files as empty', async () => {
    const notest = { importPath: 'example.com/m/notest', folder: join(root, 'notest'), moduleFolder: root, key: '' };
    expect(await go.build({ side: 'head', packages: [notest], buildFlags: [], work: cache })).toEqual({
      binaries: [],
      failures: [],
      empty: ['example.com/m/notest'],
    });
  });

  test('a binary of an earlier build is not taken for a fresh one, and a build of fewer packages disturbs none', async () => {
    const before = await stat(binary('a/util').path);
    const packages = listing.packages.filter(({ importPath }) => importPath.endsWith('/b/util'));
    const path = join(root, 'b/util/util_test.go');
    const source = await readFile(path, 'utf8');
    await writeFiles(root, { 'b/util/util_test.go': `${source}\nvar x int = "broken"\n` });
    const failed = await go.build({ side: 'head', packages, buildFlags: [], work: cache });
    await writeFiles(root, { 'b/util/util_test.go': source });
    const repaired = await go.build({ side: 'head', packages, buildFlags: [], work: cache });
    expect(failed.binaries).toEqual([]);
    expect(failed.failures).toEqual([
      { importPath: 'example.com/m/b/util', message: expect.stringContaining('broken') as string, cause: 'code' },
    ]);
    expect(repaired.binaries).toEqual([{ ...binary('b/util'), stamp: expect.any(String) as string }]);
    takeOver(repaired);
    expect((await stat(binary('a/util').path)).mtimeMs).toBe(before.mtimeMs);
  });

  test('an unchanged package keeps its binary: nothing is linked again', async () => {
    const packages = listing.packages.filter(({ importPath }) => importPath.endsWith('/trap'));
    const before = await stat(binary('trap').path);
    const again = await go.build({ side: 'head', packages, buildFlags: [], work: cache });
    expect(again.binaries).toEqual([{ ...binary('trap'), stamp: expect.any(String) as string }]);
    takeOver(again);
    expect((await stat(binary('trap').path)).ino).toBe(before.ino);
  });

  test('the sides have folders of their own', async () => {
    const packages = listing.packages.filter(({ importPath }) => importPath.endsWith('/trap'));
    const base = await go.build({ side: 'base', packages, buildFlags: [], work: cache });
    expect(base.binaries.map(({ path }) => path)).not.toEqual([binary('trap').path]);
    expect(base.failures).toEqual([]);
  });

  test('flags that would break the gate are refused', async () => {
    const request = { side: 'head', packages: listing.packages, work: cache } as const;
    await expect(go.build({ ...request, buildFlags: ['-o=x'] })).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('run', () => {
  test('what was put in the place of a binary is not run', async () => {
    const found = binary('trap');
    const other = join(cache, 'other.test');
    await copyFile(found.path, other);
    const { stamp } = found;
    expect(stamp).toBeDefined();
    const request = { args: flags(1), gomaxprocs: 1, timeoutMs: 10_000 };
    await expect(go.run({ ...request, binary: { ...found, path: other } })).rejects.toMatchObject({
      code: 'benchmark-failed',
    });
    expect((await go.run({ ...request, binary: found })).exit).toEqual({ kind: 'code', code: 0 });
  });

  test('result lines carry the exact totals, where Go rounds one allocation down to none', async () => {
    const { stdout, exit } = await run('trap', { iterations: 10_000 });
    expect(exit).toEqual({ kind: 'code', code: 0 });
    const line =
      /^BenchmarkWork *\t +10000\t.* ns\/op\t +(\d+) B\/op\t +(\d+) allocs\/op\t(\d+) B-total\t(\d+) allocs-total\t\d+ gc-cycles\t\d+ real-ns-total$/m;
    const [, bytes, allocs, bytesTotal, allocsTotal] = (line.exec(stdout) ?? []).map(Number);
    const stackFirst = isAtLeast(environment.goVersion, 25);
    expect({ bytes, allocs }).toEqual(stackFirst ? { bytes: 15, allocs: 0 } : { bytes: 16, allocs: 1 });
    expect(allocsTotal).toBeGreaterThanOrEqual(9_999);
    expect(allocsTotal).toBeLessThan(10_010);
    expect(bytesTotal).toBeGreaterThanOrEqual(159_984);
  });

  test('prints nothing else than go test does', async () => {
    const { stdout } = await run('a/util', { iterations: 100 });
    expect(stdout.replaceAll(/[\d.]+ ns\/op/g, 'T ns/op').split('\n')).toEqual([
      `goos: ${environment.goos}`,
      `goarch: ${environment.goarch}`,
      'pkg: example.com/m/a/util',
      expect.stringMatching(/^cpu: /) as string,
      expect.stringMatching(
        /^BenchmarkWork *\t {5}100\t +T ns\/op\t {7}8 B\/op\t {7}1 allocs\/op\t\d+ B-total\t10\d allocs-total\t\d+ gc-cycles\t\d+ real-ns-total$/,
      ) as string,
      'PASS',
      '',
    ]);
  });

  test('runs in the package folder with a cleaned environment, Go first on PATH, nothing on stdin', async () => {
    const { stdout } = await run('surroundings');
    const entries = [...stdout.matchAll(/ENV ([^=]+)=(.*)/g)].map(([, name, value]) => [name, value] as const);
    const env = new Map(entries);
    const folder = join(root, 'surroundings');
    expect(stdout).not.toContain('secret');
    expect(env.get('KEPT')).toBe('kept');
    expect(env.get('GOMAXPROCS')).toBe('1');
    expect(env.get('PWD')).toBe(folder);
    expect(env.get('PATH')?.split(delimiter)[0]).toBe(join(environment.goroot, 'bin'));
    expect(stdout).toContain(`CWD ${folder}`);
    expect(stdout).toContain('STDIN 0 <nil>');
  });

  test('a benchmark that hangs is ended with what it started, and shows its goroutines', async () => {
    const { exit, stdout, stderr } = await run('hang', { timeoutMs: 1500 });
    const pids = /PIDS (\d+) (\d+)/.exec(stdout)?.slice(1).map(Number) ?? [];
    expect(exit).toEqual({ kind: 'timeout' });
    expect(stderr).toContain('SIGQUIT: quit');
    expect(pids.map(isAlive)).toEqual([false, false]);
  });

  test('also one that ignores SIGQUIT', async () => {
    const stubborn = testToolchain(cache, { env: { STUBBORN: '1' } });
    const { exit, stdout } = await run('hang', { timeoutMs: 1500, with: stubborn });
    const pids = /PIDS (\d+) (\d+)/.exec(stdout)?.slice(1).map(Number) ?? [];
    expect(exit).toEqual({ kind: 'timeout' });
    expect(pids.map(isAlive)).toEqual([false, false]);
  });

  test('an interruption ends it', async () => {
    const controller = new AbortController();
    const running = run('hang', { with: testToolchain(cache, { signal: controller.signal }) });
    setTimeout(() => {
      controller.abort();
    }, 500);
    await expect(running).rejects.toMatchObject({ code: 'interrupted' });
  });

  test('a flood of output is stopped', async () => {
    const { exit, stdout } = await run('flood', { iterations: 100_000_000 });
    expect(exit).toEqual({ kind: 'output-limit' });
    expect(stdout.length).toBe(64 * 1024 * 1024);
  });
});

test('a build that is interrupted leaves no process and no work folder behind', async () => {
  const temporary = await temporaryFolder();
  folders.push(temporary);
  const controller = new AbortController();
  // A compiler that never ends, and says that it runs.
  const slow = ['-a', `-toolexec=sh -c 'echo $$ >> "${join(temporary, 'pids')}"; sleep 300'`];
  const interrupted = testToolchain(cache, { signal: controller.signal, env: { GOTMPDIR: temporary } });
  const running = interrupted.build({
    side: 'base',
    packages: listing.packages.slice(0, 1),
    buildFlags: slow,
    work: cache,
  });
  void running.catch(() => undefined);
  const pids = async (): Promise<number[]> =>
    (await readFile(join(temporary, 'pids'), 'utf8').catch(() => '')).split('\n').filter(Boolean).map(Number);
  await expect.poll(async () => (await pids()).length, { timeout: 60_000 }).toBeGreaterThan(0);
  expect((await readdir(temporary)).length).toBe(2);
  controller.abort();
  await expect(running).rejects.toMatchObject({ code: 'interrupted' });
  expect((await pids()).filter(isAlive)).toEqual([]);
  expect(await readdir(temporary)).toEqual(['pids']);
});
