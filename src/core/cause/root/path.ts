import { isRenamed } from './renamed.ts';
import { type Finder, writerOf } from './request.ts';

/**
 * `onPath` finds the changed line on the call path that is nearest to the allocation; `all` also accepts lines that
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

/** `newOnPath` finds the changed line nearest to the allocation, ignoring lines that base had under other names. */
export const newOnPath = onPath(false);
/** `anyOnPath` finds the changed line nearest to the allocation, even if base had it under other names. */
export const anyOnPath = onPath(true);
