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
  'below/below_test.go': benchmarkFile('below', '_, _ = os.ReadFile("inputs/index.json")', { imports: ['os'] }),
  'below/inputs/index.json': '["case.go", ".gitignore", "testdata/in.txt"]\n',
  'below/inputs/case.go': 'package inputs\n',
  'below/inputs/.gitignore': '*.log\n',
  'below/inputs/testdata/in.txt': 'in\n',
  'names/names_test.go': benchmarkFile('names', '_ = strings.Fields(`\n\tCHANGES.md\n`)', { imports: ['strings'] }),
  'names/CHANGES.md': 'changes\n',
  'parses/parses_test.go': [
    'package parses',
    'import (\n\tgoparser "go/parser"\n\t"testing"\n)',
    'func BenchmarkX(b *testing.B) { _, _ = goparser.ParseFile(nil, "x", nil, 0) }',
    '',
  ].join('\n'),
  '_examples/main.go': 'package main\n',
  'link/link_test.go': benchmarkFile('link', '_, _ = os.ReadFile("in/in.txt")', { imports: ['os'] }),
};

const all = 'app asm below cgo data dials embeds far link names parses plain reads replaces roams runs walks'.split(
  ' ',
);
/** Packages of which any file of the repository counts, apart from documentation. */
const wide = ['cgo', 'dials', 'far', 'parses', 'roams', 'runs', 'walks'];

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
  ['code that the go command ignores', append('_examples/main.go'), wide],
  ['code below docs', write('docs/example.go', 'package docs\n'), wide],
  ['code for another system', write('lib/lib_plan9.go', 'package lib\n'), plus('app')],
  ['generated code of a dependency', write('lib/zz_generated.go', 'package lib\n'), plus('app')],
  ['a compiled object', write('lib/lib_amd64.syso', 'x'), all],
  ['a package that is added', write('new/new.go', 'package new\n'), wide],
  ['an embedded file', append('embeds/assets/a.txt'), all],
  ['a file that a pattern of an embed takes in', write('embeds/assets/b.txt', 'b'), all],
  ['an embedded document', append('embeds/note.md'), ['embeds', 'walks']],
  ['test data', append('data/testdata/in.txt'), plus('data')],
  ['new test data', write('data/testdata/more/x.bin', 'x'), plus('data')],
  ['test data of a document’s name', write('data/testdata/README.md', 'x'), plus('data')],
  ['shared test data', append('testdata/shared.txt'), all],
  ['a Go source in a folder that a benchmark names', append('below/inputs/case.go'), plus('below')],
  ['a hidden file in a folder that a benchmark names', append('below/inputs/.gitignore'), plus('below')],
  ['test data in a folder that a benchmark names', append('below/inputs/testdata/in.txt'), plus('below')],
  ['another hidden file', write('.gitignore', '*.log\n'), wide],
  ['the settings of an editor', write('plain/.editorconfig', 'root = true\n'), plus('plain')],
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
  ['a toolchain directive', append('go.mod', '\ntoolchain go1.22.0\n'), all],
  ['an exclude directive', append('go.mod', '\nexclude example.com/rep v0.1.0\n'), all],
  ['a go.mod around a fixture', write('fixtures/go.mod', 'module example.com/fixture\n'), wide],
  ['a go.mod around a dependency', write('lib/go.mod', goMod('example.com/m/lib')), plus('app')],
  ['go.sum', write('go.sum', 'x v1.0.0 h1:abc=\n'), all],
  ['go.work', append('go.work', '\n// changed\n'), all],
  ['a go.work that is gone', async (folder) => rm(join(folder, 'go.work')), all],
  ['go.work.sum', write('go.work.sum', 'x v1.0.0 h1:abc=\n'), all],
  ['a replaced module', append('rep/rep.go'), plus('replaces')],
  ['the go.mod of a replaced module', append('rep/go.mod', '\n// changed\n'), plus('replaces')],
  ['a profile for the compiler', write('plain/default.pgo', 'x'), all],
  ['assembly', append('asm/asm_amd64.s', '\n// changed\n'), plus('asm')],
  ['assembly that may be included', append('fixtures/part.s', 'x'), plus('asm')],
  ['a header far away', append('include/one.h', '\n// changed\n'), all],
  ['a header below docs', write('docs/one.h', 'x'), all],
  ['C code of the package', write('cgo/two.c', 'int two;\n'), all],
  ['the list of vendored code', write('vendor/modules.txt', '# x\n'), all],
  ['a document that a benchmark reads', append('reads/README.md'), ['reads', 'walks']],
  ['a document that a text of several lines names', append('names/CHANGES.md'), ['names', 'walks']],
  ['the mode of a document', async (folder) => chmod(join(folder, 'docs/guide.md'), 0o755), ['walks']],
  ['a document of that name elsewhere', append('README.md'), ['reads', 'walks']],
  ['a document in the folder of a package', write('plain/notes.md', 'x'), ['walks']],
  ['documentation', append('docs/guide.md'), ['walks']],
  ['data of documentation', append('docs/table.json'), ['walks']],
  ['a licence', append('LICENSE'), ['walks']],
  ['a workflow', append('.github/workflows/ci.yml'), ['walks']],
  ['a folder that is empty', async (folder) => mkdir(join(folder, 'empty')), []],
])('%s', async (_, change, expected) => {
  const measured = await measuredAfter(change);
  expect({
    measured: all.filter((name) => measured.includes(name)),
    skipped: all.filter((name) => !measured.includes(name)),
  }).toEqual({ measured: expected, skipped: all.filter((name) => !expected.includes(name)) });
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

test('documents that arguments of the tests name count', async () => {
  const listed = async (folder: string, ...testArgs: string[]): Promise<string | undefined> =>
    (await go.list({ folder, root: folder, patterns: ['./plain'], buildFlags: [], testArgs })).packages[0]?.key;
  const copy = await temporaryFolder('inputs ');
  folders.push(copy);
  await cp(root, copy, { recursive: true, verbatimSymlinks: true });
  await append('docs/guide.md')(copy);
  expect(await listed(copy, '-file=none.txt')).toBe(await listed(root, '-file=none.txt'));
  expect(await listed(copy, '-file=../docs/guide.md')).not.toBe(await listed(root, '-file=../docs/guide.md'));
});

test('vendored code counts for the packages that import it', async () => {
  const vendored = {
    'go.mod': goMod('example.com/m', '', 'require example.com/v v1.0.0'),
    'vendor/modules.txt': '# example.com/v v1.0.0\n## explicit; go 1.22\nexample.com/v\nexample.com/v/sub\n',
    'vendor/example.com/v/v.go': 'package v\n\nfunc F() int { return 1 }\n',
    'vendor/example.com/v/README.md': 'about v\n',
    'vendor/example.com/v/sub/sub.go': 'package sub\n',
    'sub.go': 'package m\n\nimport _ "example.com/v/sub"\n',
    'plain/plain_test.go': benchmarkFile('plain', ''),
    'uses/uses_test.go': benchmarkFile('uses', 'v.F()', { imports: ['example.com/v'] }),
  };
  const folder = await writeFiles(await temporaryFolder('inputs '), vendored);
  folders.push(folder);
  const before = await keys(folder);
  const measured = async (path: keyof typeof vendored): Promise<readonly string[]> => {
    await writeFiles(folder, { [path]: `${vendored[path]}\n// changed\n` });
    const after = await keys(folder);
    await writeFiles(folder, { [path]: vendored[path] });
    return ['plain', 'uses'].filter((name) => before.get(name) !== after.get(name));
  };
  expect([...before.keys()]).toEqual(['plain', 'uses']);
  expect(await measured('vendor/example.com/v/v.go')).toEqual(['uses']);
  expect(await measured('vendor/example.com/v/sub/sub.go')).toEqual([]);
});
