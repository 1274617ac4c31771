import type { Atom } from '../atoms.ts';
import { puts, receivers, type SourceLine } from '../source-line.ts';
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
  const moved = request.atoms.filter((atom) => isMoved(atom));
  const [atom] = moved.toSorted((a, b) => distance(a) - distance(b));
  return atom === undefined ? undefined : { atom, file: atom.file, line: lineOf(atom), by: 'put' };
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
  const changed = atoms.filter(isMoved).flatMap(({ added, removed }) => [...added, ...removed]);
  const pools = new Set(changed.flatMap((line) => receivers(line, 'Put')));
  return facts?.gets.some((pool) => pools.has(pool)) === true;
}

/**
 * `isMoved` reports whether the atom adds or removes a `Put`, or changes what a `Put` returns to the pool or how deeply
 * the `Put` is nested. A new name for the same value doesn't count.
 */
function isMoved(atom: Atom): boolean {
  const [before, after] = [atom.removed.filter(puts), atom.added.filter(puts)];
  return before.length !== after.length || after.some((line) => isAnother(atom, line));
}

/**
 * `lineOf` returns the atom's first line with a `Put` that returns a different object than before, or else any line
 * with a `Put`, or else the position from which a `Put` was removed.
 */
function lineOf(atom: Atom): number {
  const { added, lines } = atom;
  const changed = added.findIndex((line) => puts(line) && isAnother(atom, line));
  if (changed >= 0) return lines.start + changed;
  const piece = atom.pieces.find(isMoved) ?? atom;
  return piece.lines.start + Math.max(0, piece.added.findIndex(puts));
}

/** `isAnother` reports whether the atom removes no line that is the same but for names. */
function isAnother(atom: Atom, line: SourceLine): boolean {
  return atom.removed.every(({ text }) => text !== line.text) && !isRenamed(atom, line);
}
