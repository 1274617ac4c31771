import { expect, test } from 'vitest';
import { benchmarks, Scenario } from './scenario.ts';

/** A benchmark that reads a file in each operation, so that its B/op follow the file's size. */
const reading = (path: string): string =>
  `func BenchmarkRead(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\tkept, _ = os.ReadFile(${path})\n\t}\n}\n\nvar kept []byte\n`;

const size = (bytes: number): string => `package size\n\nconst N = ${bytes}\n`;
const comment = (length: number): string => `// ${'x'.repeat(length)}\npackage m\n`;

test('packages whose files changed are measured and regress, and all others are skipped', async () => {
  const long = 'x\n'.repeat(4096);
  using scenario = new Scenario(
    {
      'README.md': 'x\n',
      'code/code_test.go': benchmarks(
        'func BenchmarkMake(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\tkept = make([]byte, size.N)\n\t}\n}\n\nvar kept []byte\n',
        ['example.com/m/size'],
      ),
      'size/size.go': size(64),
      'data/data_test.go': benchmarks(reading('"testdata/in.txt"'), ['os']),
      'data/testdata/in.txt': 'x\n',
      'document/document_test.go': benchmarks(reading('strings.Fields(`\n\tCHANGES.md\n`)[0]'), ['os', 'strings']),
      'document/CHANGES.md': 'x\n',
      'hidden/hidden_test.go': benchmarks(reading('"inputs/.gitignore"'), ['os']),
      'hidden/inputs/.gitignore': 'x\n',
      'listed/listed_test.go': benchmarks(
        `${reading('"inputs/" + name()')}\nfunc name() string {\n\ttext, _ := os.ReadFile("inputs/list.txt")\n\treturn strings.TrimSpace(string(text))\n}\n`,
        ['os', 'strings'],
      ),
      'listed/inputs/list.txt': 'case.go\n',
      'listed/inputs/case.go': comment(8),
      'plain/plain_test.go': benchmarks(reading('"none"'), ['os']),
      'unrelated/unrelated.go': comment(8),
    },
    {
      'README.md': long,
      'size/size.go': size(640),
      'data/testdata/in.txt': long,
      'document/CHANGES.md': long,
      'hidden/inputs/.gitignore': long,
      'listed/inputs/case.go': comment(8192),
      'unrelated/unrelated.go': comment(8192),
    },
  );
  const { code, report } = await scenario.check();
  const regressed = report.findings.filter(({ level }) => level === 'regression').map((found) => found.package);
  expect(report.problems).toEqual([]);
  expect([...new Set(regressed)].toSorted()).toEqual(
    ['code', 'data', 'document', 'hidden', 'listed'].map((name) => `example.com/m/${name}`),
  );
  expect(report.identical?.map((one) => one.package)).toEqual(['example.com/m/plain']);
  expect(code).toBe(1);
});
