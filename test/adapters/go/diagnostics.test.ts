import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { compilerDiagnostics } from '../../../src/adapters/go/diagnostics.ts';
import { findToolchain } from '../../../src/adapters/go/environment.ts';
import type { Surroundings } from '../../../src/adapters/go/go-command.ts';
import type { EscapeDiagnostic } from '../../../src/core/escape/diagnostic.ts';
import { parseDiagnostics } from '../../../src/core/escape/parse-diagnostics.ts';
import type { DiagnosticsRequest } from '../../../src/ports.ts';
import { benchmarkFile, goMod, removeFolders, silent, temporaryFolder, writeFiles } from '../../support/go-module.ts';

const folders: string[] = [];
afterAll(async () => removeFolders(folders));

async function folder(files: Readonly<Record<string, string>>): Promise<string> {
  const top = await temporaryFolder('diagnostics ü ');
  folders.push(top);
  return writeFiles(top, files);
}

async function ask(
  request: Pick<DiagnosticsRequest, 'folder' | 'root'> & Partial<DiagnosticsRequest>,
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  const surroundings: Surroundings = {
    env: { ...process.env, ...env },
    signal: new AbortController().signal,
    log: silent,
  };
  const toolchain = await findToolchain(surroundings, request.folder, await folder({}));
  const work = await folder({});
  return compilerDiagnostics(surroundings, toolchain, { importPaths: ['./...'], buildFlags: [], work, ...request });
}

const moving = (name: string): string => `package ${name}\n\nfunc F() *int {\n\tx := 1\n\treturn &x\n}\n`;

/** Files, below the folder, in which a variable is moved to the heap. */
function movedIn(text: string, top: string): string[] {
  const moved = parseDiagnostics(text).known.filter((said) => said.kind === 'moved-to-heap');
  return [
    ...new Set(moved.map(({ at }) => (at.file.startsWith(`${top}/`) ? at.file.slice(top.length + 1) : at.file))),
  ].toSorted();
}

/** `app` is the module that is asked about; `lib` is replaced by a folder beside it, `nested` lies in it. */
const repository = {
  'app/go.mod': goMod(
    'example.com/app',
    '',
    'require (\n\texample.com/lib v0.0.0\n\texample.com/app/nested v0.0.0\n)',
    '',
    'replace (\n\texample.com/lib => ../lib\n\texample.com/app/nested => ./nested\n)',
  ),
  'app/app.go':
    'package app\n\nimport (\n\t"example.com/app/nested"\n\t"example.com/lib"\n)\n\nfunc F() (*int, *int) {\n\tx := *lib.F()\n\treturn &x, nested.F()\n}\n',
  'app/app_test.go': benchmarkFile('app', 'F()'),
  'app/inner/inner.go': moving('inner'),
  'app/nested/go.mod': goMod('example.com/app/nested'),
  'app/nested/nested.go': moving('nested'),
  'lib/go.mod': goMod('example.com/lib'),
  'lib/lib.go': moving('lib'),
};

test('every module inside the repository is spoken of, and no other; files are absolute', async () => {
  const root = await folder(repository);
  const text = await ask({ folder: join(root, 'app'), root, importPaths: ['example.com/app'] });
  expect(movedIn(text, root)).toEqual(['app/app.go', 'app/nested/nested.go', 'lib/lib.go']);
  expect(parseDiagnostics(text).unknown.count).toBe(0);
});

test('what lies outside of the repository is not the user’s', async () => {
  const root = await folder(repository);
  const text = await ask({ folder: join(root, 'app'), root: join(root, 'app'), importPaths: ['example.com/app'] });
  expect(movedIn(text, root)).toEqual(['app/app.go', 'app/nested/nested.go']);
});

test('a workspace’s modules', async () => {
  const root = await folder({
    'go.work': 'go 1.22\n\nuse (\n\t./one\n\t./two\n)\n',
    'one/go.mod': goMod('example.com/one'),
    'one/one.go': 'package one\n\nimport "example.com/two"\n\nfunc G() *int {\n\ty := *two.F()\n\treturn &y\n}\n',
    'one/one_test.go': benchmarkFile('one', 'G()'),
    'two/go.mod': goMod('example.com/two'),
    'two/two.go': moving('two'),
  });
  const text = await ask({ folder: join(root, 'one'), root, importPaths: ['example.com/one'] });
  expect(movedIn(text, root)).toEqual(['one/one.go', 'two/two.go']);
});

test('only of some folders, and of what lies between them in the imports', async () => {
  const root = await folder({
    'go.mod': goMod('example.com/m'),
    'top/top.go':
      'package top\n\nimport (\n\t"example.com/m/beside"\n\t"example.com/m/middle"\n)\n\nfunc G() (*int, *int) {\n\tx := *middle.G()\n\treturn &x, beside.F()\n}\n',
    'middle/middle.go':
      'package middle\n\nimport "example.com/m/bottom"\n\nfunc G() *int {\n\tx := *bottom.F()\n\treturn &x\n}\n',
    'bottom/bottom.go': moving('bottom'),
    'beside/beside.go': moving('beside'),
    'top/inside_test.go': `package top\n\nfunc inside() *int {\n\tx := 1\n\treturn &x\n}\n`,
    'top/outside_test.go': `package top_test\n\nimport (\n\t"testing"\n\n\t"example.com/m/top"\n)\n\nfunc outside() *int {\n\tx := 1\n\treturn &x\n}\n\nfunc BenchmarkG(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\ttop.G()\n\t\toutside()\n\t}\n}\n`,
  });
  const spoken = async (...names: string[]): Promise<string[]> =>
    movedIn(await ask({ folder: root, root, importPaths: ['example.com/m/top'], folders: new Set(names) }), root);
  expect(await spoken('bottom')).toEqual(['bottom/bottom.go']);
  expect(await spoken('top')).toEqual(['top/inside_test.go', 'top/outside_test.go', 'top/top.go']);
  expect(await spoken('top', 'bottom')).toEqual([
    'bottom/bottom.go',
    'middle/middle.go',
    'top/inside_test.go',
    'top/outside_test.go',
    'top/top.go',
  ]);
  expect(await spoken('elsewhere')).toEqual([]);
});

test('the user’s flags: tags count, gcflags and trimpath give way, also those of GOFLAGS', async () => {
  const root = await folder({
    'go.mod': goMod('example.com/m'),
    'a.go': 'package m\n',
    'tagged.go': `//go:build extra\n\n${moving('m')}`,
    'a_test.go': benchmarkFile('m', ''),
  });
  const buildFlags = ['-tags=extra', '-gcflags=-N', '-trimpath'];
  expect(movedIn(await ask({ folder: root, root }), root)).toEqual([]);
  expect(movedIn(await ask({ folder: root, root, buildFlags }), root)).toEqual(['tagged.go']);
  const env = { GOFLAGS: '-tags=extra -trimpath -gcflags=-N' };
  expect(movedIn(await ask({ folder: root, root }, env), root)).toEqual(['tagged.go']);
});

test('a package that does not build leaves the others’ words', async () => {
  const root = await folder({
    'go.mod': goMod('example.com/m'),
    'good/good.go': moving('good'),
    'broken/broken.go': 'package broken\n\nfunc F() int { return "x" }\n',
  });
  expect(movedIn(await ask({ folder: root, root }), root)).toEqual(['good/good.go']);
});

test('it is said again when nothing was compiled anew', async () => {
  const root = await folder({
    'go.mod': goMod('example.com/m'),
    'm.go': moving('m'),
    'm_test.go': benchmarkFile('m', 'F()'),
  });
  const known = (text: string): readonly EscapeDiagnostic[] => parseDiagnostics(text).known;
  const first = known(await ask({ folder: root, root }));
  expect(first.length).toBeGreaterThan(3);
  expect(known(await ask({ folder: root, root }))).toEqual(first);
});

test('of a large real module every form is known', async () => {
  const root = await folder({});
  const { stdout } = await promisify(execFile)(
    'go',
    ['mod', 'download', '-json', 'github.com/klauspost/compress@v1.18.0'],
    {
      cwd: root,
      env: { ...process.env, GOFLAGS: '-mod=mod' },
    },
  );
  const { Dir: downloaded } = JSON.parse(stdout) as { Dir: string };
  const module = join(root, 'compress');
  await cp(downloaded, module, { recursive: true });
  await promisify(execFile)('chmod', ['-R', 'u+w', module]);
  const { known, unknown } = parseDiagnostics(await ask({ folder: module, root: module }));
  expect(unknown).toEqual({ count: 0, samples: [] });
  expect(known.length).toBeGreaterThan(20_000);
  const unexplained = known.filter(
    (said) => 'flow' in said && said.flow.length === 0 && said.at.file.startsWith(module),
  );
  expect(unexplained).toEqual([]);
});
