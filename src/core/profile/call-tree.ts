import type { Frame } from './heap-profile.ts';
import type { Cost } from './cost.ts';
import { belowLoop, type ProfileRun } from './slope.ts';

/**
 * A call stack of functions, from the benchmark to the allocation, with the total objects and bytes that it allocates.
 */
export interface CallStack extends Cost {
  readonly functions: readonly string[];
}

/** The allocations of one side's operations, computed as the difference of two runs. */
export interface CallStacks {
  /** How many more operations the longer run performed than the shorter one. */
  readonly operations: number;
  readonly stacks: readonly CallStack[];
}

/** A function on a call path, merged from both sides. */
export interface CallNode {
  readonly function: string;
  /** The cost of the function's own allocations, without those of its callees. */
  readonly self: { readonly base: MutableCost; readonly head: MutableCost };
  readonly children: Map<string, CallNode>;
}

interface MutableCost {
  objects: number;
  bytes: number;
}

/**
 * `callStacks` returns what the operations allocate by call path, as total objects and bytes. It subtracts the shorter
 * run from the longer one, as `go tool pprof -base` does, so that setup cancels out.
 */
export function callStacks(few: ProfileRun, many: ProfileRun): CallStacks {
  const sums = new Map<string, CallStack & MutableCost>();
  const add = ({ profile }: ProfileRun, sign: 1 | -1): void => {
    for (const { frames, objects, bytes } of profile.samples) {
      const functions = pathOf(frames);
      const key = functions.join('\n');
      const sum = sums.get(key) ?? { functions, objects: 0, bytes: 0 };
      sum.objects += sign * objects;
      sum.bytes += sign * bytes;
      sums.set(key, sum);
    }
  };
  add(many, 1);
  add(few, -1);
  const stacks = [...sums.values()].filter(
    ({ functions, objects, bytes }) => functions.length > 0 && (objects !== 0 || bytes !== 0),
  );
  return { operations: many.iterations - few.iterations, stacks };
}

/**
 * `pathOf` returns the functions from the benchmark to the allocation, or an empty list for a stack that isn't the
 * benchmark's.
 */
function pathOf(frames: readonly Frame[]): readonly string[] {
  const functions = (belowLoop(frames) ?? []).map((frame) => frame.function).toReversed();
  return isHarness(functions) ? [] : functions;
}

/**
 * `isHarness` reports whether a stack belongs to the harness: to code outside of benchmarks, or to code that starts a
 * sub-benchmark.
 */
function isHarness(functions: readonly string[]): boolean {
  const [outermost = ''] = functions;
  return outermost === 'main.main' || outermost.startsWith('testing.') || functions.includes('testing.(*B).Run');
}

/** `mergeStacks` merges the stacks of both sides into one tree, whose root isn't a function. */
export function mergeStacks(base: readonly CallStack[], head: readonly CallStack[]): CallNode {
  const root = nodeOf('');
  for (const [side, stacks] of [['base', base] as const, ['head', head] as const])
    for (const { functions, objects, bytes } of stacks) {
      let node = root;
      for (const name of functions) {
        const child = node.children.get(name) ?? nodeOf(name);
        node.children.set(name, child);
        node = child;
      }
      node.self[side].objects += objects;
      node.self[side].bytes += bytes;
    }
  return root;
}

function nodeOf(name: string): CallNode {
  return { function: name, self: { base: nothing(), head: nothing() }, children: new Map<string, CallNode>() };
}

function nothing(): MutableCost {
  return { objects: 0, bytes: 0 };
}
