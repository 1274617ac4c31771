import { expect, test } from 'vitest';
import { mayReadDocuments, readingLines } from '../../../src/core/inputs/may-read.ts';

const benchmark = 'func BenchmarkX(b *testing.B) {\n';

test.each<[string, Readonly<Record<string, string>>, readonly string[], boolean]>([
  ['nothing names it', { 'a/a_test.go': benchmark }, ['README.md'], false],
  ['a benchmark names it', { 'a/a_test.go': `${benchmark}os.ReadFile("../README.md")` }, ['README.md'], true],
  ['the tested code names it', { 'a/a.go': 'os.ReadFile("README.md")' }, ['a/README.md'], true],
  ['a test without benchmarks names it', { 'a/a_test.go': 'os.ReadFile("README.md")' }, ['README.md'], false],
  ['it is embedded', { 'a/a.go': '//go:embed README.md' }, ['a/README.md'], true],
  ['its folder is embedded', { 'a.go': '//go:embed all:docs' }, ['docs/x.md'], true],
  ['a pattern embeds it', { 'a/a.go': '//go:embed *.md' }, ['a/x.md'], true],
  ['another file is embedded', { 'a/a.go': '//go:embed assets/*' }, ['a/x.md', 'docs/y.md'], false],
  ['a benchmark lists folders', { 'a/a_test.go': `${benchmark}os.ReadDir(dir)` }, ['docs/x.md'], true],
  ['a test helper lists folders', { 'h/h.go': 'import "testing"\nos.ReadDir(dir)' }, ['docs/x.md'], true],
  ['other code lists folders', { 'a/a.go': 'os.ReadDir(dir)', 'a/a_test.go': benchmark }, ['docs/x.md'], false],
  [
    'it lists one that a benchmark names',
    { 'a/a.go': 'os.ReadDir(dir)', 'a/a_test.go': `${benchmark}F("../docs")` },
    ['docs/x.md'],
    true,
  ],
  [
    'it lists where a benchmark is',
    { 'a/a.go': 'os.ReadDir(dir)', 'b/b_test.go': `${benchmark}os.Getwd()` },
    ['docs/x.md'],
    true,
  ],
  ['a folder that ./... ignores lists folders', { '_x/x_test.go': `${benchmark}os.ReadDir(dir)` }, ['x.md'], false],
  [
    'an ignored folder that is imported lists folders',
    { '_x/x.go': 'os.ReadDir(dir)\nos.Getwd()', 'a/a_test.go': `${benchmark}"example.com/m/_x"\nos.Getwd()` },
    ['x.md'],
    true,
  ],
  ['a function of its own is called Walk', { 'a/a_test.go': `${benchmark}\tWalk(tree)` }, ['x.md'], false],
  ['a call goes over two lines', { 'a/a_test.go': `${benchmark}\tReadDir(dir)` }, ['x.md'], true],
  ['a text of several lines names it', { 'a/a_test.go': `${benchmark}\tREADME.md` }, ['README.md'], true],
  ['a comment names it', { 'a/a_test.go': `${benchmark}\t// See README.md.` }, ['README.md'], false],
  ['a lister is passed on', { 'a/a_test.go': `${benchmark}\tread := os.ReadDir` }, ['docs/x.md'], true],
  ['Walk of a dot import', { 'a/a_test.go': `. "path/filepath"\n${benchmark}Walk(dir)` }, ['x.md'], true],
])('%s', (_, sources, documents, expected) => {
  expect(mayReadDocuments(new Map(Object.entries(sources)), documents)).toBe(expected);
});

test('the search finds the lines that decide', () => {
  const expression = new RegExp(readingLines(['docs/a+b.md']).replaceAll('[[:space:]]', '\\s'), 'i');
  for (const line of [
    'func BenchmarkX(',
    'os.ReadDir(x)',
    'open("docs/" + x)',
    '"a+b.md"',
    'x + ".md"',
    '"."',
    '//go:embed x',
    '  . "path/filepath"',
    'import "example.com/m/_x"',
    'read := os.ReadDir',
    'site.Build(os.DirFS(dir))',
    'name + "." + "md"',
    '\ta+b.md',
    '\tstdos "os"',
    'os.Getenv("PWD")',
  ])
    expect(line).toMatch(expression);
  for (const line of ['x := 1', '"other.txt"', 'docs']) expect(line).not.toMatch(expression);
});
