import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createDemoRepository } from '../../src/adapters/demo/index.ts';
import { explainReportSchema, type ExplainedSite, type GateReport } from '../../src/core/report/model.ts';
import { checkoutState } from '../support/checkout-state.ts';
import { reportOf, runCli } from '../support/run-cli.ts';
import { benchmarks, Scenario } from './scenario.ts';

function temporary(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** `file:line cause confidence`, the first site of each benchmark. */
function told(report: GateReport): Record<string, string> {
  return Object.fromEntries(
    report.explanations.map(({ benchmark, sites: [site] }) => {
      const place = site?.root ?? site;
      return [benchmark, `${place?.file ?? ''}:${place?.line ?? 0} ${site?.cause ?? ''} ${site?.confidence ?? ''}`];
    }),
  );
}

test('the demo names its four planted causes, proven; the edits that it shows make the gate pass', async () => {
  const folder = temporary('demo-');
  const dist = inject('dist');
  const { module, base } = await createDemoRepository(join(dist, 'demo'), folder);
  const env = { ALLOCGATE_CACHE: temporary('cache-'), CI: 'true' };
  const cli = join(dist, 'cli.js');
  const check = async (...args: readonly string[]): Promise<GateReport> =>
    reportOf(await runCli({ cli, cwd: module, env, args: ['check', '--base', base, '--format', 'json', ...args] }));

  const report = await check();
  expect(told(report)).toEqual({
    BenchmarkCodes: 'orders/catalog/catalog.go:42 append-growth proven',
    'BenchmarkWrite/items=1': 'orders/encode/encode.go:45 interface-boxing proven',
    'BenchmarkWrite/items=8': 'orders/encode/encode.go:45 interface-boxing proven',
    'BenchmarkWrite/items=64': 'orders/encode/encode.go:45 interface-boxing proven',
    'BenchmarkCreateOrder/items=1': 'orders/order/order.go:26 larger-object proven',
    'BenchmarkCreateOrder/items=8': 'orders/order/order.go:26 larger-object proven',
    'BenchmarkCreateOrder/items=64': 'orders/order/order.go:26 larger-object proven',
    BenchmarkChecksum: 'orders/order/order.go:95 closure-capture proven',
  });
  for (const { explained } of report.explanations) expect(explained.allocsPerOp).toBeGreaterThanOrEqual(0.95);

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
  execFileSync('go', ['test', './...'], { cwd: module, stdio: 'pipe' });
  expect((await check()).conclusion).toBe('pass');
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
  expect(site?.fix.advice).toContain('`make([]pair, 0, n)`');

  const text = await scenario.run(['explain', 'BenchmarkLabel', '--base', 'HEAD']);
  expect(text.stdout).toContain('m.go:9');
  expect(text.stdout).toContain('fmt.Sprintf');
  const markdown = await scenario.run(['explain', 'BenchmarkLabel', '--base', 'HEAD', '--format', 'markdown']);
  expect(markdown.stdout).toContain('| <code>m.go&#58;9</code> |');
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
    'example.com_m.BenchmarkFill.base.pb.gz',
    'example.com_m.BenchmarkFill.head.pb.gz',
  ]);
  const [base = '', head = ''] = readdirSync(profiles)
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
  expect(explanations[0]?.notes).toEqual([]);
});
