import type { CallNode } from './call-tree.ts';

/** Frames with a smaller share (see `shareOf`) are always merged, because they would be too small to see. */
const leastShare = 0.001;
/**
 * Maximum length of a function's name, in characters; names of instantiated generic functions can be extremely long.
 */
const longestName = 400;

/** The weight of a subtree: what it allocates on the side that allocates more, and how much the two sides differ. */
interface Weight {
  readonly objects: number;
  readonly bytes: number;
  readonly objectsChange: number;
  readonly bytesChange: number;
}

/** Depth, index of the function, then objects on base and head, and bytes on base and head. */
type Frame = [number, number, number, number, number, number];

/** A merged tree as flat lists. A function index of −n stands for n merged frames. */
export interface PrunedTree {
  readonly operations: number;
  readonly leastShare: number;
  readonly functions: string[];
  readonly frames: Frame[];
}

/**
 * `pruneTree` returns the tree in the form that a report stores, with at most `most` frames, besides those that stand
 * for merged frames. Frames with too small a share of the total and of the change are merged under their caller, so
 * that the figures still add up.
 */
export function pruneTree(root: CallNode, operations: number, most: number): PrunedTree {
  const weights = new Map<CallNode, Weight>();
  const all = weigh(root, weights);
  const shares = [...weights].filter(([node]) => node !== root).map(([, weight]) => shareOf(weight, all));
  // A caller weighs at least as much as its callees, so a threshold on the weight keeps whole paths.
  const next = shares.toSorted((a, b) => b - a)[most] ?? 0;
  const isKept = (node: CallNode): boolean => {
    const share = shareOf(weights.get(node) ?? all, all);
    return share >= leastShare && share > next;
  };
  const functions = new Map<string, number>();
  const frames: Frame[] = [];
  const visit = (node: CallNode, depth: number): void => {
    let summed = 0;
    const rest: Frame = [depth, 0, 0, 0, 0, 0];
    const children = [...node.children.values()].toSorted((a, b) => (a.function < b.function ? -1 : 1));
    for (const child of children) {
      if (!isKept(child)) summed += addUp(child, rest);
      else {
        frames.push([depth, indexOf(functions, child.function), ...selfOf(child)]);
        visit(child, depth + 1);
      }
    }
    if (summed > 0) {
      rest[1] = -summed;
      frames.push(rest);
    }
  };
  visit(root, 0);
  const names = [...functions.keys()].map((name) =>
    name.length > longestName ? `${name.slice(0, longestName)}…` : name,
  );
  return { operations, leastShare: Math.max(leastShare, next), functions: names, frames };
}

function weigh(node: CallNode, weights: Map<CallNode, Weight>): Weight {
  const { base, head } = node.self;
  const sum = {
    objects: Math.max(base.objects, head.objects, 0),
    bytes: Math.max(base.bytes, head.bytes, 0),
    objectsChange: Math.abs(head.objects - base.objects),
    bytesChange: Math.abs(head.bytes - base.bytes),
  };
  for (const child of node.children.values()) {
    const weight = weigh(child, weights);
    for (const what of ['objects', 'bytes', 'objectsChange', 'bytesChange'] as const) sum[what] += weight[what];
  }
  weights.set(node, sum);
  return sum;
}

/** `shareOf` returns the largest of a subtree's shares of objects, bytes and their changes. */
function shareOf(weight: Weight, all: Weight): number {
  const kinds = ['objects', 'bytes', 'objectsChange', 'bytesChange'] as const;
  return Math.max(...kinds.map((what) => (all[what] === 0 ? 0 : weight[what] / all[what])));
}

function selfOf({ self: { base, head } }: CallNode): [number, number, number, number] {
  return [base.objects, head.objects, base.bytes, head.bytes];
}

/** `addUp` adds a subtree's figures to a frame and returns the number of frames in the subtree. */
function addUp(node: CallNode, rest: Frame): number {
  selfOf(node).forEach((value, index) => (rest[index + 2] = (rest[index + 2] ?? 0) + value));
  return [...node.children.values()].reduce((sum, child) => sum + addUp(child, rest), 1);
}

function indexOf(functions: Map<string, number>, name: string): number {
  const index = functions.get(name) ?? functions.size;
  functions.set(name, index);
  return index;
}
