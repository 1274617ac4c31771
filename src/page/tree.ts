import type { CallTree } from '../core/report/evidence-model.ts';

export type Unit = 'objects' | 'bytes';

/** What each side allocates in all operations together. */
export interface Both {
  readonly base: number;
  readonly head: number;
}

/** A frame of the flame graph. */
export interface FrameNode {
  readonly name: string;
  /** The number of smaller frames that are combined in this frame; 0 if the frame is a function. */
  readonly summed: number;
  readonly self: Readonly<Record<Unit, Both>>;
  readonly total: Record<Unit, Both>;
  readonly children: FrameNode[];
}

/** `readTree` returns the frames of a stored call tree below a root named `all`. */
export function readTree({ frames, functions }: CallTree): FrameNode {
  const root = nodeOf('all', 0, [0, 0, 0, 0]);
  const path: FrameNode[] = [root];
  for (const [depth, index, ...figures] of frames) {
    const node = nodeOf(index < 0 ? '' : (functions[index] ?? ''), Math.max(0, -index), figures);
    path.length = depth + 1;
    path[depth]?.children.push(node);
    path.push(node);
  }
  addUp(root);
  return root;
}

function nodeOf(
  name: string,
  summed: number,
  [baseObjects, headObjects, baseBytes, headBytes]: readonly [number, number, number, number],
): FrameNode {
  const self = {
    objects: { base: baseObjects, head: headObjects },
    bytes: { base: baseBytes, head: headBytes },
  };
  return { name, summed, self, total: { ...self }, children: [] };
}

function addUp(node: FrameNode): void {
  for (const child of node.children) {
    addUp(child);
    for (const unit of ['objects', 'bytes'] as const) node.total[unit] = sum(node.total[unit], child.total[unit]);
  }
}

function sum(one: Both, other: Both): Both {
  return { base: one.base + other.base, head: one.head + other.head };
}

/**
 * `byFunction` returns the functions of a tree with what each allocates itself, and what it allocates including its
 * callees.
 */
export function byFunction(
  root: FrameNode,
  unit: Unit,
): readonly { readonly name: string; readonly self: Both; readonly total: Both }[] {
  const sums = new Map<string, { name: string; self: Both; total: Both }>();
  const visit = (node: FrameNode, above: ReadonlySet<string>): void => {
    const name = node.summed > 0 ? 'smaller frames' : node.name;
    const known = sums.get(name) ?? { name, self: { base: 0, head: 0 }, total: { base: 0, head: 0 } };
    known.self = sum(known.self, node.self[unit]);
    // If a function is recursive, the total of its outermost call already includes the inner calls.
    if (!above.has(name)) known.total = sum(known.total, node.total[unit]);
    sums.set(name, known);
    const below = new Set(above).add(name);
    for (const child of node.children) visit(child, below);
  };
  for (const child of root.children) visit(child, new Set());
  return [...sums.values()];
}
