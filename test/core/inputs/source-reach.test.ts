import { describe, expect, test } from 'vitest';
import { isDocumentation } from '../../../src/core/inputs/documentation.ts';
import { namesDocument, namesFolderOf, namesSubfolder, readReach } from '../../../src/core/inputs/source-reach.ts';

test.each([
  ['README.md', true],
  ['a/b/notes.rst', true],
  ['LICENSE', true],
  ['LICENSE.txt', true],
  ['sub/LICENSE-MIT', true],
  ['.github/workflows/ci.yml', true],
  ['docs/data.json', true],
  ['a/docs/data.json', false],
  ['a/testdata/README.md', false],
  ['testdata/x.md', false],
  ['license.go', false],
  ['Makefile', false],
  ['.gitattributes', false],
  ['notes.txt', false],
])('%s is documentation: %s', (path, expected) => {
  expect(isDocumentation(path)).toBe(expected);
});

describe('a source roams where it', () => {
  test.each([
    ['joins a path upwards', 'os.ReadFile(filepath.Join("..", "other", "x.json"))'],
    ['names a path upwards', 'os.ReadFile("../other/x.json")'],
    ['names one in backticks', 'os.ReadFile(`../other/x.json`)'],
    ['has a quoted rune before it', `if c == '"' { os.ReadFile("../other/x") }`],
    ['has an odd backtick in a comment', '// a ` b\nos.ReadFile("../other/x")\n// c ` d'],
    ['leaves the shared test data again', 'os.ReadFile("../testdata/../other/x")'],
    ['names test data of a folder below', 'os.ReadFile("sub/testdata/x")'],
    ['joins test data of a folder below', 'os.ReadFile(filepath.Join("sub", "testdata", "x"))'],
    ['reads a Go source', 'os.ReadFile("gen/tables.go")'],
    ['finds its own place', '_, file, _, _ := runtime.Caller(0)'],
    ['asks for the working folder', 'dir, _ := os.Getwd()'],
    ['changes it', 'b.Chdir(x)'],
    ['parses sources', 'parser.ParseDir(fset, dir, nil, 0)'],
    ['parses them by another name of the package', 'goparser.ParseFile(fset, name, nil, 0)'],
    ['imports them', 'importer.ForCompiler(fset, "source", nil)'],
    ['finds the place of a function', 'file, _ := runtime.FuncForPC(pc).FileLine(pc)'],
    ['asks the environment for the working folder', 'dir := os.Getenv("PWD")'],
    ['gives os another name', 'import (\n\tstdos "os"\n)'],
    ['imports os without a name', 'import . "os"'],
    ['names a path in a text of several lines', 'var names = strings.Fields(`\n\t../other/x.json\n`)'],
  ])('%s', (_, source) => {
    expect(readReach(source).roams).toBe(true);
  });
  test.each([
    ['its own test data', 'os.ReadFile("testdata/x.json")'],
    ['the shared test data', 'os.ReadFile("../testdata/x.json")'],
    ['the shared test data, joined', 'os.ReadFile(filepath.Join("..", "..", "testdata", "x"))'],
    ['an ellipsis', 'fmt.Sprintf("wait...")'],
    ['os under its own name', 'import (\n\t"os"\n)'],
    ['os in an import of its own', 'import "os"'],
    ['os for its side effects', 'import _ "os"'],
  ])('and not by %s', (_, source) => {
    expect(readReach(source).roams).toBe(false);
  });
});

test.each([
  ['filepath.WalkDir(root, fn)', true],
  ['os.ReadDir(".")', true],
  ['http.FileServer(http.FS(x))', true],
  ['filepath.Glob(pattern)', true],
  ['filepath.Glob(dir + "/*")', true],
  ['template.ParseGlob("./x/" + name + "/*.tmpl")', false],
  ['os.DirFS(dir)', true],
  ['read := os.ReadDir', true],
  ['filepath.Walk', true],
  ['type tree struct{ ReadDirs int }', false],
])('%s lists folders: %s', (source, expected) => {
  expect(readReach(source).lists).toBe(expected);
});

test.each([
  ['os.ReadFile("README.md")', 'README.md', true],
  ['os.ReadFile("../../.github/README.md")', '.github/README.md', true],
  ['os.ReadFile("../../.github/README.md")', '.github/SECURITY.md', false],
  ['path.Join(dir, "README" + ".md")', 'README.md', true],
  ['fmt.Sprintf("%s.md", name)', 'docs/x.md', true],
  ['filepath.Glob("*.md")', 'docs/x.md', true],
  ['strings.HasSuffix(name, ".md")', 'docs/x.md', true],
  ['os.ReadFile("other.md")', 'x.md', false],
  ['os.ReadFile("LICENSE")', 'LICENSE', true],
  ['os.ReadFile(name + "." + "md")', 'docs/x.md', true],
  ['var names = `\n\tREADME.md\n`', 'README.md', true],
  ['/* see `x`\n\tREADME.md\n` */', 'README.md', false],
])('%s names %s: %s', (source, path, expected) => {
  expect(namesDocument(readReach(source), path)).toBe(expected);
});

test.each([
  ['"."', '', 'README.md', true],
  ['"."', 'a', 'a/README.md', true],
  ['"."', 'a', 'b/README.md', false],
  ['".."', 'a', 'b/README.md', true],
  ['"../docs"', 'a', 'docs/x.md', true],
  ['"docs"', '', 'docs/deep/x.md', true],
  ['"docs/deep"', '', 'docs/deep/x.md', true],
  ['"other"', '', 'docs/x.md', false],
  ['"/"', '', 'docs/x.md', false],
])('%s of a source in %j is a folder around %s: %s', (source, folder, path, expected) => {
  expect(namesFolderOf(readReach(source), folder, [path])).toBe(expected);
});

test.each([
  ['"fixtures"', 'fixtures', true],
  ['"./fixtures/"', 'fixtures', true],
  ['"fixtures/case.txt"', 'fixtures', true],
  ['"a/fixtures"', 'a/fixtures', true],
  ['fmt.Sprintf("fixtures/%s", name)', 'fixtures', true],
  ['filepath.Glob("fixtures/*/x.json")', 'fixtures', true],
  ['fmt.Sprintf("%s/fixtures", name)', 'fixtures', false],
  ['"données/cas.json"', 'données', true],
  ['"other/fixtures"', 'fixtures', false],
  ['"fixtures/deep/case.txt"', 'fixtures', false],
  ['"."', 'fixtures', false],
])('%s names the subfolder %s: %s', (source, path, expected) => {
  expect(namesSubfolder(readReach(source), path)).toBe(expected);
});

test.each([
  ['a comment that fills a line', '// See http.FileServer and runtime.Caller(0).\nfunc f() {}', false],
  ['code after a comment', 'x() /* a\n// b */ ; fs.ReadDir(dir); runtime.Caller(0)', true],
  ['code after a text', 'x(`\n// a`); fs.ReadDir(dir); runtime.Caller(0)', true],
  ['code before a comment', 'fs.ReadDir(dir); runtime.Caller(0) // a', true],
])('%s: reads folders and roams: %s', (_, source, expected) => {
  const { lists, roams } = readReach(source);
  expect([lists, roams]).toEqual([expected, expected]);
});
