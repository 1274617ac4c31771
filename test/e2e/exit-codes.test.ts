import { expect, test } from 'vitest';
import { allocating, benchmarks, type Files, levels, problems, Scenario } from './scenario.ts';

const steady = allocating('Steady', 2, 64);
const good: Files = { 'm_test.go': benchmarks(steady) };
const bench = (name: string, body: string): string => `func Benchmark${name}(b *testing.B) {\n${body}\n}\n`;

/** What breaks on head alone, in a package of its own, makes the run unmeasurable, whatever else is fine. */
const brokenOnHead: readonly [string, string, string, readonly string[]][] = [
  ['panics', bench('Bad', '\tpanic("boom")'), 'benchmark-panicked', []],
  ['exits0', bench('Bad', '\tos.Exit(0)'), 'benchmark-exited', ['os']],
  ['exits7', bench('Bad', '\tos.Exit(7)'), 'benchmark-exited', ['os']],
  ['goexit', bench('Bad', '\truntime.Goexit()'), 'no-result', ['runtime']],
  ['fatal', bench('Bad', '\tb.Fatal("no")'), 'benchmark-failed', []],
  [
    'floods',
    bench('Bad', '\tline := make([]byte, 1<<20)\n\tfor i := 0; i < 80; i++ {\n\t\tos.Stdout.Write(line)\n\t}'),
    'damaged-output',
    ['os'],
  ],
];

test('a panic, os.Exit, runtime.Goexit, b.Fatal or too much output on head: code 3, and the rest is judged', async () => {
  const files = (text: (index: number) => string): Files =>
    Object.fromEntries(brokenOnHead.map(([name], index) => [`${name}/m_test.go`, text(index)]));
  using scenario = new Scenario(
    files(() => benchmarks(steady)),
    files((index) => benchmarks(steady + (brokenOnHead[index]?.[1] ?? ''), brokenOnHead[index]?.[3])),
  );
  const { code, report } = await scenario.check();
  const found = report.problems.map(({ package: of, kind, side, blocking }) => `${of} ${kind} ${side} ${blocking}`);
  expect(found.toSorted()).toEqual(
    brokenOnHead.map(([name, , kind]) => `example.com/m/${name} ${kind} head true`).toSorted(),
  );
  const steadies = report.findings.filter(({ benchmark }) => benchmark === 'BenchmarkSteady');
  expect(steadies.map(({ package: of, level }) => `${of} ${level}`).toSorted()).toEqual(
    brokenOnHead.flatMap(([name]) => Array(2).fill(`example.com/m/${name} unchanged`) as string[]).toSorted(),
  );
  expect(report.conclusion).toBe('unmeasurable');
  expect(code).toBe(3);
});

test('a hang on head: stopped at the limit, named, code 3', async () => {
  const hang = bench('Bad', '\tfor {\n\t\ttime.Sleep(time.Second)\n\t}');
  using scenario = new Scenario(good, { 'm_test.go': benchmarks(steady + hang, ['time']) });
  const { code, report } = await scenario.check(['--timeout', '3s']);
  expect(problems(report)).toEqual(['benchmark-timeout head blocking']);
  expect(report.problems[0]).toMatchObject({ package: 'example.com/m', benchmark: 'BenchmarkBad' });
  expect(code).toBe(3);
});

test('names that change from run to run: a warning where base is like that too', async () => {
  const addresses = `func BenchmarkNamed(b *testing.B) {
	b.Run(fmt.Sprint(time.Now().UnixNano()), func(b *testing.B) {})
}
`;
  using scenario = new Scenario({ 'm_test.go': benchmarks(steady + addresses, ['fmt', 'time']) }, { 'other.txt': 'x' });
  const { code, report } = await scenario.check();
  expect(problems(report)).toEqual(['no-result both']);
  expect(report.problems[0]).toMatchObject({ benchmark: 'BenchmarkNamed' });
  expect(code).toBe(0);
});

test('a build failure on head: the compiler’s words, code 3', async () => {
  using scenario = new Scenario(good, { 'm.go': 'package m\n\nfunc f() int { return "text" }\n' });
  const { code, report } = await scenario.check();
  expect(problems(report)).toEqual(['build-failed head blocking']);
  expect(report.problems[0]?.message).toContain('m.go:3');
  expect(report.problems[0]?.message).not.toContain(scenario.cache);
  expect(code).toBe(3);
});

test('a TestMain that never calls m.Run: code 3', async () => {
  const main = 'func TestMain(m *testing.M) {}\n';
  using scenario = new Scenario(good, { 'm_test.go': benchmarks(steady + main) });
  const { code, report } = await scenario.check();
  expect(problems(report)).toEqual(['benchmark-exited head blocking']);
  expect(code).toBe(3);
});

test('a run that finds no benchmarks exits with code 3', async () => {
  using scenario = new Scenario(good);
  const { code, report } = await scenario.check(['--bench', 'NoSuch']);
  expect(problems(report)).toEqual(['no-benchmarks head blocking']);
  expect(code).toBe(3);
});

test('broken on base only: a warning, and its rows are added', async () => {
  using scenario = new Scenario({ ...good, 'm.go': 'package m\n\nfunc f() int { return "text" }\n' }, { 'm.go': null });
  const { code, report } = await scenario.check();
  expect(problems(report)).toEqual(['build-failed base']);
  expect(levels(report)).toEqual({ 'BenchmarkSteady B/op': 'added', 'BenchmarkSteady allocs/op': 'added' });
  expect(code).toBe(0);
});

test('a benchmark broken on both sides: a warning, the rest passes; alone, code 3', async () => {
  const bad = bench('Bad', '\tpanic("boom")');
  using scenario = new Scenario({ 'm_test.go': benchmarks(steady + bad) }, { 'other.txt': 'x' });
  const { code, report } = await scenario.check();
  expect(problems(report)).toEqual(['benchmark-panicked both']);
  expect(levels(report)).toMatchObject({ 'BenchmarkSteady B/op': 'unchanged' });
  expect(code).toBe(0);
  const alone = await scenario.check(['--bench', 'Bad']);
  expect(problems(alone.report)).toEqual(['benchmark-panicked both']);
  expect(alone.report.conclusion).toBe('unmeasurable');
  expect(alone.code).toBe(3);
});

test('a hang on both sides: the base failed for a reason outside its code, code 3', async () => {
  const hang = bench('Bad', '\tfor {\n\t\ttime.Sleep(time.Second)\n\t}');
  using scenario = new Scenario({ 'm_test.go': benchmarks(steady + hang, ['time']) }, { 'other.txt': 'x' });
  const { code, report } = await scenario.check(['--timeout', '3s']);
  expect(problems(report)).toEqual(['benchmark-timeout both blocking']);
  expect(code).toBe(3);
});

test('one package broken beside a regressed one: fail goes before unmeasurable', async () => {
  const regressed = benchmarks(allocating('Steady', 4, 64));
  const other = 'package n\n\nimport "testing"\n\nfunc BenchmarkN(b *testing.B) {}\n';
  using scenario = new Scenario(
    { ...good, 'n/n_test.go': other },
    { 'm_test.go': regressed, 'n/n.go': 'package n\n\nfunc f() int { return "text" }\n' },
  );
  const { code, report } = await scenario.check();
  expect(problems(report)).toEqual(['build-failed head blocking']);
  expect(levels(report)).toMatchObject({
    'BenchmarkSteady B/op': 'regression',
    'BenchmarkSteady allocs/op': 'regression',
  });
  expect(code).toBe(1);
});

test('a regression: code 1, and 0 where the gate is advisory', async () => {
  using scenario = new Scenario(good, { 'm_test.go': benchmarks(allocating('Steady', 4, 64)) });
  const { code, report } = await scenario.check();
  expect(report.findings.find(({ unit }) => unit === 'allocs/op')).toMatchObject({
    level: 'regression',
    confirmed: true,
    base: { median: 2 },
    head: { median: 4 },
    change: { kind: 'ratio', percent: 100 },
  });
  expect(code).toBe(1);
  const advisory = await scenario.check(['--fail-on', 'never']);
  expect(advisory.report).toMatchObject({ conclusion: 'fail', advisory: true });
  expect(advisory.code).toBe(0);
});

test('a confirmation that is not reached: code 3', async () => {
  using scenario = new Scenario(good, { 'm_test.go': benchmarks(allocating('Steady', 4, 64)) });
  const { code, report } = await scenario.check(['--confirm-timeout', '1ms']);
  expect(problems(report)).toEqual(['unconfirmed head blocking']);
  expect(levels(report)).toMatchObject({ 'BenchmarkSteady allocs/op': 'unconfirmed' });
  expect(code).toBe(3);
});

test('a removed benchmark causes a warning, or a failure on request', async () => {
  using scenario = new Scenario({ 'm_test.go': benchmarks(steady + allocating('Gone', 1, 64)) }, good);
  const { code, report } = await scenario.check();
  expect(levels(report)).toMatchObject({ 'BenchmarkGone B/op': 'removed', 'BenchmarkSteady B/op': 'unchanged' });
  expect(code).toBe(0);
  expect((await scenario.check(['--on-removed', 'fail'])).code).toBe(1);
});

test('a benchmark that is newly skipped is told apart from one that vanished', async () => {
  const skipping = allocating('Gone', 1, 64).replace('testing.B) {\n', 'testing.B) {\n\tb.Skip("later")\n');
  using scenario = new Scenario(
    { 'm_test.go': benchmarks(steady + allocating('Gone', 1, 64)) },
    { 'm_test.go': benchmarks(steady + skipping) },
  );
  const { code, report } = await scenario.check();
  expect(levels(report)).toMatchObject({ 'BenchmarkGone B/op': 'skipped' });
  expect(code).toBe(0);
});

test('first commit of a repository: figures and budgets only, and the report says so', async () => {
  using scenario = new Scenario(good);
  const { code, report } = await scenario.check(['--head', 'HEAD']);
  expect(report.base).toBeNull();
  expect(report.notes.join()).toContain('Nothing to compare with');
  expect(code).toBe(0);
});

test('a pattern that names nothing beside one that does: code 3, not a pass that gates half', async () => {
  using scenario = new Scenario({ 'm_test.go': benchmarks(allocating('Steady', 2, 64)) });
  scenario.write({ 'note.txt': 'x' });
  const { code, report } = await scenario.check(['.', './nope/...']);
  expect(code).toBe(3);
  expect(problems(report)).toEqual(['no-benchmarks both blocking']);
  expect(report.findings.length).toBeGreaterThan(0);
});

test('of several modules one that has the pattern is enough', async () => {
  using scenario = new Scenario({
    'm_test.go': benchmarks(allocating('Steady', 2, 64)),
    'tool/go.mod': 'module example.com/m/tool\n\ngo 1.22\n',
    'tool/gen/gen_test.go': benchmarks(allocating('Gen', 1, 64)),
  });
  scenario.write({ 'note.txt': 'x' });
  const { code, report } = await scenario.check(['./gen/...']);
  expect(report.problems).toEqual([]);
  expect(code).toBe(0);
});
