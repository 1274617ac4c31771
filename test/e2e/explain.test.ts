import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createDemoRepository } from '../../src/adapters/demo/index.ts';
import { explainReportSchema, type ExplainedSite, type GateReport } from '../../src/core/report/model.ts';
import { checkoutState } from '../support/checkout-state.ts';
import { reportOf, runCli } from '../support/run-cli.ts';
import { allocating, benchmarks, Scenario } from './scenario.ts';

function temporary(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** `file:line cause confidence`, the first site of each benchmark. */
function told(report: GateReport): Record<string, string> {
  return Object.fromEntries(
    report.explanations.flatMap(({ benchmark, sites: [site] }) => {
      if (site === undefined) return [];
      const place = site.root ?? site;
      return [[benchmark, `${place.file}:${place.line} ${site.cause} ${site.confidence}`]];
    }),
  );
}

test('the demo names its four planted causes and its leak, proven, and its blind spot; its edits make the gate pass', async () => {
  const folder = temporary('demo-');
  const dist = inject('dist');
  const { module, base } = await createDemoRepository(join(dist, 'demo'), folder);
  const env = { ALLOCGATE_CACHE: temporary('cache-'), CI: 'true' };
  const cli = join(dist, 'cli.js');
  const check = async (...args: readonly string[]): Promise<GateReport> =>
    reportOf(
      await runCli({
        cli,
        cwd: module,
        env,
        args: ['check', '--base', base, '--format', 'json', '--explain-timeout', '15m', ...args],
      }),
    );

  const report = await check();
  expect(told(report)).toEqual({
    BenchmarkCodes: 'orders/catalog/catalog.go:42 append-growth proven',
    'BenchmarkWrite/items=1': 'orders/encode/encode.go:45 interface-boxing proven',
    'BenchmarkWrite/items=8': 'orders/encode/encode.go:45 interface-boxing proven',
    'BenchmarkWrite/items=64': 'orders/encode/encode.go:45 interface-boxing proven',
    'BenchmarkCreateOrder/items=1': 'orders/order/order.go:22 larger-object proven',
    'BenchmarkCreateOrder/items=8': 'orders/order/order.go:22 larger-object proven',
    'BenchmarkCreateOrder/items=64': 'orders/order/order.go:22 larger-object proven',
    BenchmarkChecksum: 'orders/order/order.go:95 closure-capture proven',
  });
  for (const { explained } of report.explanations.filter(({ sites }) => sites.length > 0))
    expect(explained.allocsPerOp).toBeGreaterThanOrEqual(0.95);
  expect(report.leaks?.map(({ benchmark, sites: [site] }) => [benchmark, site?.kind, site?.confidence])).toEqual([
    ['BenchmarkWatch', 'channel-receive', 'proven'],
  ]);
  expect(report.leaks?.[0]?.sites[0]).toMatchObject({ root: { file: 'orders/stock/stock.go', line: 29 } });
  expect(report.blindSpots?.unreached.map((of) => of.function)).toEqual(['(*Position).Label']);

  const edits = new Map(
    report.explanations
      .flatMap(({ sites }) => sites)
      .flatMap((site): [string, ExplainedSite][] =>
        site.fix.edit === undefined ? [] : [[`${site.fix.edit.file}:${site.fix.edit.line}`, site]],
      ),
  );
  const firstLines = [...edits.values()].map(({ cause, fix }) => [cause, fix.edit?.text.split('\n')[0]] as const);
  expect(Object.fromEntries(firstLines)).toEqual({
    'append-growth': '\tcodes := make([]string, 0, len(c.items))',
    'closure-capture': '\tsumNow := sum',
    'interface-boxing': 'func writeAttribute[T any](buffer *bytes.Buffer, name string, value T) {',
    'larger-object': '\tQuantity int',
  });
  // From the last line up, so that edits above do not move those below.
  const upwards = [...edits.values()].toSorted((one, other) => (other.fix.edit?.line ?? 0) - (one.fix.edit?.line ?? 0));
  for (const site of upwards) applyEdit(folder, site);
  const stock = join(module, 'stock', 'stock.go');
  const text = readFileSync(stock, 'utf8');
  writeFileSync(stock, text.replace('i.watcher = nil\n\t}', 'i.watcher = nil\n\t\tclose(updates)\n\t\t<-done\n\t}'));
  execFileSync('go', ['test', './...'], { cwd: module, stdio: 'pipe' });
  expect(await check()).toMatchObject({ conclusion: 'pass' });
});

test('benchmarks of one name in two packages are told apart', async () => {
  const file = (count: number): string => benchmarks(allocating('Same', count, 64));
  using scenario = new Scenario({ 'a/m_test.go': file(1), 'b/m_test.go': file(3) });
  const { stdout, code } = await scenario.run(['explain', 'Same', '--format', 'json']);
  const { explanations } = explainReportSchema.parse(JSON.parse(stdout));
  expect(explanations.map((of) => [of.package, of.allocsPerOp.head, of.bytesPerOp.head])).toEqual([
    ['example.com/m/a', 1, 64],
    ['example.com/m/b', 3, 192],
  ]);
  expect(code).toBe(0);
});

/** As a reader would who copies the lines. */
function applyEdit(root: string, { fix }: ExplainedSite): void {
  const { edit } = fix;
  if (edit === undefined) throw new Error('no edit is shown');
  const path = join(root, edit.file);
  const lines = readFileSync(path, 'utf8').split('\n');
  expect(lines.slice(edit.line - 1, edit.endLine).join('\n')).toBe(edit.was);
  lines.splice(edit.line - 1, edit.endLine - edit.line + 1, ...edit.text.split('\n'));
  writeFileSync(path, lines.join('\n'));
}

const source = `package m

import "fmt"

var sink string

type pair struct{ a, b int }

func label(p pair) string { return fmt.Sprintf("%d-%d", p.a, p.b) }

func fill(n int) []pair {
	var pairs []pair
	for i := range n {
		pairs = append(pairs, pair{i, i})
	}
	return pairs
}
`;
const loops = benchmarks(`func BenchmarkLabel(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = label(pair{i, i})
	}
}

var pairs []pair

func BenchmarkFill(b *testing.B) {
	for i := 0; i < b.N; i++ {
		pairs = fill(100)
	}
}`);

test('explain lists the allocation sites of a benchmark, regressed or not, and leaves the checkout as it was', async () => {
  using scenario = new Scenario({ 'm.go': source, 'm_test.go': loops });
  const before = checkoutState(scenario.folder);
  const run = await scenario.run(['explain', '-allocs', 'BenchmarkFill', '--format', 'json', '--base', 'HEAD']);
  expect(run).toMatchObject({ code: 0 });
  const { explanations } = explainReportSchema.parse(JSON.parse(run.stdout));
  expect(explanations.map(({ benchmark, allocsPerOp }) => [benchmark, allocsPerOp.head])).toEqual([
    ['BenchmarkFill', 8],
  ]);
  const [site] = explanations[0]?.sites ?? [];
  expect(site).toMatchObject({
    file: 'm.go',
    line: 14,
    cause: 'append-growth',
    callee: 'runtime.growslice',
    status: 'unchanged',
  });
  expect(site?.fix.advice).toContain('`make([]pair, 0, max(n, 0))`');

  const text = await scenario.run(['explain', 'BenchmarkLabel', '--base', 'HEAD']);
  expect(text.stdout).toContain('m.go:9');
  expect(text.stdout).toContain('fmt.Sprintf');
  const markdown = await scenario.run(['explain', 'BenchmarkLabel', '--base', 'HEAD', '--format', 'markdown']);
  expect(markdown.stdout).toContain('| `m.go:9` |');
  expect(checkoutState(scenario.folder)).toEqual(before);
});

test('explain without a benchmark of that name, without a name, and in a format that it has not', async () => {
  using scenario = new Scenario({ 'm.go': source, 'm_test.go': loops });
  const none = await scenario.run(['explain', 'BenchmarkNone', '--base', 'HEAD']);
  expect(none.code).toBe(3);
  expect(none.stdout).toMatch(
    /^no-benchmarks +No benchmark in \.\/\.\.\. matches -bench BenchmarkNone\n +→ .*`go test -list/,
  );
  expect(await scenario.run(['explain'])).toMatchObject({ code: 2 });
  expect(await scenario.run(['explain', 'BenchmarkFill', '--format', 'benchfmt'])).toMatchObject({ code: 2 });
});

test('--profiles keeps the heap profiles of both sides, for go tool pprof', async () => {
  using scenario = new Scenario(
    { 'm.go': source.replace('var pairs []pair', 'pairs := make([]pair, 0, n)'), 'm_test.go': loops },
    { 'm.go': source },
  );
  const profiles = temporary('profiles-');
  const run = await scenario.run(['check', '--profiles', profiles, '--format', 'json', '--count', '1']);
  expect(told(reportOf(run))).toEqual({ BenchmarkFill: 'm.go:12 append-growth proven' });
  expect(readdirSync(profiles).toSorted()).toEqual([
    'example.com_m.BenchmarkFill.base.few.pb.gz',
    'example.com_m.BenchmarkFill.base.pb.gz',
    'example.com_m.BenchmarkFill.head.few.pb.gz',
    'example.com_m.BenchmarkFill.head.pb.gz',
  ]);
  const [base = '', head = ''] = readdirSync(profiles)
    .filter((name) => !name.includes('.few.'))
    .toSorted()
    .map((name) => join(profiles, name));
  const top = execFileSync('go', ['tool', 'pprof', '-top', '-sample_index=alloc_objects', '-diff_base', base, head], {
    encoding: 'utf8',
  });
  expect(top).toContain('example.com/m.fill');
});

test('nothing is explained where nothing regressed', async () => {
  using scenario = new Scenario({ 'm.go': source, 'm_test.go': loops }, { 'm.go': `${source}\n// Moved.\n` });
  const run = await scenario.run(['check', '--format', 'json', '--verbose']);
  const report = reportOf(run);
  expect(report).toMatchObject({ conclusion: 'pass', explanations: [], timings: { explainMs: 0, proveMs: 0 } });
  expect(run.stderr).not.toContain('memprofile');
  expect(run.stderr).not.toContain('-m=2');
});

test('of a slow benchmark too, the figures are those of one operation', async () => {
  const slow = benchmarks(
    `var kept [][]byte

func BenchmarkSlow(b *testing.B) {
	for i := 0; i < b.N; i++ {
		time.Sleep(2 * time.Millisecond)
		kept = kept[:0]
		for j := 0; j < 64; j++ {
			kept = append(kept, make([]byte, 32))
		}
	}
}`,
    ['time'],
  );
  using scenario = new Scenario({ 'm_test.go': slow });
  const run = await scenario.run(['explain', 'BenchmarkSlow', '--format', 'json', '--base', 'HEAD']);
  const { explanations } = explainReportSchema.parse(JSON.parse(run.stdout));
  const [site] = explanations[0]?.sites ?? [];
  expect(site?.allocsPerOp.head).toBe(64);
  // On a busy machine, sleeping may allocate small objects, which are then counted individually.
  expect(explanations[0]?.notes.filter((note) => !note.includes('counted individually'))).toEqual([]);
});

/** One loop over a list: half of the change that wrote it anew runs for ever, and allocates. */
const list = (head: string, next: string, step: string): string => `package m

type page struct {
	ids  []int
	next *page
}

func count(p *page) (n int) {
	for ; p != nil; p = p.next {
		n += len(p.ids)
	}
	return n
}

func all(p *page) []int {
	ids := ${head}
	${next}
		for _, id := range p.ids {
			ids = append(ids, id)
		}${step}
	}
	return ids
}
`;

test('half of a change that never ends is no experiment: its memory and time are bounded, and the rest is proven', async () => {
  const loop = benchmarks(`var ids []int

func BenchmarkAll(b *testing.B) {
	first := &page{make([]int, 9), &page{make([]int, 9), nil}}
	for i := 0; i < b.N; i++ {
		ids = all(first)
	}
}`);
  using scenario = new Scenario(
    { 'm_test.go': loop, 'm.go': list('make([]int, 0, count(p))', 'for ; p != nil; p = p.next {', '') },
    { 'm.go': list('[]int{}', 'for p != nil {', '\n\t\tp = p.next') },
  );
  expect(told((await scenario.checkAndExplain()).report)).toEqual({ BenchmarkAll: 'm.go:16 append-growth proven' });
});

test('a test that writes into the sources of another package leaves nothing proven there', async () => {
  const table = (room: number): string => `package b\n\nconst room = ${room}\n`;
  const make = (bound: string): string => `package b

func Make(n int) []int {
	out := make([]int, 0, room)
	for i := 0; ${bound}; i++ {
		out = append(out, i)
	}
	return out
}
`;
  const benchmark = (name: string, call: string): string => `package ${name}

import (
	"os"
	"testing"
)

var sink []int

func Benchmark${name.toUpperCase()}(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = ${call}
	}
}
`;
  // As a test of generated code does.
  const generate = `
func TestGenerate(t *testing.T) {
	if err := os.WriteFile("../b/table.go", []byte("package b\\n\\nconst room = 64\\n"), 0o644); err != nil {
		t.Fatal(err)
	}
}
`;
  const a = (room: string): string =>
    `package a\n\nfunc Make(in []int) []int {\n\tout := make([]int, 0${room})\n\tfor _, v := range in {\n\t\tout = append(out, v)\n\t}\n\treturn out\n}\n`;
  const unused = '\nvar _ = os.Args\n';
  using scenario = new Scenario(
    {
      'a/a.go': a(', len(in)'),
      'a/a_test.go': benchmark('a', 'Make(make([]int, 64))') + generate,
      'b/b.go': make('i < n'),
      'b/table.go': table(64),
      'b/b_test.go': benchmark('b', 'Make(64)') + unused,
    },
    { 'a/a.go': a(''), 'b/b.go': make('i <= n-1'), 'b/table.go': table(0) },
  );
  const { report } = await scenario.checkAndExplain();
  const explanation = report.explanations.find(({ benchmark: name }) => name === 'BenchmarkB');
  expect(explanation?.sites.map(({ confidence }) => confidence)).not.toContain('proven');
  expect(explanation?.notes.join()).toContain('modifies source files');
  expect(report.explanations.find(({ benchmark: name }) => name === 'BenchmarkA')?.sites[0]?.confidence).toBe('proven');
});
