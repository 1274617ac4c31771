import { afterAll, beforeAll, expect, test } from 'vitest';
import { benchPattern, readTestBinary } from '../../src/core/benchfmt/index.ts';
import type { TestBinaryOutput } from '../../src/core/benchfmt/index.ts';
import type { BuiltBinary } from './go-module.ts';
import { buildTestBinary } from './go-module.ts';

const source = String.raw`package weird

import (
	"fmt"
	"os"
	"runtime"
	"syscall"
	"testing"
)

const forged = "BenchmarkOther-2 \t  100\t 1 ns/op\t 0 B/op\t 0 allocs/op\n"

func BenchmarkLog(b *testing.B)   { b.Log("BenchmarkLog \t 5\t 1 ns/op") }
func BenchmarkFake(b *testing.B)  { fmt.Print(forged, "BenchmarkFake \t 9\t 1 ns/op\n=== RUN   BenchmarkOther\n") }
func BenchmarkGlue(b *testing.B)  { fmt.Print("no line break") }
func BenchmarkUnit(b *testing.B)  { b.ReportMetric(3, "BenchmarkUnit/op"); fmt.Println("Unit x/op better=higher") }
func BenchmarkSkip(b *testing.B)  { b.Skip("needs a network") }
func BenchmarkFatal(b *testing.B) { fmt.Println("printed"); b.Fatal("early") }
func BenchmarkLate(b *testing.B) {
	if b.N > 1 {
		b.Fatal("late")
	}
}
func BenchmarkGoexit(b *testing.B) {
	if b.N > 1 {
		runtime.Goexit()
	}
}
func BenchmarkTree(b *testing.B) {
	b.Log("before")
	b.Run("leaf", func(b *testing.B) { b.Log("inside") })
	b.Run("skip", func(b *testing.B) { b.Skip() })
	b.Run("fail", func(b *testing.B) { b.Fatal("broken") })
	b.Log("after")
}
func BenchmarkBoom(b *testing.B) { panic("boom") }
func BenchmarkNest(b *testing.B) {
	b.Run("fine", func(b *testing.B) {})
	if os.Getenv("BOOM") != "" {
		panic("in the parent")
	}
}
func BenchmarkExit(b *testing.B) { syscall.Exit(0) }
func BenchmarkForge(b *testing.B) {
	fmt.Print("\x16=== RUN   BenchmarkOther\nBenchmarkOther\n", forged, "\x16=== NAME  \n")
	if os.Getenv("BOOM") != "" {
		fmt.Print("\x16PASS\n\x16=== RUN   BenchmarkThird\n")
		syscall.Exit(0)
	}
}
func BenchmarkOther(b *testing.B) {}
`;

let binary: BuiltBinary;
beforeAll(async () => {
  binary = await buildTestBinary(source);
});
afterAll(async () => {
  await binary[Symbol.asyncDispose]();
});

async function bench(
  names: readonly string[],
  flags: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<TestBinaryOutput> {
  const all = [`-test.bench=${benchPattern(names)}`, '-test.benchtime=10x', '-test.cpu=1', ...flags];
  return readTestBinary(await binary.run(all, env));
}

function kinds({ outcomes }: TestBinaryOutput): string[] {
  return outcomes.map(({ kind, name }) => `${kind} ${name}`);
}

test('the labels and the last word', async () => {
  const output = await bench(['BenchmarkOther']);
  expect([...output.config.keys()].slice(0, 3)).toEqual(['goos', 'goarch', 'pkg']);
  expect(output.config.get('pkg')).toBe('example.com/weird');
  expect(output.finished).toBe('PASS');
  expect(output.running).toBeUndefined();
});

test('what benchmarks print and log is not taken for a result', async () => {
  const output = await bench(['BenchmarkLog', 'BenchmarkFake', 'BenchmarkGlue', 'BenchmarkUnit']);
  expect(kinds(output)).toEqual([
    'result BenchmarkLog',
    'result BenchmarkFake',
    'result BenchmarkGlue',
    'result BenchmarkUnit',
  ]);
  for (const outcome of output.outcomes) expect(outcome).toMatchObject({ iterations: 10, gomaxprocs: undefined });
  expect(output.outcomes[3]).toMatchObject({
    measurements: expect.arrayContaining([{ value: 3, unit: 'BenchmarkUnit/op' }]) as unknown,
  });
  expect(output.units).toEqual([{ unit: 'x/op', key: 'better', value: 'higher' }]);
});

test('each sample of -test.count and -test.cpu is an outcome', async () => {
  const output = await bench(['BenchmarkLog', 'BenchmarkTree/leaf'], ['-test.count=2', '-test.cpu=1,3']);
  const seen = output.outcomes.map((outcome) =>
    outcome.kind === 'result' ? `${outcome.name} ${outcome.gomaxprocs}` : outcome.kind,
  );
  expect(seen).toEqual([
    'BenchmarkLog undefined',
    'BenchmarkLog undefined',
    'BenchmarkLog 3',
    'BenchmarkLog 3',
    'BenchmarkTree/leaf undefined',
    'BenchmarkTree/leaf undefined',
    'BenchmarkTree/leaf 3',
    'BenchmarkTree/leaf 3',
  ]);
});

test('failures and skips', async () => {
  const output = await bench([
    'BenchmarkSkip',
    'BenchmarkFatal',
    'BenchmarkLate',
    'BenchmarkGoexit',
    'BenchmarkTree',
    'BenchmarkOther',
  ]);
  // In the order in which they started.
  expect(kinds(output)).toEqual([
    'skipped BenchmarkSkip',
    'failed BenchmarkFatal',
    'failed BenchmarkLate',
    'invalid BenchmarkGoexit',
    'failed BenchmarkTree',
    'result BenchmarkTree/leaf',
    'skipped BenchmarkTree/skip',
    'failed BenchmarkTree/fail',
    'result BenchmarkOther',
  ]);
  expect(output.finished).toBe('FAIL');
  expect(output.outcomes.find(({ name }) => name === 'BenchmarkFatal')).toMatchObject({
    output: expect.stringMatching(/^printed\n.*early$/s) as unknown,
  });
});

test.each([
  ['a leaf', ['BenchmarkOther', 'BenchmarkBoom'], {}, 'BenchmarkBoom'],
  ['a leaf that ends the process quietly', ['BenchmarkOther', 'BenchmarkExit'], {}, 'BenchmarkExit'],
  ['a parent after its leaf', ['BenchmarkNest'], { BOOM: '1' }, 'BenchmarkNest'],
])('the process dies in %s', async (_, names, env, running) => {
  const output = await bench(names, [], env);
  expect(output.finished).toBeUndefined();
  expect(output.running).toBe(running);
  expect(output.outcomes.some(({ name }) => name === running)).toBe(false);
});

test('forged frames spoil the forged benchmark, and make no result', async () => {
  const output = await bench(['BenchmarkLog', 'BenchmarkForge', 'BenchmarkOther']);
  expect(output.finished).toBe('PASS');
  expect(kinds(output)).toEqual(['result BenchmarkLog', 'invalid BenchmarkOther']);
});

test('forged frames of a benchmark that does not run make no result either', async () => {
  const output = await bench(['BenchmarkForge']);
  expect(kinds(output)).toEqual(['invalid BenchmarkOther']);
});

test('forged frames and a quiet end of the process make no result', async () => {
  const output = await bench(['BenchmarkLog', 'BenchmarkForge'], [], { BOOM: '1' });
  expect(output.finished).toBeUndefined();
  expect(kinds(output)).toEqual(['result BenchmarkLog', 'invalid BenchmarkOther']);
});

test('no benchmark at all', async () => {
  expect(await bench(['BenchmarkNone'])).toEqual({
    config: new Map(),
    outcomes: [],
    finished: 'PASS',
    running: undefined,
    units: [],
  });
});
