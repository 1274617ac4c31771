import { hierarchy, type HierarchyRectangularNode, partition } from 'd3-hierarchy';
import type { Both, FrameNode, Unit } from './tree.ts';

/** A frame with its place: `x0` and `x1` from 0 to 1, `depth` from the root. */
export type Box = HierarchyRectangularNode<FrameNode>;

/** `layOut` returns the icicle layout of a tree. A frame is as wide as the larger of both sides, so that none vanishes. */
export function layOut(root: FrameNode, unit: Unit): Box {
  const weighed = hierarchy(root).sum(({ self }) => Math.max(self[unit].base, self[unit].head, 0));
  weighed.sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  return partition<FrameNode>()(weighed);
}

/** `boxesIn` returns the frames to draw when one frame takes the whole width, including its callers. */
export function boxesIn(root: Box, focus: Box, leastShare: number): readonly Box[] {
  const width = focus.x1 - focus.x0;
  const callers = new Set(focus.ancestors());
  return root.descendants().filter((box) => {
    if (box.depth === 0) return false;
    if (callers.has(box)) return true;
    return box.x1 > focus.x0 && box.x0 < focus.x1 && box.depth > focus.depth && box.x1 - box.x0 >= leastShare * width;
  });
}

/** `changeOf` returns how much of a frame changed, from −1 (gone) to 1 (new). */
export function changeOf({ base, head }: Both): number {
  const larger = Math.max(base, head);
  return larger <= 0 ? 0 : (head - base) / larger;
}

/**
 * Share of a frame below which a difference doesn't count as a change: it is rounding, or an allocation in few
 * operations.
 */
const leastChange = 0.005;

/** `shadeOf` returns the class of a change: `same`, `grew-1` to `grew-4`, `shrank-1` to `shrank-4`. */
export function shadeOf(change: number): string {
  const size = Math.abs(change);
  if (size < leastChange) return 'same';
  return `${change > 0 ? 'grew' : 'shrank'}-${Math.min(4, Math.ceil(size * 4))}`;
}
