import type { Hunk } from '../patch/parse-patch.ts';
import { revertHunks } from '../patch/revert.ts';
import { type Atom, sidesOf, type Sources } from './atoms.ts';
import { isInert } from './edits.ts';

/**
 * `takenData` returns the data files that the atoms revert. Each key is a path. The value is the path on base if the
 * file must be restored, or `undefined` if it must be removed.
 */
export function takenData(atoms: Iterable<Atom>): ReadonlyMap<string, string | undefined> {
  const taken = new Map<string, string | undefined>();
  for (const { kind, changes } of atoms) {
    if (kind !== 'data') continue;
    for (const change of changes) {
      if (change.kind !== 'deleted') taken.set(change.head, undefined);
      if (change.kind !== 'added') taken.set(change.base, change.base);
    }
  }
  return taken;
}

/**
 * `takeBack` returns the contents of the source files that differ from head once the atoms are reverted, by path
 * relative to the snapshot's root. The content is `undefined` if the file must be removed.
 */
export function takeBack(atoms: Iterable<Atom>, sources: Sources): ReadonlyMap<string, string | undefined> {
  const replaced = new Map<string, string | undefined>();
  const hunks = new Map<string, Set<Hunk>>();
  const inPart = new Map<string, Atom>();
  for (const atom of atoms) {
    if (atom.kind === 'data') continue;
    if (atom.kind === 'hunk') {
      const reverted = hunks.get(atom.file) ?? new Set<Hunk>();
      for (const hunk of atom.hunks) reverted.add(hunk);
      hunks.set(atom.file, reverted);
      inPart.set(atom.file, atom);
      continue;
    }
    for (const change of atom.changes) {
      if (change.kind !== 'deleted') replaced.set(change.head, undefined);
      if (change.kind !== 'added') replaced.set(change.base, sources.base.get(change.base));
    }
  }
  for (const [file, reverted] of hunks) {
    const [change] = inPart.get(file)?.changes ?? [];
    if (change?.kind !== 'modified') continue;
    const base = sources.base.get(change.base) ?? '';
    const head = sources.head.get(change.head) ?? '';
    const sides = sidesOf(change, sources);
    const whole = change.hunks.every((hunk) => reverted.has(hunk) || isInert(file, hunk, sides));
    // A renamed file that is reverted as a whole gets its old name, because the name itself can be a build constraint.
    if (whole && change.base !== change.head) {
      replaced.set(change.head, undefined);
      replaced.set(change.base, base);
    } else replaced.set(change.head, revertHunks(base, head, change.hunks, reverted));
  }
  return replaced;
}
