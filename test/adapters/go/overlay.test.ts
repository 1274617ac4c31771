import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Toolchain } from '../../../src/adapters/go/environment.ts';
import { readOverlay, writeOverlay } from '../../../src/adapters/go/overlay.ts';
import type { GoToolchain } from '../../../src/ports.ts';
import {
  benchmarkFile,
  goMod,
  removeFolders,
  temporaryFolder,
  testToolchain,
  writeFiles,
} from '../../support/go-module.ts';

const folders: string[] = [];
let work: string;
let root: string;
let go: GoToolchain;
let goroot: string;
let benchmarkGo: string;

const files = {
  'go.mod': goMod('example.com/m'),
  'value/value.go': 'package value\n\nfunc Bytes() []byte { return make([]byte, 64) }\n',
  'value/value_test.go': benchmarkFile('value', 'sink = Bytes()', { also: 'var sink []byte' }),
  'larger.txt': 'package value\n\nfunc Bytes() []byte { return make([]byte, 128) }\n',
};

beforeAll(async () => {
  work = await temporaryFolder();
  root = await writeFiles(await temporaryFolder('overlay with spaces ü '), files);
  folders.push(work, root);
  go = testToolchain(work);
  ({ goroot } = await go.environment(root, work, []));
  benchmarkGo = join(goroot, 'src/testing/benchmark.go');
});
afterAll(async () => removeFolders(folders));

/** The result line of the one benchmark, built with flags. */
async function resultLine(buildFlags: readonly string[], toolchain = go): Promise<string> {
  const { packages } = await toolchain.list({ folder: root, root, patterns: ['./...'], buildFlags });
  const { binaries, failures } = await toolchain.build({ side: 'head', packages, buildFlags, work });
  expect(failures).toEqual([]);
  const [binary] = binaries;
  if (binary === undefined) throw new Error('nothing was built');
  const args = ['-test.run=^$', '-test.bench=.', '-test.benchmem', '-test.benchtime=1000x'];
  const { stdout } = await toolchain.run({ binary, args, gomaxprocs: 1, timeoutMs: 60_000 });
  return stdout.split('\n').find((line) => line.startsWith('BenchmarkWork')) ?? stdout;
}

const overlayFile = async (replace: Record<string, string>): Promise<void> => {
  await writeFiles(root, { 'overlay.json': JSON.stringify({ Replace: replace }) });
};

describe("the user's own overlay", () => {
  test('counts beside ours', async () => {
    await overlayFile({ 'value/value.go': 'larger.txt' });
    expect(await resultLine([])).toMatch(
      / 64 B\/op\t +1 allocs\/op\t64\d{3} B-total\t10\d\d allocs-total\t\d+ gc-cycles\t\d+ real-ns-total$/,
    );
    expect(await resultLine(['-overlay=overlay.json'])).toMatch(/ 128 B\/op\t +1 allocs\/op\t128\d{3} B-total\t/);
    expect(await resultLine([], testToolchain(work, { env: { GOFLAGS: '-overlay=overlay.json' } }))).toContain(
      ' 128 B/op',
    );
  });

  test('may replace testing/benchmark.go itself: then that file is patched', async () => {
    const source = await readFile(benchmarkGo, 'utf8');
    await writeFiles(root, {
      'own.txt': source.replaceAll('"%8d allocs/op"', '"%8d allocs/op OWN"').replace('%8d B/op\\t', '%8d B/op OWN\\t'),
    });
    await overlayFile({ [benchmarkGo]: 'own.txt' });
    expect(await resultLine(['-overlay=overlay.json'])).toMatch(
      /B\/op OWN\t.*\t\d+ B-total\t\d+ allocs-total\t\d+ gc-cycles\t\d+ real-ns-total$/,
    );
  });

  test('without the anchor, printed totals with the reason', async () => {
    const source = await readFile(benchmarkGo, 'utf8');
    await writeFiles(root, {
      'own.txt': source.replace('results += "\\t" + r.MemString()', 'results = results + "\\t" + r.MemString()'),
    });
    await overlayFile({ [benchmarkGo]: 'own.txt' });
    const { totals, goVersion } = await go.environment(root, work, ['-overlay=overlay.json']);
    expect(totals).toEqual({ kind: 'printed', reason: expect.stringContaining(goVersion) as string });
    const line = await resultLine(['-overlay=overlay.json']);
    expect(line).toMatch(/ 64 B\/op\t +1 allocs\/op$/);
  });

  test.each([
    ['missing.json', undefined],
    ['broken.json', '{"Replace": '],
    ['foreign.json', '{"Replace": {"a": 1}}'],
  ])('%s is a usage error', async (name, text) => {
    if (text !== undefined) await writeFiles(root, { [name]: text });
    await expect(go.environment(root, work, [`-overlay=${name}`])).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('readOverlay', () => {
  test('makes paths absolute and keeps what is taken away', async () => {
    await writeFiles(root, { 'sub/o.json': '{"Replace": {"a.go": "b.go", "/abs/c.go": "../d.go", "gone.go": ""}}' });
    expect([...(await readOverlay('sub/o.json', root))]).toEqual([
      [join(root, 'a.go'), join(root, 'b.go')],
      ['/abs/c.go', join(root, '../d.go')],
      [join(root, 'gone.go'), ''],
    ]);
  });

  test('no overlay is an empty one, with or without a map', async () => {
    await writeFiles(root, { 'empty.json': '{}', 'null.json': '{"Replace": null}' });
    for (const file of [undefined, 'empty.json', 'null.json']) expect((await readOverlay(file, root)).size).toBe(0);
  });
});

const toolchain = (folder: string, originalGoroot = folder): Toolchain => ({
  go: { path: 'go', env: {} },
  goVersion: 'go1.30.0',
  goroot: folder,
  originalGoroot,
  variables: {},
});

describe('writeOverlay', () => {
  test('changes twelve lines of testing/benchmark.go and no line number', async () => {
    const { file, totals } = await writeOverlay(toolchain(goroot), new Map(), work);
    const { Replace } = JSON.parse(await readFile(file ?? '', 'utf8')) as { Replace: Record<string, string> };
    const [before, after] = await Promise.all(
      [benchmarkGo, Replace[benchmarkGo] ?? ''].map(async (path) => readFile(path, 'utf8')),
    );
    const [old, patched] = [before?.split('\n') ?? [], after?.split('\n') ?? []];
    expect(totals).toEqual({ kind: 'exact' });
    expect(old.map((line, index) => [line, patched[index] ?? '']).filter(([line, now]) => line !== now)).toEqual([
      ['func initBenchmarkFlags() {', 'func initBenchmarkFlags() { allocgateFlags();'],
      [
        '\t\tb.startAllocs = memStats.Mallocs',
        '\t\tb.startAllocs = memStats.Mallocs; allocgateCycles = memStats.NumGC',
      ],
      [
        '\t\tb.netAllocs += memStats.Mallocs - b.startAllocs',
        '\t\tb.netAllocs += memStats.Mallocs - b.startAllocs; allocgateNetCycles += memStats.NumGC - allocgateCycles',
      ],
      [
        '\t\tb.startAllocs = memStats.Mallocs',
        '\t\tb.startAllocs = memStats.Mallocs; allocgateCycles = memStats.NumGC',
      ],
      ['\tb.netAllocs = 0', '\tb.netAllocs = 0; allocgateNetCycles = 0'],
      ['\t\tb.runCleanup(normalPanic)', '\t\tb.runCleanup(normalPanic); allocgateReal += time.Since(allocgateCalled)'],
      ['\tb.parallelism = 1', '\tb.parallelism = 1; if n == 1 { allocgateReal = 0 }; allocgateCalled = time.Now()'],
      [
        '\tb.benchFunc(b)',
        '\tif allocgateFew > 0 { allocgateBefore(b) }; b.benchFunc(b); if allocgateFew > 0 { allocgateAfter(b) }',
      ],
      ['\t\t\t\tb.runN(b.benchTime.n)', '\t\t\t\tif allocgateFew > 0 { b.runN(allocgateFew) }; b.runN(b.benchTime.n)'],
      ['\t\tb.loop.done = true', '\t\tb.loop.done = true; if allocgateFew > 0 { allocgateEnd(b) }'],
      [
        String.raw`				results += "\t" + r.MemString()`,
        String.raw`				results += "\t" + r.MemString() + fmt.Sprintf("\t%d B-total\t%d allocs-total", r.MemBytes, r.MemAllocs) + fmt.Sprintf("\t%d gc-cycles\t%d real-ns-total", allocgateNetCycles, allocgateReal) + allocgateLeft`,
      ],
      [
        '\tif n.Load() <= uint64(b.N) && !b.Failed() {',
        '\tif allocgateFew > 0 { allocgateEnd(b); runtime.KeepAlive(body) }; if n.Load() <= uint64(b.N) && !b.Failed() {',
      ],
    ]);
  });

  test('is the same file from run to run', async () => {
    const [one, two] = [
      await writeOverlay(toolchain(goroot), new Map(), work),
      await writeOverlay(toolchain(goroot), new Map(), work),
    ];
    expect(two.file).toBe(one.file);
  });

  test.each([
    ['not there', undefined, 'cannot be read'],
    ['there twice', 'results += "\\t" + r.MemString()\nresults += "\\t" + r.MemString()\n', '2 times'],
  ])('a line that is %s: nothing is replaced', async (_, source, reason) => {
    const folder = await temporaryFolder();
    folders.push(folder);
    if (source !== undefined) await writeFiles(folder, { 'src/testing/benchmark.go': source });
    expect(await writeOverlay(toolchain(folder), new Map(), work)).toEqual({
      file: undefined,
      probesLeaks: false,
      totals: { kind: 'printed', reason: expect.stringContaining(reason) as string },
      standIns: new Map(),
    });
  });

  test("what the user replaces in a toolchain's original place is replaced in its copy", async () => {
    const { file } = await writeOverlay(
      toolchain(goroot, '/modcache/go'),
      new Map([['/modcache/go/src/fmt/print.go', '/x.go']]),
      work,
    );
    const { Replace } = JSON.parse(await readFile(file ?? '', 'utf8')) as { Replace: Record<string, string> };
    expect(Replace[join(goroot, 'src/fmt/print.go')]).toBe('/x.go');
  });
});
