import { isRenamed, isRenamedAlone } from './renamed.ts';
import { type Finder, writerOf } from './request.ts';

/**
 * `onPath` finds the changed line on the call path that is nearest to the allocation; if `all` is set, it also accepts
 * lines in which only variables were renamed.
 */
const onPath =
  (all: boolean): Finder =>
  ({ site, atoms }) => {
    for (const path of site.paths.slice(0, 2))
      for (const { owner, file, line } of path.frames) {
        const atom = owner === 'user' ? writerOf(atoms, { file, line }) : undefined;
        if (atom === undefined) continue;
        // What allocates may allocate because its variables were declared in another way.
        const hasNewNames = file === site.file && line === site.line ? isRenamedAlone : isRenamed;
        if (all || !hasNewNames(atom, atom.added[line - atom.lines.start])) return { atom, file, line, by: 'path' };
      }
    return undefined;
  };

/**
 * `newOnPath` finds the changed line nearest to the allocation, ignoring lines in which only variables were renamed.
 */
export const newOnPath = onPath(false);
/** `anyOnPath` finds the changed line nearest to the allocation, even if only variables were renamed in it. */
export const anyOnPath = onPath(true);
