import { hierarchy, type HierarchyRectangularNode, partition } from 'd3-hierarchy';
import type { Both, FrameNode, Unit } from './tree.ts';

/** A frame with its position: `x0` and `x1` are between 0 and 1, and `depth` counts from the root. */
export type Box = HierarchyRectangularNode<FrameNode>;

/**
 * `layOut` returns the icicle layout of a tree. For a function's own allocations, it uses the larger of base's and
 * head's figure, so that a frame that only one side has doesn't vanish.
 */
export function layOut(root: FrameNode, unit: Unit): Box {
  const weighed = hierarchy(root).sum(({ self }) => Math.max(self[unit].base, self[unit].head, 0));
  weighed.sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  return partition<FrameNode>()(weighed);
}

/**
 * `boxesIn` returns the frames to draw when one frame fills the whole width: the frame, its callers, and all callees
 * that are wide enough.
 */
export function boxesIn(root: Box, focus: Box, leastShare: number): readonly Box[] {
  const width = focus.x1 - focus.x0;
  const callers = new Set(focus.ancestors());
  return root.descendants().filter((box) => {
    if (box.depth === 0) return false;
    if (callers.has(box)) return true;
    return box.x1 > focus.x0 && box.x0 < focus.x1 && box.depth > focus.depth && box.x1 - box.x0 >= leastShare * width;
  });
}

/** `changeOf` returns the change from base to head as a share of the larger figure, from −1 (gone) to 1 (new). */
export function changeOf({ base, head }: Both): number {
  const larger = Math.max(base, head);
  return larger <= 0 ? 0 : (head - base) / larger;
}

/**
 * A change by less than this share of the larger figure counts as none. It comes from rounding, or from an allocation
 * that happens in few operations.
 */
const leastChange = 0.005;

/** `shadeOf` returns the CSS class for a change: `same`, `grew-1` to `grew-4`, `shrank-1` to `shrank-4`. */
export function shadeOf(change: number): string {
  const size = Math.abs(change);
  if (size < leastChange) return 'same';
  return `${change > 0 ? 'grew' : 'shrank'}-${Math.min(4, Math.ceil(size * 4))}`;
}
