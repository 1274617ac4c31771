import { chmod, readdir, readFile, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Build, GoEnvironment, GoToolchain, Listing, RunOutcome, TestBinary } from '../../../src/ports.ts';
import {
  benchmarkFile,
  goMod,
  removeFolders,
  temporaryFolder,
  testToolchain,
  writeFiles,
} from '../../support/go-module.ts';
import { isAtLeast } from '../../../src/adapters/go/go-version.ts';
import { isAlive } from '../../support/processes.ts';

const files = {
  'go.mod': goMod('example.com/m'),
  'a/util/util_test.go': benchmarkFile('util', 'sink = append([]byte(nil), "first"...)', { also: 'var sink []byte' }),
  'b/util/util_test.go': benchmarkFile('util', ''),
  'util/v2/util_test.go': benchmarkFile('util', ''),
  'notest/notest.go': 'package notest\n',
  'broken/broken_test.go': benchmarkFile('broken', 'undefined()'),
  'depbroken/dep.go': 'package depbroken\n\nfunc F() int { return "x" }\n',
  'usesbroken/uses_test.go': benchmarkFile('usesbroken', 'depbroken.F()', { imports: ['example.com/m/depbroken'] }),
  'vet/vet_test.go': benchmarkFile('vet', 'fmt.Sprintf("%d", "x")', { imports: ['fmt'] }),
  // Since Go 1.25 the slice of the first iteration lies on the stack: N-1 allocations, printed as 0 per operation.
  'trap/trap_test.go': benchmarkFile('trap', 'var s []string; s = append(s, names[i%2]); n += len(s)', {
    also: 'var names = [2]string{"a", "b"}\n\nvar n int',
  }),
  'surroundings/surroundings_test.go': benchmarkFile(
    'surroundings',
    'if i == 0 { for _, v := range os.Environ() { fmt.Println("ENV", v) }; d, _ := os.Getwd(); fmt.Println("CWD", d); fmt.Println("STDIN", read()) }',
    {
      imports: ['fmt', 'io', 'os'],
      also: 'func read() string { b, err := io.ReadAll(os.Stdin); return fmt.Sprint(len(b), err) }',
    },
  ),
  'hang/hang_test.go': benchmarkFile('hang', 'hang()', {
    imports: ['fmt', 'os', 'os/exec', 'os/signal', 'syscall', 'time'],
    also: `func hang() {
	if os.Getenv("STUBBORN") != "" {
		signal.Ignore(syscall.SIGQUIT)
	}
	child := exec.Command("sleep", "300")
	if err := child.Start(); err != nil {
		panic(err)
	}
	fmt.Println("PIDS", os.Getpid(), child.Process.Pid)
	for {
		time.Sleep(time.Hour)
	}
}`,
  }),
  'flood/flood_test.go': benchmarkFile('flood', 'os.Stdout.Write(block)', {
    imports: ['os'],
    also: 'var block = make([]byte, 1<<20)',
  }),
};

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
  root = await writeFiles(await temporaryFolder('build with spaces ü '), files);
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

async function run(
  name: string,
  options: { iterations?: number; timeoutMs?: number; with?: GoToolchain } = {},
): Promise<RunOutcome> {
  const { iterations = 1, timeoutMs = 60_000 } = options;
  return (options.with ?? go).run({ binary: binary(name), args: flags(iterations), gomaxprocs: 1, timeoutMs });
}

describe('environment', () => {
  test('says what the go command says', () => {
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
      { importPath: 'example.com/m/b/util', message: expect.stringContaining('broken') as string },
    ]);
    expect(repaired.binaries).toEqual([binary('b/util')]);
    expect((await stat(binary('a/util').path)).mtimeMs).toBe(before.mtimeMs);
  });

  test('an unchanged package keeps its binary: nothing is linked again', async () => {
    const packages = listing.packages.filter(({ importPath }) => importPath.endsWith('/trap'));
    const before = await stat(binary('trap').path);
    const again = await go.build({ side: 'head', packages, buildFlags: [], work: cache });
    expect(again.binaries).toEqual([binary('trap')]);
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
  test('result lines carry the exact totals, where Go rounds one allocation down to none', async () => {
    const { stdout, exit } = await run('trap', { iterations: 10_000 });
    expect(exit).toEqual({ kind: 'code', code: 0 });
    const line =
      /^BenchmarkWork *\t +10000\t.* ns\/op\t +(\d+) B\/op\t +(\d+) allocs\/op\t(\d+) B-total\t(\d+) allocs-total$/m;
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
        /^BenchmarkWork *\t {5}100\t +T ns\/op\t {7}8 B\/op\t {7}1 allocs\/op\t\d+ B-total\t10\d allocs-total$/,
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
