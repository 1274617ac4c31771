import type { Box } from './layout.ts';

/** `nextBox` returns the drawn frame that a key moves to, or `undefined` if there is none. */
export function nextBox(box: Box, key: string, isDrawn: (box: Box) => boolean): Box | undefined {
  const siblings = (of: Box): readonly Box[] => (of.parent?.children ?? []).filter(isDrawn);
  switch (key) {
    case 'ArrowUp':
      return box.parent !== null && isDrawn(box.parent) ? box.parent : undefined;
    case 'ArrowDown':
      // The widest callee, which allocates the most.
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
