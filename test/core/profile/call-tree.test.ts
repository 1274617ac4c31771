import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CallStack, callStacks, mergeStacks } from '../../../src/core/profile/call-tree.ts';
import type { HeapProfile } from '../../../src/core/profile/heap-profile.ts';
import { pruneTree } from '../../../src/core/profile/prune-tree.ts';

/** A profile of stacks, named from the innermost frame outwards. */
function profileOf(...stacks: readonly (readonly [names: string, objects: number, bytes: number])[]): HeapProfile {
  return {
    samples: stacks.map(([names, objects, bytes]) => ({
      frames: names.split(' ').map((name) => ({ function: name, file: 'f.go', line: 1, address: 1, inlined: false })),
      objects,
      bytes,
      blockSize: 8,
    })),
  };
}

const loop = 'm.BenchmarkX testing.(*B).runN testing.(*B).launch';

test('setup cancels out, and block sizes of one stack are one', () => {
  const few = { iterations: 10, profile: profileOf([`m.setUp ${loop}`, 1, 4096], [`m.f ${loop}`, 10, 80]) };
  const many = {
    iterations: 110,
    profile: profileOf([`m.setUp ${loop}`, 1, 4096], [`m.f ${loop}`, 110, 880], [`m.f ${loop}`, 100, 6400]),
  };
  expect(callStacks(few, many)).toEqual({
    operations: 100,
    stacks: [{ functions: ['m.BenchmarkX', 'm.f'], objects: 200, bytes: 7200 }],
  });
});

test('what the harness allocates is not the benchmark’s', () => {
  const few = { iterations: 1, profile: profileOf() };
  const harness = [
    'fmt.Sprint testing.(*B).run main.main runtime.main',
    `fmt.Sprint testing.(*B).run testing.(*B).Run ${loop}`,
    'fmt.Sprint testing.runBenchmarks.func1 testing.(*B).runN testing.runBenchmarks',
  ];
  const many = { iterations: 2, profile: profileOf(...harness.map((names) => [names, 1, 8] as const)) };
  expect(callStacks(few, many).stacks).toEqual([]);
});

test('a goroutine of the benchmark has a root of its own', () => {
  const many = { iterations: 2, profile: profileOf(['m.work m.BenchmarkX.func1', 3, 24]) };
  expect(callStacks({ iterations: 1, profile: profileOf() }, many).stacks).toEqual([
    { functions: ['m.BenchmarkX.func1', 'm.work'], objects: 3, bytes: 24 },
  ]);
});

const stack = (names: string, objects: number, bytes: number): CallStack => ({
  functions: names.split(' '),
  objects,
  bytes,
});

test('sides are merged by call path, and small frames are summed up under their caller', () => {
  const base = [stack('B f', 1000, 8000), stack('B g', 500, 4000), stack('B f tiny x', 1, 8)];
  const head = [stack('B f', 3000, 24_000), stack('B f tiny y', 1, 8), stack('B h', 500, 4000)];
  expect(pruneTree(mergeStacks(base, head), 100, 2000)).toEqual({
    operations: 100,
    leastShare: 0.001,
    functions: ['B', 'f', 'g', 'h'],
    frames: [
      [0, 0, 0, 0, 0, 0],
      [1, 1, 1000, 3000, 8000, 24_000],
      [2, -3, 1, 1, 8, 8],
      [1, 2, 500, 0, 4000, 0],
      [1, 3, 0, 500, 0, 4000],
    ],
  });
});

test('a small frame stays if the change is in it', () => {
  const steady = [stack('B f', 1_000_000, 8_000_000)];
  const { functions } = pruneTree(mergeStacks(steady, [...steady, stack('B g', 1, 8)]), 1, 2000);
  expect(functions).toEqual(['B', 'f', 'g']);
});

test('figures add up however little room there is', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd');
  const stacks = fc.array(
    fc.record({
      functions: fc.array(name, { minLength: 1, maxLength: 6 }),
      objects: fc.integer({ min: -3, max: 1000 }),
      bytes: fc.integer({ min: -30, max: 100_000 }),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(stacks, stacks, fc.integer({ min: 1, max: 60 }), (base, head, most) => {
      const { frames } = pruneTree(mergeStacks(base, head), 1, most);
      const sum = (of: readonly CallStack[], what: 'objects' | 'bytes'): number =>
        of.reduce((total, one) => total + one[what], 0);
      const total = (index: number): number => frames.reduce((all, frame) => all + (frame[index] ?? 0), 0);
      expect([total(2), total(3), total(4), total(5)]).toEqual([
        sum(base, 'objects'),
        sum(head, 'objects'),
        sum(base, 'bytes'),
        sum(head, 'bytes'),
      ]);
      expect(frames.filter(([, index]) => index >= 0).length).toBeLessThanOrEqual(most);
    }),
  );
});
