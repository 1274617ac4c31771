import type { Frame, HeapProfile } from './heap-profile.ts';

/** The allocations per operation of one call stack below the benchmark's loop. */
export interface AllocationStack {
  /** The call stack, from the innermost frame outwards to the benchmark function. */
  readonly frames: readonly Frame[];
  readonly objectsPerOp: number;
  readonly bytesPerOp: number;
  /** The size of one block in bytes. */
  readonly blockSize: number;
}

/** A profile and the number of iterations of its run. */
export interface ProfileRun {
  readonly profile: HeapProfile;
  readonly iterations: number;
}

/** The functions of `testing` that call the benchmark function (src/testing/benchmark.go). */
const benchmarkLoop = new Set(['testing.(*B).runN', 'testing.(*B).RunParallel.func1']);
/** Differences that are smaller in both objects and bytes come from rare events, not from a cost per operation. */
const least = { objects: 0.004, bytes: 0.5 };

/**
 * `slope` returns the objects and bytes per operation of each stack. It divides the difference between two runs by the
 * difference between their numbers of iterations, so that setup, the harness and everything else that happens once
 * cancel out.
 */
export function slope(few: ProfileRun, many: ProfileRun): readonly AllocationStack[] {
  const stacks = new Map<string, { frames: readonly Frame[]; objects: number; bytes: number; blockSize: number }>();
  const add = ({ profile }: ProfileRun, sign: 1 | -1): void => {
    for (const { frames, objects, bytes, blockSize } of profile.samples) {
      const below = belowLoop(frames);
      if (below === undefined) continue;
      const key = `${stackKey(below)}#${blockSize}`;
      const stack = stacks.get(key) ?? { frames: below, objects: 0, bytes: 0, blockSize };
      stack.objects += sign * objects;
      stack.bytes += sign * bytes;
      stacks.set(key, stack);
    }
  };
  add(many, 1);
  add(few, -1);
  const operations = many.iterations - few.iterations;
  return amortized([...stacks.values()], operations)
    .map(({ frames, objects, bytes, blockSize }) => ({
      frames,
      objectsPerOp: objects / operations,
      bytesPerOp: bytes / operations,
      blockSize,
    }))
    .filter(
      ({ objectsPerOp, bytesPerOp }) => Math.abs(objectsPerOp) >= least.objects || Math.abs(bytesPerOp) >= least.bytes,
    );
}

interface Sum {
  readonly frames: readonly Frame[];
  readonly objects: number;
  readonly bytes: number;
  readonly blockSize: number;
}

/**
 * `amortized` merges the block sizes of a stack if they grow with the number of operations. The runs then have
 * different block sizes, which would look like two allocations, one gone and one new. This applies to stacks that
 * create hardly any objects per operation; the result has the average size of their objects.
 */
function amortized(stacks: readonly Sum[], operations: number): readonly Sum[] {
  const groups = new Map<string, Sum[]>();
  for (const stack of stacks) {
    const key = stackKey(stack.frames);
    groups.set(key, [...(groups.get(key) ?? []), stack]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || !group.some(({ objects }) => objects < 0)) return group;
    const bytes = group.reduce((sum, stack) => sum + stack.bytes, 0);
    const objects = Math.max(
      1,
      group.reduce((sum, stack) => sum + stack.objects, 0),
    );
    if (objects / operations >= least.objects) return group;
    return [{ frames: first.frames, objects, bytes, blockSize: Math.max(1, Math.round(bytes / objects)) }];
  });
}

/**
 * `belowLoop` returns the part of a stack inside the benchmark function, or `undefined` if the stack doesn't belong to
 * a benchmark but, for example, to the harness. The stack of a goroutine that the benchmark started doesn't contain the
 * loop, so all of it counts.
 */
export function belowLoop(frames: readonly Frame[]): readonly Frame[] | undefined {
  const loop = frames.findIndex(({ function: name }) => benchmarkLoop.has(name));
  if (loop >= 0) return loop === 0 ? undefined : frames.slice(0, loop);
  const outermost = frames.findLastIndex(({ function: name }) => !name.startsWith('runtime.'));
  if (outermost < 0 || frames[outermost]?.function.startsWith('testing.') === true) return undefined;
  return frames.slice(0, outermost + 1);
}

function stackKey(frames: readonly Frame[]): string {
  return frames.map(({ function: name, line, address }) => `${name}:${line}@${address}`).join('|');
}
