import { describe, expect, test } from 'vitest';
import { readProfile } from '../../../src/core/profile/read-profile.ts';
import { slope } from '../../../src/core/profile/slope.ts';
import { call, heapProfile, type Sample } from './profile-builder.ts';

const loop = call('testing.(*B).runN', '/go/src/testing/benchmark.go:219', 1);
const launch = call('testing.(*B).launch', '/go/src/testing/benchmark.go:333', 2);
const bench = call('m.BenchmarkX', '/src/x_test.go:8', 3);
const create = call('m.Create', '/src/x.go:42', 4);

const sample = (calls: Sample['calls'], objects: number, bytes = 64 * objects, blockSize = 64): Sample => ({
  calls,
  objects,
  bytes,
  blockSize,
});
const run = (iterations: number, ...samples: readonly Sample[]) => ({
  iterations,
  profile: readProfile(heapProfile(samples)),
});
const told = (few: readonly Sample[], many: readonly Sample[]) =>
  slope(run(100, ...few), run(1100, ...many)).map(({ frames, objectsPerOp, bytesPerOp, blockSize }) => [
    frames.map((frame) => frame.function).join(' < '),
    objectsPerOp,
    bytesPerOp,
    blockSize,
  ]);
const within = [create, bench, loop, launch];

describe('what each operation allocates', () => {
  test('is what more iterations have more, cut at the loop', () => {
    expect(told([sample(within, 200)], [sample(within, 2200)])).toEqual([['m.Create < m.BenchmarkX', 2, 128, 64]]);
  });

  test('what happens once drops out', () => {
    expect(told([sample(within, 10_100)], [sample(within, 10_100)])).toEqual([]);
    expect(told([sample(within, 10_100)], [sample(within, 11_100)])).toEqual([['m.Create < m.BenchmarkX', 1, 64, 64]]);
  });

  test('a stack that only the long run has', () => {
    expect(told([], [sample(within, 500)])).toEqual([['m.Create < m.BenchmarkX', 0.5, 32, 64]]);
  });

  test('is kept apart by block size, line and place of the call', () => {
    const other = call('m.Create', '/src/x.go:43', 5);
    const sites = told(
      [],
      [sample(within, 1000), sample(within, 1000, 16_000, 16), sample([other, bench, loop], 1000)],
    );
    expect(sites).toHaveLength(3);
  });

  test('is added up over samples of one stack', () => {
    expect(told([sample(within, 50), sample(within, 50)], [sample(within, 600), sample(within, 500)])).toEqual([
      ['m.Create < m.BenchmarkX', 1, 64, 64],
    ]);
  });

  test('below a rounding of a rare event is nothing', () => {
    expect(told([], [sample(within, 3, 100)])).toEqual([]);
    expect(told([], [sample(within, 4, 100)])).toHaveLength(1);
    expect(told([], [sample(within, 1, 500, 500)])).toHaveLength(1);
  });

  test('in parallel, the loop of RunParallel counts', () => {
    const parallel = call('testing.(*B).RunParallel.func1', '/go/src/testing/benchmark.go:800', 6);
    expect(told([], [sample([create, bench, parallel], 1000)])).toEqual([['m.Create < m.BenchmarkX', 1, 64, 64]]);
  });

  test('a goroutine of its own has no loop, and all of it counts', () => {
    const worker = call('m.(*Pool).work', '/src/pool.go:9', 7);
    const exit = call('runtime.goexit', '/go/src/runtime/asm.s:1', 8);
    expect(told([], [sample([create, worker, exit], 1000)])).toEqual([['m.Create < m.(*Pool).work', 1, 64, 64]]);
  });

  test('the harness and the runtime are none of it', () => {
    const main = call('testing.runBenchmarks', '/go/src/testing/benchmark.go:1', 9);
    const matcher = call('regexp.compile', '/go/src/regexp/regexp.go:1', 10);
    expect(told([], [sample([matcher, main], 1000), sample([loop, launch], 1000), sample([], 1000)])).toEqual([]);
    expect(told([], [sample([call('runtime.malg', '/go/src/runtime/proc.go:1', 11)], 1000)])).toEqual([]);
  });
});
