import type { Finder } from './request.ts';

const constraint = /^\/\/(?:go:build|\s*\+build)\s/;

/** `builtNow` finds the changed or deleted build constraint of a file on the path to a new site. */
export const builtNow: Finder = ({ site, atoms }) => {
  if (site.status !== 'new') return undefined;
  const files = site.paths[0]?.frames.flatMap(({ owner, file }) => (owner === 'user' ? [file] : [])) ?? [];
  for (const file of [site.file, ...files])
    for (const atom of atoms) {
      // A new file is built because it is new, not because its constraint changed.
      if (atom.file !== file || atom.kind !== 'hunk') continue;
      const index = atom.added.findIndex((line) => constraint.test(line));
      if (index >= 0) return { atom, file, line: atom.lines.start + index, by: 'build' };
      if (atom.removed.some((line) => constraint.test(line)))
        return { atom, file, line: atom.lines.start, by: 'build', isGone: true };
    }
  return undefined;
};
