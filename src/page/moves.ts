import type { Box } from './layout.ts';

/** `nextBox` returns where a key leads from a frame, among those that are drawn; `undefined` if it leads nowhere. */
export function nextBox(box: Box, key: string, isDrawn: (box: Box) => boolean): Box | undefined {
  const siblings = (of: Box): readonly Box[] => (of.parent?.children ?? []).filter(isDrawn);
  switch (key) {
    case 'ArrowUp':
      return box.parent !== null && isDrawn(box.parent) ? box.parent : undefined;
    case 'ArrowDown':
      // The widest callee, which has most of the allocations.
      return (box.children ?? []).filter(isDrawn).toSorted((a, b) => b.x1 - b.x0 - (a.x1 - a.x0))[0];
    case 'ArrowLeft':
      return siblings(box)[siblings(box).indexOf(box) - 1];
    case 'ArrowRight':
      return siblings(box)[siblings(box).indexOf(box) + 1];
    case 'Home': {
      const callers = box.ancestors().filter(isDrawn);
      return callers.at(-1);
    }
    default:
      return undefined;
  }
}
