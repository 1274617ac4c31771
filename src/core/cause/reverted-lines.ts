import { type LineMap, lineMapOf } from '../patch/line-map.ts';
import type { FileChange, Hunk } from '../patch/parse-patch.ts';
import type { Atom } from './atoms.ts';

/**
 * `revertedLines` returns a line map whose head is the actual head, and whose base is head with the given atoms
 * reverted.
 */
export function revertedLines(atoms: Iterable<Atom>): LineMap {
  const files: FileChange[] = [];
  const hunks = new Map<FileChange, Set<Hunk>>();
  for (const atom of atoms) {
    if (atom.kind === 'requirements' || atom.kind === 'data') continue;
    for (const change of atom.changes) {
      if (atom.kind === 'file' || change.kind !== 'modified') files.push(change);
      else hunks.set(change, new Set([...(hunks.get(change) ?? []), ...atom.hunks]));
    }
  }
  for (const [change, reverted] of hunks)
    if (change.kind === 'modified')
      files.push({
        kind: 'modified',
        base: change.head,
        head: change.head,
        hunks: shifted(change.hunks, reverted),
      });
  return lineMapOf(files);
}

/**
 * `shifted` returns the reverted hunks. It renumbers their base lines as if base and head differed only in these hunks.
 */
function shifted(all: readonly Hunk[], reverted: ReadonlySet<Hunk>): readonly Hunk[] {
  let grown = 0;
  return all
    .filter((hunk) => reverted.has(hunk))
    .map((hunk) => {
      const { base, head } = hunk;
      const first = (head.count === 0 ? head.start + 1 : head.start) - grown;
      grown += head.count - base.count;
      return { ...hunk, base: { start: base.count === 0 ? first - 1 : first, count: base.count } };
    });
}
