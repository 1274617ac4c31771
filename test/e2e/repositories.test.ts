import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allocating, benchmarks, levels, Scenario } from './scenario.ts';

const good = benchmarks(allocating('Steady', 2, 64));
const regressed = benchmarks(allocating('Steady', 4, 64));

test('a module in a subfolder, with a package beside it that it replaces', async () => {
  const shared = (count: number): string =>
    `package shared\n\nfunc Make() [][]byte {\n\tvar all [][]byte\n\tfor i := 0; i < ${count}; i++ {\n\t\tall = append(all, make([]byte, 64))\n\t}\n\treturn all\n}\n`;
  const caller =
    'func BenchmarkCall(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\tkept = shared.Make()\n\t}\n}\n\nvar kept [][]byte\n';
  using scenario = new Scenario({
    'go.mod': null,
    'svc/go.mod':
      'module example.com/svc\n\ngo 1.22\n\nrequire example.com/shared v0.0.0\n\nreplace example.com/shared => ../shared\n',
    'svc/svc_test.go': benchmarks(caller, ['example.com/shared']),
    'shared/go.mod': 'module example.com/shared\n\ngo 1.22\n',
    'shared/shared.go': shared(2),
  });
  scenario.write({ 'shared/shared.go': shared(8) });
  const { code, report } = await scenario.check(['-C', 'svc']);
  expect(levels(report)).toMatchObject({ 'BenchmarkCall allocs/op': 'regression' });
  expect(report.reproduce).toContain('-C svc');
  expect(code).toBe(1);
});

test('several modules of a repository are one run and one report', async () => {
  const module = (name: string): Record<string, string> => ({
    [`${name}/go.mod`]: `module example.com/${name}\n\ngo 1.22\n`,
    [`${name}/m_test.go`]: good,
  });
  using scenario = new Scenario({ 'go.mod': null, ...module('a'), ...module('b'), ...module('c') });
  scenario.write({ 'b/m_test.go': regressed });
  const { code, report } = await scenario.check();
  const rows = report.findings.filter(({ unit }) => unit === 'allocs/op').map((f) => `${f.package} ${f.level}`);
  expect(rows).toEqual(['example.com/b regression']);
  expect(report.identical?.map(({ package: importPath }) => importPath)).toEqual(['example.com/a', 'example.com/c']);
  expect(code).toBe(1);
});

test('a go.work decides which modules count', async () => {
  using scenario = new Scenario({
    'go.mod': null,
    'go.work': 'go 1.22\n\nuse ./a\n',
    'a/go.mod': 'module example.com/a\n\ngo 1.22\n',
    'a/m_test.go': good,
    'b/go.mod': 'module example.com/b\n\ngo 1.22\n',
    'b/m_test.go': good,
  });
  scenario.write({ 'a/m_test.go': regressed, 'b/m_test.go': regressed });
  const { report } = await scenario.check();
  expect([...new Set(report.findings.map(({ package: importPath }) => importPath))]).toEqual(['example.com/a']);
});

test('two packages with the same base name and the same benchmark stay separate', async () => {
  const util = (count: number): string =>
    benchmarks(allocating('Same', count, 64)).replace('package m', 'package util');
  using scenario = new Scenario({ 'a/util/u_test.go': util(2), 'b/util/u_test.go': util(2) });
  scenario.write({ 'b/util/u_test.go': util(4) });
  const { report } = await scenario.check(['--no-skip']);
  const rows = report.findings.filter(({ unit }) => unit === 'allocs/op').map((f) => `${f.package} ${f.level}`);
  expect(rows).toEqual(['example.com/m/a/util unchanged', 'example.com/m/b/util regression']);
});

test('GOMAXPROCS by rule, and names that end in digits', async () => {
  // The survey, at one iteration, runs with one processor; figures are measured with those of the rule.
  const body = `func BenchmarkProcs(b *testing.B) {
	b.Run("size-8", func(b *testing.B) {
		if b.N > 1 && runtime.GOMAXPROCS(0) != 2 {
			b.Fatal(runtime.GOMAXPROCS(0))
		}
	})
}
`;
  using scenario = new Scenario(
    {
      'm_test.go': benchmarks(body, ['runtime']),
      '.allocgate.yml': 'rules:\n  - { benchmarks: ^BenchmarkProcs, gomaxprocs: 2 }\n',
    },
    { 'other.txt': 'x' },
  );
  const { report } = await scenario.check();
  expect(report.problems).toEqual([]);
  expect(levels(report)).toEqual({
    'BenchmarkProcs/size-8 B/op': 'unchanged',
    'BenchmarkProcs/size-8 allocs/op': 'unchanged',
  });
});

test('a custom metric is judged on request, in the direction that base’s Unit line names', async () => {
  const metric = (value: number, line: string): string =>
    benchmarks(
      `func BenchmarkHits(b *testing.B) {\n\tos.Stdout.WriteString("${line}")\n\tb.ReportMetric(${value}, "hits/op")\n}\n`,
      ['os'],
    );
  const unit = 'Unit hits/op better=higher\\n';
  using scenario = new Scenario({
    'm_test.go': metric(100, unit),
    '.allocgate.yml': 'metrics: [B/op, allocs/op, hits/op]\n',
  });
  expect((await scenario.run(['record'])).code).toBe(0);
  scenario.commit('baseline');
  for (const [line, source] of [
    [unit, 'rerun'],
    ['', 'rerun'],
    [unit, 'auto'],
    ['', 'auto'],
  ] as const) {
    scenario.write({ 'm_test.go': metric(50, line) });
    const { code, report } = await scenario.check(['--base', 'HEAD', `--baseline=${source}`]);
    expect(levels(report), `${line} ${source}`).toMatchObject({ 'BenchmarkHits hits/op': 'regression' });
    expect(report.notes.join().includes('reverses the direction of hits/op')).toBe(line === '');
    expect(code).toBe(1);
  }
});

test('a benchmark that comes to set B/op itself is judged by what Go counts, and the report says so', async () => {
  const set = allocating('Steady', 4, 64).replace('testing.B) {\n', 'testing.B) {\n\tb.ReportMetric(1, "B/op")\n');
  using scenario = new Scenario({ 'm_test.go': good }, { 'm_test.go': benchmarks(set) });
  const { code, report } = await scenario.check();
  const row = report.findings.find(({ unit }) => unit === 'B/op');
  expect(row).toMatchObject({ level: 'regression', head: { median: 256 } });
  expect(row?.warnings).toEqual([
    'the benchmark sets B/op itself with b.ReportMetric on head only (1); the figure that Go counted is compared',
  ]);
  expect(levels(report)).toMatchObject({ 'BenchmarkSteady allocs/op': 'regression' });
  expect(code).toBe(1);
});

test('mode full: the classic command at one second, then the confirmation', async () => {
  const both = (count: number): string => benchmarks(allocating('Steady', 2, 64) + allocating('Moved', count, 64));
  using scenario = new Scenario({ 'm_test.go': both(2) }, { 'm_test.go': both(4) });
  const { code, report } = await scenario.check(['--mode', 'full', '--count', '1']);
  expect(report.environment).toMatchObject({ mode: 'full', gomaxprocs: null });
  expect(levels(report)).toMatchObject({
    'BenchmarkSteady allocs/op': 'unchanged',
    'BenchmarkMoved allocs/op': 'regression',
    'BenchmarkMoved B/op': 'regression',
  });
  expect(report.findings.every(({ benchmark }) => !/-\d+$/.test(benchmark))).toBe(true);
  expect(report.reproduce).toContain('--mode full');
  expect(code).toBe(1);
});

test('benchmarks that read their testdata find it, tracked or copied', async () => {
  const body = `func BenchmarkRead(b *testing.B) {
	for i := 0; i < b.N; i++ {
		for _, name := range []string{"testdata/a.txt", "testdata/big.bin"} {
			if _, err := os.ReadFile(name); err != nil {
				b.Fatal(err)
			}
		}
	}
}
`;
  using scenario = new Scenario(
    { 'm_test.go': benchmarks(body, ['os']), 'testdata/a.txt': 'a', '.gitignore': '*.bin\n' },
    { 'testdata/big.bin': 'b', 'other.txt': 'x' },
  );
  expect((await scenario.check()).code).toBe(3);
  const { code, report } = await scenario.check(['--copy', 'testdata/*.bin']);
  expect(report.problems).toEqual([]);
  expect(code).toBe(0);
});

test('a shallow clone: the one missing commit is fetched into a store of our own', async () => {
  using origin = new Scenario({ 'm_test.go': good });
  const base = origin.git('rev-parse', 'HEAD');
  origin.write({ 'm_test.go': regressed });
  origin.commit('regress');
  using clone = new Scenario(undefined);
  rmSync(join(clone.folder, '.git'), { recursive: true });
  clone.git('clone', '-q', '--depth=1', `file://${origin.folder}`, 'clone');
  const shallow = join(clone.folder, 'clone/.git/shallow');
  const before = readFileSync(shallow, 'utf8');
  const { code, report } = await clone.check(['-C', 'clone', '--base', base]);
  expect(levels(report)).toMatchObject({ 'BenchmarkSteady allocs/op': 'regression' });
  expect(readFileSync(shallow, 'utf8')).toBe(before);
  expect(code).toBe(1);
});

test('a change of a test file is told, whatever came of it, with the benchmarks that base has in it, but for new benchmarks', async () => {
  const one = allocating('One', 4, 64);
  using scenario = new Scenario({ 'm_test.go': benchmarks(one) });
  scenario.write({ 'm_test.go': benchmarks(`${one}\n${allocating('Two', 1, 64)}`) });
  const added = await scenario.check();
  expect(added.report.notes).toEqual(['Head is the working tree, with uncommitted files: m_test.go (changed).']);
  scenario.write({ 'm_test.go': benchmarks(`${one}\nvar size = 9\n`) });
  expect((await scenario.check()).report.notes).toContain(
    'The change edits benchmarks, their test files or test data: check that they still measure the same work. Edited: m_test.go (BenchmarkOne).',
  );
  // Less work in the same benchmark: an improvement that is none.
  scenario.write({ 'm_test.go': benchmarks(allocating('One', 2, 64)) });
  const { code, report } = await scenario.check();
  expect(code).toBe(0);
  expect(report.notes).toEqual([
    'Head is the working tree, with uncommitted files: m_test.go (changed).',
    'The change edits benchmarks, their test files or test data: check that they still measure the same work. Edited: m_test.go (BenchmarkOne).',
  ]);
});
