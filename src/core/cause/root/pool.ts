import type { Atom } from '../atoms.ts';
import { puts, receivers } from '../source-line.ts';
import { isRenamed } from './renamed.ts';
import type { Finder, RootRequest } from './request.ts';

/**
 * `lostPut` finds a `Put` that was removed, made conditional, or changed to return a different object. If there are
 * several, it finds the one nearest to the `Get`.
 */
export const lostPut: Finder = (request) => {
  const user = askerOf(request);
  if (user === undefined) return undefined;
  const distance = ({ file, lines }: Atom): number =>
    file === user.file ? Math.max(0, lines.start - user.line, user.line - lines.end) : Infinity;
  const moved = movedPuts(request.atoms);
  const [found] = moved.toSorted((a, b) => distance(a.atom) - distance(b.atom));
  return found && { atom: found.atom, file: found.atom.file, line: found.line, by: 'put' };
};

/**
 * `askerOf` returns the line of user code that calls a pool's `Get`. If the pool has no `New` function, `Get` isn't on
 * the path, because the caller creates the object itself next to the call.
 */
function askerOf(request: RootRequest): { readonly file: string; readonly line: number } | undefined {
  const { site } = request;
  const [path] = site.paths;
  const get = path?.frames.findIndex(({ function: name }) => name === 'sync.(*Pool).Get') ?? -1;
  const user = path?.frames.slice(get + 1).find(({ owner }) => owner === 'user');
  if (user === undefined || get >= 0) return user;
  return couldBePooled(request) && asksBefore(request) ? user : undefined;
}

/**
 * `couldBePooled` reports whether the site creates an object, slice or buffer of the kind that people keep in pools.
 */
function couldBePooled({ site, facts }: RootRequest): boolean {
  const kind = facts?.allocation?.kind ?? '';
  return (
    /^runtime\.(?:newobject|mallocgc|makeslice)/.test(site.callee) &&
    !['boxing', 'variadic-slice', 'func-literal', 'method-value', 'moved-to-heap'].includes(kind)
  );
}

/**
 * `asksBefore` reports whether the code above the site, in the same function, calls `Get` on a pool whose `Put`
 * changed.
 */
function asksBefore({ atoms, facts }: RootRequest): boolean {
  const changed = movedPuts(atoms).flatMap(({ atom: { added, removed } }) => [...added, ...removed]);
  const pools = new Set(changed.flatMap((line) => receivers(line, 'Put')));
  return facts?.gets.some((pool) => pools.has(pool)) === true;
}

/** A changed `Put`: its line on head or, if it was removed, the position from which it was removed. */
interface MovedPut {
  readonly atom: Atom;
  readonly line: number;
}

/**
 * `movedPuts` returns the calls of `Put` that the change adds or removes, or in which it changes what is returned to the
 * pool or how deeply the call is nested. Neither a new name for the same value nor a new place in the file counts. Of an
 * edit, a changed call comes before a removed one.
 */
function movedPuts(atoms: readonly Atom[]): readonly MovedPut[] {
  const removed = atoms.flatMap((atom) =>
    partsOf(atom).flatMap((part) => part.removed.filter(puts).map((line) => ({ atom, part, line }))),
  );
  const added: MovedPut[] = [];
  for (const atom of atoms)
    for (const [index, line] of atom.added.entries()) {
      if (!puts(line)) continue;
      const same = removed.findIndex(
        (old) =>
          old.atom.file === atom.file && (old.line.text === line.text || (old.atom === atom && isRenamed(atom, line))),
      );
      if (same < 0) added.push({ atom, line: atom.lines.start + index });
      else removed.splice(same, 1);
    }
  return [...added, ...removed.map(({ atom, part }) => ({ atom, line: part.lines.start }))];
}

/** `partsOf` returns the places of an edit. */
function partsOf(atom: Atom): readonly Atom[] {
  return atom.pieces.length === 0 ? [atom] : atom.pieces;
}
