import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGoToolchain } from '../../src/adapters/go/index.ts';
import { asideEdits } from '../../src/steps/aside-edits.ts';
import type { SideUnderTest } from '../../src/steps/side.ts';
import { fakePorts, FakeRepository, FakeToolchain } from '../fakes.ts';
import { goMod, removeFolders, silent, temporaryFolder, writeFiles } from '../support/go-module.ts';

let folder: string;
let cacheFolder: string;
beforeAll(async () => {
  [folder, cacheFolder] = [await temporaryFolder(), await temporaryFolder()];
});
afterAll(async () => removeFolders([folder, cacheFolder]));

const base = `package m

import "testing"

var size = 4

type row struct{ n int }

func helper(n int) []int { return make([]int, n) }

func TestOne(t *testing.T) {
	if len(helper(1)) != 1 {
		t.Fatal("wrong")
	}
}

func BenchmarkOne(b *testing.B) {
	for i := 0; i < b.N; i++ {
		helper(size)
	}
}
`;

/** Whether the change of a test file leaves base's benchmarks alone. */
async function isAside(
  head: string,
  { name = 'm_test.go', headName = name }: { readonly name?: string; readonly headName?: string } = {},
): Promise<boolean> {
  const sides = { base: join(folder, 'base'), head: join(folder, 'head') };
  await writeFiles(sides.base, { 'go.mod': goMod('example.com/m'), [name]: base });
  await writeFiles(sides.head, { 'go.mod': goMod('example.com/m'), [headName]: head });
  class Files extends FakeRepository {
    override readSnapshot(root = '', path = ''): Promise<string | undefined> {
      return readFile(join(root, path), 'utf8');
    }
  }
  const go = createGoToolchain({
    env: process.env,
    cacheFolder,
    log: silent,
    signal: new AbortController().signal,
  });
  const ports = { ...fakePorts(new FakeToolchain({ benchmarks: {} }), new Files()), analysis: go };
  const side = (root: string): SideUnderTest =>
    ({ root, packages: new Map([['example.com/m', { moduleFolder: root }]]) }) as unknown as SideUnderTest;
  const change = { kind: 'modified', base: name, head: headName, hunks: [] } as const;
  return (await asideEdits(ports, side(sides.base), side(sides.head), [change])).has(change);
}

const also = (text: string): string => `${base}\n${text}\n`;

test.each([
  ['a test', base.replace('"wrong"', '"no"')],
  ['a new benchmark', also('func BenchmarkTwo(b *testing.B) {\n\thelper(2)\n}')],
  [
    'a new test with a package of the standard library',
    also('func TestTwo(t *testing.T) {\n\tt.Log(strings.ToUpper("a"))\n}').replace(
      'import "testing"',
      'import (\n\t"strings"\n\t"testing"\n)',
    ),
  ],
  [
    'a new benchmark with a variable for its result',
    also('var sink []int\n\nfunc BenchmarkTwo(b *testing.B) {\n\tsink = helper(2)\n}'),
  ],
  ['a test that is gone', base.replace(/func TestOne[\s\S]*?\n}\n/, '')],
  ['a comment', base.replace('func helper', '// helper makes numbers.\nfunc helper')],
])('aside: %s', async (_, head) => {
  expect(await isAside(head)).toBe(true);
});

test.each([
  ['the benchmark', base.replace('helper(size)', 'helper(1)')],
  ['what it uses', base.replace('size = 4', 'size = 1')],
  ['a type', base.replace('n int }', 'n byte }')],
  ['a variable that is initialized', also('var _ = setUp()\n\nfunc setUp() int { size = 1; return 0 }')],
  ['a variable that takes the place of a predeclared name', also('var len func([]int) int')],
  ['a variable with a value', also('var sink = setUp()\n\nvar setUp func() int')],
  ['an init function', also('func init() { size = 1 }')],
  ['TestMain', also('func TestMain(m *testing.M) { size = 1; m.Run() }')],
  ['a method', also('func (row) String() string { return "" }')],
  ['a function that takes the place of a predeclared one', also('func len(s []int) int { return 1 }')],
  ['a helper that takes a pointer to a pointer', also('func TestHelp(t **testing.T) {\n}')],
  [
    'a test that a benchmark calls',
    also('func TestSetUp(*testing.T) { size = 1 }').replace('\tfor i', '\tTestSetUp(nil)\n\tfor i'),
  ],
  ['a directive that now belongs to a test', also('//go:noinline\n\nfunc TestTwo(t *testing.T) {\n}')],
  ['a directive of a test', also('//go:linkname helper m.one\nfunc TestTwo(t *testing.T) {\n}')],
  ['a testing package of its own', also('func TestTwo(t *testing.T) {\n}').replace('"testing"', 'testing "log"')],
  ['a helper that is called like a test', also('func TestData(n int) []byte { return nil }')],
  [
    'something on the line of a test',
    also('func TestTwo(t *testing.T) {\n}; var _ = func() int { size = 1; return 0 }()'),
  ],
  ['a directive', base.replace('func helper', '//go:noinline\nfunc helper')],
  ['a build constraint', `//go:build linux\n\n${base}`],
  ['an import for its effects', base.replace('import "testing"', 'import (\n\t_ "expvar"\n\t"testing"\n)')],
  ['an example, which a benchmark can call', also('func ExampleTwo() {\n}')],
  ['a file that cannot be read', `${base}func {`],
])('an edit of the benchmarks: %s', async (_, head) => {
  expect(await isAside(head)).toBe(false);
});

test('an edit of the benchmarks: another file name, or no test file', async () => {
  const more = also('func BenchmarkTwo(b *testing.B) {\n}');
  expect(await isAside(more)).toBe(true);
  expect(await isAside(more, { headName: 'm_linux_test.go' })).toBe(false);
  expect(await isAside(more, { name: 'm.go' })).toBe(false);
});
