import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withLeakProbe } from '../../../src/adapters/go/leak-probe.ts';
import { fewFlag } from '../../../src/core/leak/flags.ts';
import { readLeftovers } from '../../../src/core/leak/leftovers.ts';
import { leakBetween } from '../../../src/core/leak/sites.ts';
import type { GoAnalysis, GoToolchain, TestBinary } from '../../../src/ports.ts';
import { goMod, removeFolders, temporaryFolder, testToolchain, writeFiles } from '../../support/go-module.ts';

const source = `package m

import (
	"runtime"
	"sync"
	"testing"
)

var registry = map[int]*[64]byte{}
var sink []byte
var pool = sync.Pool{New: func() any { return new([512]byte) }}

func park() { block := make(chan int); go func() { <-block }() }
func keep(key int) { registry[key] = new([64]byte) }

func BenchmarkPark(b *testing.B) { for i := 0; i < b.N; i++ { park() } }
func BenchmarkKeep(b *testing.B) { for i := 0; i < b.N; i++ { keep(len(registry)) } }
func BenchmarkSink(b *testing.B) { for i := 0; i < b.N; i++ { sink = make([]byte, 64) } }
func BenchmarkPool(b *testing.B) { for i := 0; i < b.N; i++ { pool.Put(pool.Get()) } }
func BenchmarkJoin(b *testing.B) {
	for i := 0; i < b.N; i++ {
		var group sync.WaitGroup
		group.Add(1)
		go group.Done()
		group.Wait()
	}
}
func BenchmarkCrowd(b *testing.B) {
	var group sync.WaitGroup
	group.Add(b.N)
	for i := 0; i < b.N; i++ { go func() { runtime.Gosched(); group.Done() }() }
	group.Wait()
}
func BenchmarkLoop(b *testing.B) { for b.Loop() { park() } }
func BenchmarkLoopOwn(b *testing.B) {
	own := map[int]*[64]byte{}
	for b.Loop() { own[len(own)] = new([64]byte) }
}
func BenchmarkParallelOwn(b *testing.B) {
	var lock sync.Mutex
	own := map[int]*[64]byte{}
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() { lock.Lock(); own[len(own)] = new([64]byte); lock.Unlock() }
	})
}
func BenchmarkBelow(b *testing.B) {
	b.Run("Loop", func(b *testing.B) { for b.Loop() { park() } })
	b.Run("Twice", func(b *testing.B) { for i := 0; i < b.N; i++ { park(); park() } })
}
`;

const folders: string[] = [];
let go: GoToolchain & GoAnalysis;
let binary: TestBinary;
let goroot: string;
let root: string;

beforeAll(async () => {
  const work = await temporaryFolder();
  root = await writeFiles(await temporaryFolder(), { 'go.mod': goMod('example.com/m'), 'm_test.go': source });
  folders.push(work, root);
  go = testToolchain(work) as GoToolchain & GoAnalysis;
  const environment = await go.environment(root, work, []);
  expect(environment.probesLeaks).toBe(true);
  ({ goroot } = environment);
  const { packages } = await go.list({ folder: root, root, patterns: ['./...'], buildFlags: [] });
  const { binaries } = await go.build({ side: 'head', packages, buildFlags: [], work });
  const [built] = binaries;
  if (built === undefined) throw new Error('nothing was built');
  binary = built;
});
afterAll(async () => removeFolders(folders));

/** Totals per operation between the two runs, by benchmark. */
function slopes(stdout: string): Record<string, readonly [goroutines: number, bytes: number]> {
  const found: Record<string, readonly [number, number]> = {};
  for (const line of stdout.split('\n')) {
    const value = (unit: string): number => Number(new RegExp(`\\t(-?\\d+) ${unit}(?:\\t|$)`).exec(line)?.[1]);
    const name = /^(Benchmark[\w/]+)\s/.exec(line)?.[1];
    if (name !== undefined && line.includes('few-ops'))
      found[name] = [
        (value('many-goroutines') - value('few-goroutines')) / 900,
        (value('many-bytes') - value('few-bytes')) / 900,
      ];
  }
  return found;
}

const args = ['-test.run=^$', '-test.benchmem', '-test.benchtime=1000x'];

test('goroutines and memory that stay are counted, and what is given back is not', async () => {
  const { stdout } = await go.run({
    binary,
    args: [...args, '-test.bench=.', `-${fewFlag}=100`],
    gomaxprocs: 1,
    timeoutMs: 60_000,
  });
  const found = slopes(stdout);
  expect(Object.keys(found)).toHaveLength(11);
  expect(found['BenchmarkPark']?.[0]).toBe(1);
  expect(found['BenchmarkKeep']?.[0]).toBe(0);
  expect(found['BenchmarkKeep']?.[1]).toBeGreaterThanOrEqual(64);
  for (const name of ['BenchmarkSink', 'BenchmarkPool', 'BenchmarkJoin', 'BenchmarkCrowd']) {
    expect(found[name]?.[0]).toBe(0);
    expect(Math.abs(found[name]?.[1] ?? Infinity)).toBeLessThan(8);
  }
  expect(found['BenchmarkLoop']?.[0]).toBe(1);
  expect(found['BenchmarkBelow/Loop']?.[0]).toBe(1);
  expect(found['BenchmarkBelow/Twice']?.[0]).toBe(2);
  for (const name of ['BenchmarkLoopOwn', 'BenchmarkParallelOwn']) expect(found[name]?.[1]).toBeGreaterThanOrEqual(64);
});

test('without the flag a result line is as it was', async () => {
  const { stdout } = await go.run({ binary, args: [...args, '-test.bench=Park'], gomaxprocs: 1, timeoutMs: 60_000 });
  expect(stdout).toMatch(/\d+ B-total\t\d+ allocs-total\t\d+ gc-cycles\t\d+ real-ns-total\n/);
});

test('where it comes from: the lines that start, wait and allocate', async () => {
  const parked = await go.leftovers({
    binary,
    args: [...args, '-test.bench=Park', `-${fewFlag}=100`],
    gomaxprocs: 1,
    timeoutMs: 60_000,
  });
  const runs = readLeftovers(parked.leftovers ?? '');
  expect(runs.map(({ when, iterations }) => `${when} ${iterations}`)).toEqual([
    'before 100',
    'after 100',
    'before 1000',
    'after 1000',
  ]);
  const line = (text: string): number => source.split('\n').findIndex((one) => one.startsWith(text)) + 1;
  const started = runs[3]?.goroutines.filter(({ startedAt }) => startedAt?.function === 'example.com/m.park') ?? [];
  expect(started.length).toBeGreaterThanOrEqual(1100);
  expect(started[0]).toMatchObject({ state: 'chan receive', startedAt: { line: line('func park') } });
  expect(started[0]?.frames[0]).toMatchObject({ function: 'example.com/m.park.func1', line: line('func park') });

  const kept = await go.leftovers({
    binary,
    args: [...args, '-test.bench=Keep', `-${fewFlag}=100`],
    gomaxprocs: 1,
    timeoutMs: 60_000,
  });
  const leak = leakBetween(readLeftovers(kept.leftovers ?? ''), { few: 100, many: 1000 }, { root, goroot });
  expect(leak?.goroutines).toBe(0);
  expect(leak?.bytes).toBeGreaterThanOrEqual(64);
  expect(leak?.sites.map(({ kind, at }) => [kind, at.file, at.line]).toSorted()).toEqual([
    ['map', 'm_test.go', line('func keep')],
    ['memory', 'm_test.go', line('func keep')],
  ]);
});

test('a testing package that reads otherwise is left alone, and none of its lines moves', async () => {
  const plain = await readFile(join(goroot, 'src/testing/benchmark.go'), 'utf8');
  const probed = withLeakProbe(plain) ?? '';
  const [before, after] = [plain.split('\n'), probed.split('\n')];
  const moved = before.filter((line, index) => after[index] !== line);
  expect(moved.map((line) => line.trim())).toEqual([
    'func initBenchmarkFlags() {',
    'b.benchFunc(b)',
    'b.runN(b.benchTime.n)',
    ...['b.loop.done = true', 'b.loop.done = true'].slice(0, plain.split('b.loop.done = true').length - 1),
    'if n.Load() <= uint64(b.N) && !b.Failed() {',
  ]);
  expect(withLeakProbe(plain.replace('b.benchFunc(b)', 'b.benchFunc(b.self())'))).toBeUndefined();
});
