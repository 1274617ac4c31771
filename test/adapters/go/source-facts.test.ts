import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findToolchain } from '../../../src/adapters/go/environment.ts';
import type { Surroundings } from '../../../src/adapters/go/go-command.ts';
import { createSourceFacts, type SourceFacts } from '../../../src/adapters/go/source-facts/index.ts';
import type { SiteFacts, SourceSite } from '../../../src/core/cause/source-facts.ts';
import { goMod, removeFolders, silent, temporaryFolder, writeFiles } from '../../support/go-module.ts';

const examples = fileURLToPath(new URL('../../../examples', import.meta.url));
let cache: string;
const folders: string[] = [];

beforeAll(async () => {
  cache = await temporaryFolder('source facts ü ');
  folders.push(cache);
});
afterAll(async () => removeFolders(folders));

function sourceFacts(env: NodeJS.ProcessEnv = {}): SourceFacts {
  const surroundings: Surroundings = {
    env: { ...process.env, ...env },
    signal: new AbortController().signal,
    log: silent,
  };
  const toolchain = async (folder: string): ReturnType<typeof findToolchain> =>
    findToolchain(surroundings, folder, cache);
  return createSourceFacts({ surroundings, toolchain, cacheFolder: cache });
}

/** The line, counted from 1, that holds a text; the text must be there once. */
async function lineOf(file: string, text: string): Promise<number> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const found = lines.flatMap((line, index) => (line.includes(text) ? [index + 1] : []));
  expect(found, `lines of ${file} with ${text}`).toHaveLength(1);
  return found[0] ?? 0;
}

async function site(folder: string, file: string, text: string, callee: string): Promise<SourceSite> {
  const path = join(folder, file);
  return { id: `${file}: ${text}`, file: path, line: await lineOf(path, text), column: 0, callee };
}

interface Asked {
  readonly root: string;
  readonly packages: readonly string[];
  readonly sites: readonly SourceSite[];
  readonly moduleFolder?: string;
  readonly buildFlags?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

async function ask({ root, packages, sites, moduleFolder = root, buildFlags = [], env }: Asked): Promise<{
  sites: readonly SiteFacts[];
  typed: Record<string, boolean>;
}> {
  const reply = await sourceFacts(env).sites({ moduleFolder, root, packages, sites, buildFlags, work: cache });
  if (reply.kind === 'unavailable') throw new Error(reply.reason);
  return {
    sites: reply.facts.sites,
    typed: Object.fromEntries(reply.facts.units.map(({ path, typed }) => [path, typed])),
  };
}

async function pullRequest(): Promise<string> {
  const root = await temporaryFolder('source facts ');
  folders.push(root);
  await cp(join(examples, 'orders'), root, { recursive: true });
  await cp(join(examples, 'pull-request'), root, { recursive: true });
  return root;
}

/** What the demo's pull request made worse, as a profile of head shows it. */
async function planted(root: string): Promise<SourceSite[]> {
  return Promise.all([
    site(root, 'catalog/catalog.go', 'codes = append(codes, code)', 'runtime.growslice'),
    site(root, 'order/order.go', 'return &Position{', 'runtime.newobject'),
    site(root, 'order/order.go', 'Trail.Add(func() string', 'runtime.newobject'),
    site(root, 'encode/encode.go', 'writeAttribute(buffer, "quantity"', 'runtime.convT64'),
  ]);
}

function expectPlanted([codes, position, trail, attribute]: readonly SiteFacts[]): void {
  expect(codes).toMatchObject({
    function: { name: '(*Catalog).Codes' },
    loops: [{ kind: 'range', over: 'c.items', overType: 'map[string]Item', bound: 'len(c.items)' }],
    allocation: { kind: 'append', element: 'string', size: 16 },
    operand: { expression: 'codes', kind: 'local', declared: 'nil', text: 'var codes []string' },
  });
  expect(codes?.candidates.map(({ kind, edit }) => [kind, edit.text])).toEqual([
    ['slice-capacity', '\tcodes := make([]string, 0, len(c.items))'],
  ]);

  expect(position).toMatchObject({ allocation: { kind: 'address-of', type: 'Position', size: 72 } });
  expect(position?.types).toContainEqual(
    expect.objectContaining({
      name: 'Position',
      origin: 'user',
      fields: expect.arrayContaining([
        expect.objectContaining({ name: 'Code', type: 'string', size: 16 }),
        expect.objectContaining({ name: 'Letter', type: 'bool', size: 1 }),
      ]) as unknown,
    }),
  );

  expect(trail).toMatchObject({
    function: { name: '(*Order).Checksum' },
    allocation: {
      kind: 'func-literal',
      captures: [
        { name: 'o', byReference: false },
        // A named result, which return assigns: the literal holds its address, and it moves to the heap.
        { name: 'sum', type: 'uint64', byReference: true },
      ],
    },
  });
  expect(trail?.calls[0]).toMatchObject({ name: 'example.com/orders/audit.(*Trail).Add', origin: 'user' });
  expect(trail?.calls[0]?.file.endsWith('audit/audit.go')).toBe(true);
  expect(trail?.candidates.map(({ kind }) => kind)).toContain('argument-instead-of-capture');
  expect(position?.candidates.map(({ kind }) => kind)).toContain('order-fields');
  expect(attribute?.candidates.map(({ kind }) => kind)).toContain('interface-to-type-parameter');

  expect(attribute).toMatchObject({
    allocation: {
      kind: 'boxing',
      text: 'position.Quantity',
      type: 'int',
      argument: 3,
      parameter: 'value',
      interface: 'any',
      callee: { name: 'example.com/orders/encode.writeAttribute', dynamic: false },
    },
  });
}

const demoPackages = ['catalog', 'order', 'encode'].map((name) => `example.com/orders/${name}`);

describe('the demo', () => {
  test('the four planted causes have their operands, types and candidates', async () => {
    const root = await pullRequest();
    const { sites, typed } = await ask({ root, packages: demoPackages, sites: await planted(root) });
    expect(Object.values(typed)).toEqual([true, true, true]);
    expectPlanted(sites);
    const position = sites[1]?.types.find(({ name }) => name === 'Position');
    expect(position?.line).toBe(await lineOf(join(root, 'order/order.go'), 'type Position struct'));
    expect(position?.endLine).toBe((position?.line ?? 0) + 9);
  });

  test('declarations have their lines, comments included', async () => {
    const root = await pullRequest();
    const file = join(root, 'order/order.go');
    const reply = await sourceFacts().declarations({ moduleFolder: root, buildFlags: [], files: [file] });
    if (reply.kind === 'unavailable') throw new Error(reply.reason);
    const [facts] = reply.facts;
    const checksum = facts?.declarations.find(({ name }) => name === '(*Order).Checksum');
    const first = await lineOf(file, 'func (o *Order) Checksum() (sum uint64) {');
    expect(checksum).toMatchObject({ kind: 'method', docLine: first - 1, line: first, endLine: first + 10 });
    expect(checksum?.literals).toEqual([{ name: '(*Order).Checksum.func1', line: first + 8, endLine: first + 8 }]);
    expect(facts?.imports.map(({ path }) => path)).toContain('example.com/orders/audit');
  });

  // The oldest and the newest version of Go, whose export data and type checker differ from the machine's own.
  test.each(['go1.22.12', 'go1.27.4'])('with %s', async (version) => {
    const root = await pullRequest();
    const env = { GOTOOLCHAIN: version };
    const { sites, typed } = await ask({ root, packages: demoPackages, sites: await planted(root), env });
    expect(Object.values(typed)).toEqual([true, true, true]);
    expectPlanted(sites);
  });
});

describe('packages of all sorts', () => {
  let root: string;
  beforeAll(async () => {
    root = await writeFiles(await temporaryFolder('source facts '), {
      'main/go.mod': goMod('example.com/m', 'require example.com/lib v0.0.0', 'replace example.com/lib => ../lib'),
      'lib/go.mod': goMod('example.com/lib'),
      'lib/lib.go':
        'package lib\n\n// Big is large.\ntype Big struct {\n\tA [9]int64\n\tIn Inner\n}\n\ntype Inner struct{ X, Y int32 }\n\n' +
        'func Keep(in []int) (out []int) {\n\tfor _, v := range in {\n\t\tout = append(out, v)\n\t}\n\treturn\n}\n',
      'main/p/p.go': 'package p\n\nimport "example.com/lib"\n\nfunc Make() *lib.Big {\n\treturn &lib.Big{}\n}\n',
      'main/p/export_test.go': 'package p\n\nvar Hidden = Make\n',
      'main/p/p_test.go':
        'package p_test\n\nimport (\n\t"example.com/m/p"\n\t"testing"\n)\n\nfunc BenchmarkMake(b *testing.B) {\n' +
        '\tvar kept []any\n\tfor i := 0; i < b.N; i++ {\n\t\tkept = append(kept, p.Hidden())\n\t}\n}\n',
      'main/generic/generic.go':
        'package generic\n\ntype Set[K comparable] struct{ m map[K]struct{} }\n\nfunc Of[K comparable](in []K) *Set[K] {\n' +
        '\ts := &Set[K]{m: make(map[K]struct{})}\n\tfor _, v := range in {\n\t\ts.m[v] = struct{}{}\n\t}\n\treturn s\n}\n',
      'main/generic/generic_test.go': 'package generic\n\nimport "testing"\n\nfunc BenchmarkOf(b *testing.B) {}\n',
      'main/broken/broken.go':
        'package broken\n\nimport "example.com/lib"\n\nfunc f(in []int) (out []int) {\n\tunknown()\n\tvar _ string = lib.Big{}\n' +
        '\tfor _, v := range in {\n\t\tout = append(out, v)\n\t}\n\treturn\n}\n',
      'main/hostile/hostile.go':
        'package hostile\n\n//line /etc/passwd:1\nfunc f(in []int) (out []int) {\n\tfor _, v := range in {\n\t\tout = append(out, v)\n\t}\n\treturn\n}\n',
      'main/hostile/half.go': 'package hostile\n\nfunc g() {\n',
      'main/hostile/huge.go': `package hostile\n\nvar huge = ${'"x" + '.repeat(30_000)}""\n`,
      'main/cgo/cgo.go':
        'package cgo\n\n// static int one(void) { return 1; }\nimport "C"\n\nfunc F(n int) []int {\n\tvar out []int\n' +
        '\tfor i := 0; i < n; i++ {\n\t\tout = append(out, int(C.one()))\n\t}\n\treturn out\n}\n',
      'main/tagged/tagged.go':
        '//go:build extra\n\npackage tagged\n\nfunc F(n int) []int {\n\treturn make([]int, n)\n}\n',
    });
    folders.push(root);
  });

  const inMain = async (file: string, text: string, callee: string): Promise<SourceSite> =>
    site(root, `main/${file}`, text, callee);

  test('a type of a replaced module has its place and size', async () => {
    const { sites } = await ask({
      root,
      moduleFolder: join(root, 'main'),
      packages: ['example.com/m/p'],
      sites: [await inMain('p/p.go', '&lib.Big{}', 'runtime.newobject')],
    });
    expect(sites[0]?.allocation).toMatchObject({ kind: 'address-of', type: 'lib.Big', size: 80 });
    const file = join(root, 'lib/lib.go');
    expect(sites[0]?.types).toMatchObject([
      { name: 'Big', package: 'example.com/lib', origin: 'user', file, line: 4, endLine: 7, size: 80 },
      { name: 'Inner', file, line: 9, size: 8 },
    ]);
    expect(sites[0]?.types[0]?.fields.map(({ name, line }) => [name, line])).toEqual([
      ['A', 5],
      ['In', 6],
    ]);
  });

  test('a site in a package of another module inside the root can be edited', async () => {
    const { sites, typed } = await ask({
      root,
      moduleFolder: join(root, 'main'),
      packages: ['example.com/m/p'],
      sites: [await site(root, 'lib/lib.go', 'out = append(out, v)', 'runtime.growslice')],
    });
    expect(typed).toEqual({ 'example.com/lib': true });
    expect(sites[0]?.candidates.map(({ kind }) => kind)).toEqual(['slice-capacity']);
  });

  test('the tests of a package, inside and outside of it', async () => {
    const { sites, typed } = await ask({
      root,
      moduleFolder: join(root, 'main'),
      packages: ['example.com/m/p'],
      sites: [await inMain('p/p_test.go', 'kept = append(', 'runtime.growslice')],
    });
    expect(typed).toEqual({ 'example.com/m/p_test': true });
    expect(sites[0]).toMatchObject({
      function: { name: 'BenchmarkMake', role: 'benchmark' },
      loops: [{ benchmark: true, bound: '' }],
      calls: [{ name: 'p.Hidden', dynamic: true }],
      candidates: [],
    });
  });

  test('generics', async () => {
    const { sites } = await ask({
      root,
      moduleFolder: join(root, 'main'),
      packages: ['example.com/m/generic'],
      sites: [await inMain('generic/generic.go', 's.m[v] =', 'runtime.mapassign')],
    });
    expect(sites[0]).toMatchObject({
      function: { name: 'Of[...]' },
      allocation: { kind: 'map-assign', type: 'map[K]struct{}' },
      operand: { expression: 's.m', kind: 'field', declared: 'make' },
    });
    expect(sites[0]?.candidates[0]?.edit.text).toBe('\ts := &Set[K]{m: make(map[K]struct{}, len(in))}');
  });

  test('a package that does not compile is understood in part', async () => {
    const { sites, typed } = await ask({
      root,
      moduleFolder: join(root, 'main'),
      packages: ['example.com/m/broken'],
      sites: [await inMain('broken/broken.go', 'out = append(out, v)', 'runtime.growslice')],
    });
    expect(typed).toEqual({ 'example.com/m/broken': true });
    expect(sites[0]).toMatchObject({ allocation: { kind: 'append', element: 'int' } });
    expect(sites[0]?.candidates.map(({ kind }) => kind)).toEqual(['slice-capacity']);
  });

  test('hostile files', async () => {
    const { sites } = await ask({
      root,
      moduleFolder: join(root, 'main'),
      packages: ['example.com/m/hostile'],
      sites: [
        await inMain('hostile/hostile.go', 'out = append(out, v)', 'runtime.growslice'),
        { id: 'far', file: join(root, 'main/hostile/huge.go'), line: 2 ** 40, column: 2 ** 40, callee: '\0' },
        { id: 'outside', file: '/etc/passwd', line: 3, column: 0, callee: 'runtime.growslice' },
      ],
    });
    expect(sites.map(({ found }) => found)).toEqual([true, true, true]);
    expect(sites[0]).toMatchObject({ allocation: { line: 6 }, error: '' });
    expect(sites[1]?.allocation).toBeUndefined();
    // What the directive names is found where it really stands, and is not offered for an edit.
    expect(sites[2]).toMatchObject({ file: join(root, 'main/hostile/hostile.go'), candidates: [] });
  });

  test('cgo', async () => {
    const { sites } = await ask({
      root,
      moduleFolder: join(root, 'main'),
      packages: ['example.com/m/cgo'],
      sites: [await inMain('cgo/cgo.go', 'out = append(', 'runtime.growslice')],
      env: { CGO_ENABLED: '1' },
    });
    expect(sites[0]).toMatchObject({ allocation: { kind: 'append', element: 'int' } });
    expect(sites[0]?.candidates[0]?.edit.text).toBe('\tout := make([]int, 0, max(n, 0))');
  });

  test('build flags, GOFLAGS and an overlay of the user count', async () => {
    await writeFiles(root, {
      'main/overlay.json': JSON.stringify({ Replace: { 'tagged/tagged.go': 'other.txt' } }),
      'main/other.txt':
        '//go:build extra\n\npackage tagged\n\nfunc F(n int) string {\n\treturn string(make([]byte, n))\n}\n',
    });
    const tagged = join(root, 'main/tagged/tagged.go');
    const { sites } = await ask({
      root,
      moduleFolder: join(root, 'main'),
      packages: ['example.com/m/tagged'],
      sites: [{ id: 'x', file: tagged, line: 6, column: 0, callee: 'runtime.slicebytetostring' }],
      buildFlags: ['-tags', 'extra', '-overlay=overlay.json'],
      env: { GOFLAGS: '-mod=mod -buildvcs=false' },
    });
    expect(sites[0]).toMatchObject({ allocation: { kind: 'bytes-to-string', text: 'string(make([]byte, n))' } });
  });

  test('flags that are meant for the module do not reach the build of the helper', async () => {
    const own = await temporaryFolder();
    folders.push(own);
    const surroundings: Surroundings = {
      env: { ...process.env, GOFLAGS: '-mod=vendor -tags=ignore', GOWORK: 'off', GOARCH: '386', GO111MODULE: 'off' },
      signal: new AbortController().signal,
      log: silent,
    };
    const toolchain = async (folder: string): ReturnType<typeof findToolchain> =>
      findToolchain(surroundings, folder, own);
    const facts = createSourceFacts({ surroundings, toolchain, cacheFolder: own });
    const files = [join(root, 'lib/lib.go')];
    const reply = await facts.declarations({ moduleFolder: join(root, 'lib'), buildFlags: [], files });
    expect(reply).toMatchObject({ kind: 'facts', facts: [{ package: 'lib', error: '' }] });
  });

  test('where the helper cannot be kept, there are no facts, and the reason is said', async () => {
    const file = join(cache, 'a-file');
    await writeFiles(cache, { 'a-file': '' });
    const surroundings: Surroundings = { env: process.env, signal: new AbortController().signal, log: silent };
    const toolchain = async (folder: string): ReturnType<typeof findToolchain> =>
      findToolchain(surroundings, folder, cache);
    const facts = createSourceFacts({ surroundings, toolchain, cacheFolder: file });
    const reply = await facts.declarations({ moduleFolder: join(root, 'lib'), buildFlags: [], files: [] });
    expect(reply).toMatchObject({ kind: 'unavailable', reason: expect.stringContaining('a-file') as string });
  });

  test('packages that cannot be listed are a reason, not a failure', async () => {
    const reply = await sourceFacts().sites({
      moduleFolder: join(root, 'main'),
      root,
      packages: ['example.com/m/p'],
      buildFlags: ['-nosuchflag'],
      work: cache,
      sites: [],
    });
    expect(reply).toMatchObject({ kind: 'unavailable', reason: expect.stringContaining('nosuchflag') as string });
  });
});
