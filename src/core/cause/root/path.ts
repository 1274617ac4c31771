import { isRenamed } from './renamed.ts';
import { type Finder, writerOf } from './request.ts';

/**
 * `onPath` finds the changed line on the way to the allocation that is nearest to it; `isNew` decides whether a line
 * that base had under other names counts.
 */
const onPath =
  (all: boolean): Finder =>
  ({ site, atoms }) => {
    for (const path of site.paths.slice(0, 2))
      for (const { owner, file, line } of path.frames) {
        const atom = owner === 'user' ? writerOf(atoms, { file, line }) : undefined;
        if (atom === undefined) continue;
        if (all || !isRenamed(atom, atom.added[line - atom.lines.start] ?? '')) return { atom, file, line, by: 'path' };
      }
    return undefined;
  };

/** `newOnPath` finds a changed line on the way to the allocation that base didn't have under other names. */
export const newOnPath = onPath(false);
/** `anyOnPath` finds any line on the way to the allocation that the change wrote. */
export const anyOnPath = onPath(true);
