import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { benchmarks, levels, Scenario } from './scenario.ts';

/**
 * One append of a string to a nil slice, inlined into the loop: Go prints 15 B/op and 0 allocs/op (Go 1.25 and newer), and
 * it allocates once an operation. A few operations go without, so that what the runtime itself allocates on a busy machine
 * cannot make up for the first one.
 */
const hiddenAllocation = `func join(parts []string, part string) []string { return append(parts, part) }

func BenchmarkJoin(b *testing.B) {
	n := 0
	for i := 0; i < b.N; i++ {
		if i >= 32 {
			n += len(join(nil, "x"))
		}
	}
	_ = n
}
`;
const noAllocation = `func BenchmarkJoin(b *testing.B) {
	n := 0
	for i := 0; i < b.N; i++ {
		n += 1
	}
	_ = n
}
`;

test('an increase from 0 to 1 that Go prints as 0 → 0 fails', async () => {
  using scenario = new Scenario(
    { 'm_test.go': benchmarks(noAllocation) },
    { 'm_test.go': benchmarks(hiddenAllocation) },
  );
  const { code, report } = await scenario.check();
  expect(levels(report)['BenchmarkJoin allocs/op']).toBe('regression');
  const row = report.findings.find(({ unit }) => unit === 'allocs/op');
  expect(row).toMatchObject({ base: { median: 0 }, head: { median: 1, printed: 0 }, change: { kind: 'from-zero' } });
  const samples = row?.head?.samples ?? [];
  expect(samples.length).toBeGreaterThan(0);
  expect(samples.filter((sample) => sample <= 0.99 || sample >= 1)).toEqual([]);
  expect(code).toBe(1);
});

/** Appends whose first operation in a run is cheaper: 5N − 3 allocations, which Go prints as 4. */
const cheaperFirst = `func BenchmarkGrow(b *testing.B) {
	for i := 0; i < b.N; i++ {
		var s []byte
		for j := 0; j < 100; j++ {
			s = append(s, byte(j))
		}
		grown = s
	}
}

var grown []byte
`;
const always = `func BenchmarkGrow(b *testing.B) {
	for i := 0; i < b.N; i++ {
		for j := 0; j < 5; j++ {
			pieces[j] = make([]byte, sizes[j])
		}
	}
}

var (
	sizes  = [5]int{8, 16, 32, 64, 112}
	pieces [5][]byte
)
`;

test('4,997 → 5,000 allocations in 1,000 operations is not a regression, whatever Go prints', async () => {
  using scenario = new Scenario({ 'm_test.go': benchmarks(cheaperFirst) }, { 'm_test.go': benchmarks(always) });
  const { code, report } = await scenario.check();
  const row = report.findings.find(({ unit }) => unit === 'allocs/op');
  expect(row).toMatchObject({ level: 'unchanged', base: { median: 5, printed: 4 }, head: { median: 5 } });
  expect(code).toBe(0);
});

test('without the overlay’s anchor printed figures are used, and the report says so', async () => {
  // A user's own overlay of testing/benchmark.go in which the line is written otherwise.
  using scenario = new Scenario({ 'm_test.go': benchmarks(noAllocation) }, { 'other.txt': 'x' });
  // It lies beside the checkout: a build flag that names a file of the checkout itself is refused.
  const overlay = join(scenario.cache, 'overlay.json');
  const goroot = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
  const original = join(goroot, 'src/testing/benchmark.go');
  const replacement = join(scenario.cache, 'benchmark.txt');
  writeFileSync(replacement, readFileSync(original, 'utf8').replaceAll('r.MemString()', '(r.MemString())'));
  writeFileSync(overlay, JSON.stringify({ Replace: { [original]: replacement } }));
  const { code, report } = await scenario.check(['--', `-overlay=${overlay}`]);
  expect(report.environment.totals).toBe('printed');
  expect(report.notes.join()).toContain('Figures are as Go prints them');
  expect(code).toBe(0);
});
