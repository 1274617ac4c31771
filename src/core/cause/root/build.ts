import type { SourceLine } from '../source-line.ts';
import type { Finder } from './request.ts';

/** `isConstraint` reports whether a line is a build constraint (https://pkg.go.dev/cmd/go#hdr-Build_constraints). */
function isConstraint({ directive }: SourceLine): boolean {
  return directive.startsWith('//go:build ') || directive.slice(2).trimStart().startsWith('+build ');
}

/** `builtNow` finds the changed or deleted build constraint of a file on the path to a new site. */
export const builtNow: Finder = ({ site, atoms }) => {
  if (site.status !== 'new') return undefined;
  const files = site.paths[0]?.frames.flatMap(({ owner, file }) => (owner === 'user' ? [file] : [])) ?? [];
  for (const file of [site.file, ...files])
    for (const atom of atoms) {
      // A new file is built because it is new, not because its constraint changed.
      if (atom.file !== file || atom.kind !== 'hunk') continue;
      const index = atom.added.findIndex(isConstraint);
      if (index >= 0) return { atom, file, line: atom.lines.start + index, by: 'build' };
      if (atom.removed.some(isConstraint)) return { atom, file, line: atom.lines.start, by: 'build', isGone: true };
    }
  return undefined;
};
