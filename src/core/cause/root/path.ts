import { isRenamed } from './renamed.ts';
import { type Finder, writerOf } from './request.ts';

/**
 * `onPath` finds the changed line that is nearest to the allocation on the path to it; `all` also accepts lines that
 * base had under other names.
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

/** `newOnPath` finds a changed line on the path to the allocation that isn't a line of base under other names. */
export const newOnPath = onPath(false);
/** `anyOnPath` finds any line on the path to the allocation that the change wrote. */
export const anyOnPath = onPath(true);
