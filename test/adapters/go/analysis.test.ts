import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { readProfile } from '../../../src/core/profile/read-profile.ts';
import type { BuildVariant, TestBinary } from '../../../src/ports.ts';
import { profileBenchmark } from '../../../src/steps/explain/profile-benchmark.ts';
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

let cache = '';
let folder = '';

beforeAll(async () => {
  [cache, folder] = [await temporaryFolder('cache-'), await temporaryFolder()];
  await writeFiles(folder, {
    'go.mod': goMod('example.com/m'),
    // An object of one byte, which the allocator puts into a block with others.
    'tiny/tiny_test.go': benchmarkFile('tiny', 'kept = new(int8)', { also: 'var kept *int8' }),
    'copies/copies_test.go': benchmarkFile('copies', 'kept = Copy(in)', {
      also: [
        'var kept []byte',
        'var in = make([]byte, 100)',
        '//go:noinline',
        'func Copy(in []byte) []byte {',
        '\tout := make([]byte, len(in))',
        '\tcopy(out, in)',
        '\treturn out',
        '}',
      ].join('\n'),
    }),
    'hang/hang_test.go': benchmarkFile('hang', 'time.Sleep(time.Hour)', { imports: ['time'] }),
  });
});

afterAll(async () => removeFolders([cache, folder]));

/** What the toolchain logged. */
const commands: string[] = [];

const go = (version?: string, signal?: AbortSignal) =>
  testToolchain(cache, {
    log: { ...silent, debug: (line) => void commands.push(line) },
    ...(version === undefined ? {} : { env: { ...process.env, GOTOOLCHAIN: version } }),
    ...(signal === undefined ? {} : { signal }),
  }) as ReturnType<typeof import('../../../src/adapters/go/index.ts').createGoToolchain>;

async function built(toolchain: ReturnType<typeof go>, name: string, variant?: BuildVariant): Promise<TestBinary> {
  const work = join(cache, 'work');
  const listed = { importPath: `example.com/m/${name}`, folder: join(folder, name), moduleFolder: folder, key: '' };
  await toolchain.environment(folder, work, []);
  const build = await toolchain.build({
    side: 'head',
    packages: [listed],
    buildFlags: [],
    work,
    ...(variant === undefined ? {} : { variant }),
  });
  const [binary] = build.binaries;
  if (binary === undefined) throw new Error(build.failures.map(({ message }) => message).join('\n'));
  return binary;
}

const request = (binary: TestBinary, iterations: number) => ({
  binary,
  args: ['-test.run=^$', '-test.bench=^BenchmarkWork$', '-test.cpu=1', `-test.benchtime=${iterations}x`],
  gomaxprocs: 1,
  timeoutMs: 60_000,
});

/** What each operation of a package's benchmark allocates, as explaining sees it. */
async function pathsIn(toolchain: ReturnType<typeof go>, name: string, variant?: BuildVariant) {
  const found = await profileBenchmark(toolchain, {
    binary: await built(toolchain, name, variant),
    root: folder,
    moduleFolder: folder,
    benchmark: 'BenchmarkWork',
    iterations: 1000,
    allocsPerOp: 1,
    whole: false,
    timeoutMs: 60_000,
    keep: undefined,
  });
  return found?.paths ?? [];
}

test('errors in the text of a variant name the file that it stands for', async () => {
  const replace = new Map([[join(folder, 'tiny', 'tiny_test.go'), 'package tiny\n\nvar x = nowhere\n']]);
  const variant = { name: 'experiment', replace };
  await expect(built(go('go1.26.8'), 'tiny', variant)).rejects.toThrow(/^tiny\/tiny_test\.go:3:9: undefined: nowhere$/);
});

describe.each(['go1.22.12', 'go1.24.4', 'go1.26.8', 'go1.27.4'])('%s', (version) => {
  test.skipIf(!isToBeHad(version))(
    'each tiny object is seen by itself, where the plain profile hides most',
    async () => {
      const toolchain = go(version);
      const runtime = (await toolchain.tinyObjects(folder)) ?? new Map<string, string>();
      expect(runtime.size).toBeGreaterThan(0);
      const objects = async (variant?: BuildVariant): Promise<number> =>
        (await pathsIn(toolchain, 'tiny', variant)).reduce((sum, { objectsPerOp }) => sum + objectsPerOp, 0);
      expect(await objects()).toBeLessThan(0.2);
      commands.length = 0;
      expect(await objects({ name: 'tiny', replace: new Map(), runtime })).toBeCloseTo(1, 2);
      // Only the runtime is compiled again, and linked with the packages that are there.
      const builds = commands.filter((line) => line.includes(' test -c '));
      expect(builds).toEqual([expect.stringContaining(' -toolexec=')]);
    },
  );

  test.skipIf(!isToBeHad(version))('make and copy of one slice are found in their own function', async () => {
    const [path] = await pathsIn(go(version), 'copies');
    expect(path && path.frames[path.site]).toMatchObject({ function: 'example.com/m/copies.Copy' });
    expect(path?.callee).toMatch(/^runtime\.(?:mallocgc|makeslice)/);
    expect(path?.objectsPerOp).toBeCloseTo(1, 2);
    expect(path?.bytesPerOp).toBeCloseTo(112, 0);
  });
});

describe('a heap profile', () => {
  /** The temporary folder of this test alone. */
  function ownTemporaryFolder(): string {
    const own = mkdtempSync(join(cache, 'tmp-'));
    vi.stubEnv('TMPDIR', own);
    onTestFinished(() => void vi.unstubAllEnvs());
    return own;
  }

  test('is kept where that is asked, in the form that go tool pprof opens; nothing else stays', async () => {
    const toolchain = go();
    const binary = await built(toolchain, 'copies');
    const own = ownTemporaryFolder();
    const keep = join(cache, 'kept', 'deep', 'copies.pb.gz');
    const { profile } = await toolchain.heapProfile(request(binary, 50), keep);
    expect(profile && readProfile(profile).samples.length).toBeGreaterThan(0);
    const top = execFileSync('go', ['tool', 'pprof', '-sample_index=alloc_objects', '-top', keep], {
      encoding: 'utf8',
    });
    expect(top).toContain('example.com/m/copies');
    expect((await readFile(keep)).subarray(0, 2)).toEqual(Buffer.of(0x1f, 0x8b));
    expect(readdirSync(own)).toEqual([]);
  });

  test('of a binary that cannot be run there is none, and nothing stays', async () => {
    const own = ownTemporaryFolder();
    const missing = { importPath: 'example.com/m', path: join(folder, 'nothing.test'), folder, goroot: '/go' };
    const keep = join(cache, 'kept', 'missing.pb.gz');
    const outcome = await go()
      .heapProfile(request(missing, 1), keep)
      .catch((error: unknown) => error);
    expect(outcome).not.toHaveProperty('profile', expect.anything());
    expect(existsSync(keep)).toBe(false);
    expect(readdirSync(own)).toEqual([]);
  });

  test('of an interrupted run nothing stays', async () => {
    const controller = new AbortController();
    const toolchain = go(undefined, controller.signal);
    const binary = await built(toolchain, 'hang');
    const own = ownTemporaryFolder();
    const running = toolchain.heapProfile(request(binary, 1)).catch((error: unknown) => error);
    await vi.waitFor(() => expect(readdirSync(own)).toHaveLength(1));
    controller.abort();
    await running;
    expect(readdirSync(own)).toEqual([]);
  });
});

describe('direct calls', () => {
  test.each(['go1.22.12', 'go1.26.8', 'go1.27.4'])('%s: are those that objdump shows', async (version) => {
    const toolchain = go(version);
    const binary = await built(toolchain, 'copies');
    const names = ['example.com/m/copies.Copy', 'fmt.Fprintf', 'testing.(*B).launch'];
    const found = await toolchain.calls(binary, folder, names);
    const options = { cwd: folder, encoding: 'utf8', env: { ...process.env, GOTOOLCHAIN: version } } as const;
    const pattern = String.raw`^(example\.com/m/copies\.Copy|fmt\.Fprintf|testing\.\(\*B\)\.launch)$`;
    const listing = execFileSync('go', ['tool', 'objdump', '-s', pattern, binary.path], options);
    const shown = [
      ...listing.matchAll(/^\s+\S+:(\d+)\s+(0x[0-9a-f]+)\s+([0-9a-f]+)\s+CALL (.+?)(?:\.abi0)?\(SB\)/gm),
    ].map(([, line, address = '', code = '', target]) => ({
      from: Number(address),
      to: Number(address) + code.length / 2,
      target,
      line: Number(line),
    }));
    expect(shown.length).toBeGreaterThan(10);
    expect(found.map(({ from, to, target, line }) => ({ from, to, target, line }))).toEqual(shown);
    expect(found.find(({ file }) => file.endsWith('copies_test.go'))?.file).toBe(
      join(folder, 'copies', 'copies_test.go'),
    );
  });

  test('of functions that the program does not have are none, and of other files neither', async () => {
    const toolchain = go();
    const binary = await built(toolchain, 'copies');
    expect(await toolchain.calls(binary, folder, [])).toEqual([]);
    expect(await toolchain.calls(binary, folder, ['.*', 'x)|(.*'])).toEqual([]);
    expect(await toolchain.calls({ ...binary, path: join(folder, 'go.mod') }, folder, ['main.main'])).toEqual([]);
  });
});
