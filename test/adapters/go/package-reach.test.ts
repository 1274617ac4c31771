import { chmod, cp, mkdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GoToolchain } from '../../../src/ports.ts';
import {
  benchmarkFile,
  goMod,
  removeFolders,
  temporaryFolder,
  testToolchain,
  writeFiles,
} from '../../support/go-module.ts';

/** A small module: `app` uses `lib`; the others read files in one way each; `plain` reads nothing. */
const files = {
  'go.mod': goMod('example.com/m', '', 'require example.com/rep v0.0.0', '', 'replace example.com/rep => ./rep'),
  'go.work': 'go 1.22\n\nuse (\n\t.\n\t./other\n)\n',
  'other/go.mod': goMod('example.com/other'),
  'other/other.go': 'package other\n',
  'rep/go.mod': goMod('example.com/rep'),
  'rep/rep.go': 'package rep\n\nfunc F() int { return 1 }\n',
  'README.md': 'read me\n',
  LICENSE: 'free\n',
  'docs/guide.md': 'guide\n',
  'docs/table.json': '{}\n',
  '.github/workflows/ci.yml': 'on: push\n',
  'testdata/shared.txt': 'shared\n',
  'fixtures/one.txt': 'one\n',
  'app/app.go': 'package app\n\nimport "example.com/m/lib"\n\nfunc F() int { return lib.F() }\n',
  'app/app_test.go': benchmarkFile('app', 'F()'),
  'app/README.md': 'about app\n',
  'lib/lib.go': 'package lib\n\nfunc F() int { return 1 }\n',
  'lib/lib_test.go': 'package lib\n\nimport "testing"\n\nfunc TestF(t *testing.T) { F() }\n',
  'lib/tagged.go': '//go:build extra\n\npackage lib\n',
  'replaces/replaces_test.go': benchmarkFile('replaces', 'rep.F()', { imports: ['example.com/rep'] }),
  'embeds/embeds.go': 'package embeds\n\nimport "embed"\n\n//go:embed assets note.md\nvar FS embed.FS\n',
  'embeds/assets/a.txt': 'a\n',
  'embeds/note.md': 'embedded\n',
  'embeds/embeds_test.go': benchmarkFile('embeds', '_ = FS'),
  'data/testdata/in.txt': 'in\n',
  'data/data_test.go': benchmarkFile('data', '_, _ = os.ReadFile("testdata/in.txt")', { imports: ['os'] }),
  'reads/reads_test.go': benchmarkFile('reads', '_, _ = os.ReadFile("README.md")', { imports: ['os'] }),
  'reads/README.md': 'read by a benchmark\n',
  'walks/walks_test.go': benchmarkFile('walks', '_, _ = os.ReadDir("..")', { imports: ['os'] }),
  'roams/roams_test.go': benchmarkFile('roams', '_, _ = os.ReadFile("../lib/lib.go")', { imports: ['os'] }),
  'runs/runs_test.go': benchmarkFile('runs', '_ = exec.Command("go", "version")', { imports: ['os/exec'] }),
  'dials/dials_test.go': benchmarkFile('dials', '_, _ = net.Dial("tcp", "x")', { imports: ['net'] }),
  'asm/asm.go': 'package asm\n\nfunc F() int\n',
  'asm/asm_amd64.s': 'TEXT ·F(SB), $0-8\n\tMOVQ $1, ret+0(FP)\n\tRET\n',
  'asm/asm_arm64.s': 'TEXT ·F(SB), $0-8\n\tMOVD $1, R0\n\tMOVD R0, ret+0(FP)\n\tRET\n',
  'asm/asm_test.go': benchmarkFile('asm', 'F()'),
  'cgo/cgo.go': 'package cgo\n\n// #include "../include/one.h"\nimport "C"\n\nfunc F() int { return int(C.one()) }\n',
  'include/one.h': 'static inline int one(void) { return 1; }\n',
  'cgo/cgo_test.go': benchmarkFile('cgo', 'F()'),
  'linked/testdata/in.txt': 'in\n',
  'plain/plain_test.go': benchmarkFile('plain', ''),
  'fix/fix.go': [
    'package fix',
    'import (\n\t"os"\n\t"path/filepath"\n\t"runtime"\n)',
    'func Read() {',
    '\t_, file, _, _ := runtime.Caller(0)',
    '\t_, _ = os.ReadFile(filepath.Join(filepath.Dir(file), "..", "data", "testdata", "in.txt"))',
    '}',
    '',
  ].join('\n'),
  'far/far_test.go': benchmarkFile('far', 'fix.Read()', { imports: ['example.com/m/fix'] }),
  'link/link_test.go': benchmarkFile('link', '_, _ = os.ReadFile("in/in.txt")', { imports: ['os'] }),
};

const all = 'app asm cgo data dials embeds far link plain reads replaces roams runs walks'.split(' ');
/** Packages of which any file of the repository counts, apart from documentation. */
const wide = ['cgo', 'dials', 'far', 'roams', 'runs', 'walks'];

let root: string;
let go: GoToolchain;
let unchanged: Promise<Map<string, string>> | undefined;
const folders: string[] = [];

beforeAll(async () => {
  const cache = await temporaryFolder();
  root = await writeFiles(await temporaryFolder('inputs '), files);
  await symlink('../linked/testdata', join(root, 'link', 'in'));
  folders.push(cache, root);
  go = testToolchain(cache, { env: { CGO_ENABLED: '1' } });
});
afterAll(async () => removeFolders(folders));

async function keys(folder: string, toolchain = go, buildFlags: readonly string[] = []): Promise<Map<string, string>> {
  const aside = ['perf/base.json'];
  const { packages } = await toolchain.list({ folder, root: folder, patterns: ['./...'], buildFlags, aside });
  return new Map(packages.map(({ importPath, key }) => [importPath.replace('example.com/m/', ''), key]));
}

/** Names of packages that are measured after a change to a copy of the module. */
async function measuredAfter(change: (folder: string) => Promise<unknown>): Promise<readonly string[]> {
  const copy = await temporaryFolder('inputs ');
  folders.push(copy);
  await cp(root, copy, { recursive: true, verbatimSymlinks: true });
  await change(copy);
  const [before, after] = [await (unchanged ??= keys(root)), await keys(copy)];
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
}

const write =
  (path: string, text: string) =>
  async (folder: string): Promise<unknown> =>
    writeFiles(folder, { [path]: text });
const append = (path: string, text = '\n// changed\n') =>
  write(path, `${path in files ? files[path as keyof typeof files] : ''}${text}`);

const plus = (...names: readonly string[]): readonly string[] => [...new Set([...names, ...wide])].toSorted();

test('the packages of the module all have a digest, equal for equal content elsewhere', async () => {
  const found = await keys(root);
  expect([...found.keys()]).toEqual(all);
  for (const digest of found.values()) expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(await measuredAfter(async () => undefined)).toEqual([]);
});

test.each<[string, (folder: string) => Promise<unknown>, readonly string[]]>([
  ['code of the package', append('app/app.go'), plus('app')],
  ['code of a dependency', append('lib/lib.go'), plus('app')],
  ['the stored baseline, where it usually lies', write('.allocgate/baseline.json', '{}'), ['walks']],
  ['the stored baseline, elsewhere', write('perf/base.json', '{}'), []],
  ['the configuration', write('.allocgate.yml', 'strict: true'), ['walks']],
  ['a benchmark', append('plain/plain_test.go'), plus('plain')],
  ['test data that a link leads to', append('linked/testdata/in.txt'), all],
  ['a new file of the package', write('plain/more.go', 'package plain\n'), plus('plain')],
  ['a file under a build tag', append('lib/tagged.go'), plus('app')],
  ['a test of a dependency', append('lib/lib_test.go'), wide],
  ['code that nobody imports', append('other/other.go'), wide],
  ['a package that is added', write('new/new.go', 'package new\n'), wide],
  ['an embedded file', append('embeds/assets/a.txt'), all],
  ['a file that a pattern of an embed takes in', write('embeds/assets/b.txt', 'b'), all],
  ['an embedded document', append('embeds/note.md'), ['embeds', 'walks']],
  ['test data', append('data/testdata/in.txt'), plus('data')],
  ['new test data', write('data/testdata/more/x.bin', 'x'), plus('data')],
  ['test data of a document’s name', write('data/testdata/README.md', 'x'), plus('data')],
  ['shared test data', append('testdata/shared.txt'), all],
  ['a fixture under another name', append('fixtures/one.txt'), all],
  ['a new fixture', write('fixtures/two.txt', 'two'), all],
  ['a fixture that is gone', async (folder) => rm(join(folder, 'fixtures/one.txt')), all],
  [
    'a fixture that is renamed',
    async (folder) => rename(join(folder, 'fixtures/one.txt'), join(folder, 'fixtures/1.txt')),
    all,
  ],
  ['an environment file', write('.env', 'SIZE=10\n'), all],
  ['a generated file', write('generated.json', '{}'), all],
  ['the mode of a fixture', async (folder) => chmod(join(folder, 'fixtures/one.txt'), 0o755), all],
  ['the mode of a source', async (folder) => chmod(join(folder, 'app/app.go'), 0o755), plus('app')],
  [
    'a fixture that becomes a link to its own text',
    async (folder) => {
      await rename(join(folder, 'fixtures/one.txt'), join(folder, 'testdata/moved.txt'));
      await symlink('../testdata/moved.txt', join(folder, 'fixtures/one.txt'));
    },
    all,
  ],
  ['a link that is added', async (folder) => symlink('fixtures', join(folder, 'more')), all],
  [
    'where a link leads',
    async (folder) => {
      await rm(join(folder, 'link/in'));
      await symlink('../testdata', join(folder, 'link/in'));
    },
    all,
  ],
  ['a link to documentation', async (folder) => symlink('../docs', join(folder, 'fixtures/docs')), all],
  ['go.mod', append('go.mod', '\n// changed\n'), all],
  ['a go directive', write('go.mod', files['go.mod'].replace('go 1.22', 'go 1.21')), all],
  ['a godebug directive', append('go.mod', '\ngodebug asynctimerchan=1\n'), all],
  ['go.sum', write('go.sum', 'x v1.0.0 h1:abc=\n'), all],
  ['go.work', append('go.work', '\n// changed\n'), all],
  ['a replaced module', append('rep/rep.go'), plus('replaces')],
  ['the go.mod of a replaced module', append('rep/go.mod', '\n// changed\n'), plus('replaces')],
  ['a profile for the compiler', write('plain/default.pgo', 'x'), all],
  ['assembly', append('asm/asm_amd64.s', '\n// changed\n'), plus('asm')],
  ['assembly that may be included', append('fixtures/part.s', 'x'), plus('asm')],
  ['a header far away', append('include/one.h', '\n// changed\n'), all],
  ['vendored code', write('vendor/modules.txt', '# x\n'), all],
  ['a document that a benchmark reads', append('reads/README.md'), ['reads', 'walks']],
  ['a document of that name elsewhere', append('README.md'), ['reads', 'walks']],
  ['a document in the folder of a package', write('plain/notes.md', 'x'), ['walks']],
  ['documentation', append('docs/guide.md'), ['walks']],
  ['data of documentation', append('docs/table.json'), ['walks']],
  ['a licence', append('LICENSE'), ['walks']],
  ['a workflow', append('.github/workflows/ci.yml'), ['walks']],
  ['a folder that is empty', async (folder) => mkdir(join(folder, 'empty')), []],
])('%s', async (_, change, expected) => {
  const measured = await measuredAfter(change);
  expect(measured.filter((name) => all.includes(name))).toEqual(expected);
});

test('the toolchain’s settings, build flags and what these name count for every package', async () => {
  const plain = await keys(root);
  const differing = (other: Map<string, string>): string[] => all.filter((name) => other.get(name) !== plain.get(name));
  const cache = folders[0] ?? '';
  for (const env of [
    { GODEBUG: 'madvdontneed=1' },
    { GOGC: '50' },
    { GOAMD64: 'v3', GOARM64: 'v8.1' },
    { CGO_ENABLED: '0' },
  ])
    expect(differing(await keys(root, testToolchain(cache, { env: { CGO_ENABLED: '1', ...env } })))).toEqual(all);
  expect(differing(await keys(root, go, ['-tags=extra']))).toEqual(all);
  expect(differing(await keys(root, go, ['-gcflags=-l']))).toEqual(all);
});
