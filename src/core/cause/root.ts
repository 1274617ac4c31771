import { builtNow } from './root/build.ts';
import { captured, escapeFlow, leak } from './root/compiler.ts';
import { likeliest, nearest } from './root/nearest.ts';
import { anyDeclaration, fieldBegins, newDeclaration } from './root/operand.ts';
import { anyOnPath, newOnPath } from './root/path.ts';
import { lostPut } from './root/pool.ts';
import type { Finder, Root, RootRequest } from './root/request.ts';
import { changedType, grownType } from './root/type.ts';

/** What points at a line by itself, the most telling first. */
const pointing: readonly Finder[] = [
  lostPut,
  grownType,
  newDeclaration,
  fieldBegins,
  newOnPath,
  leak,
  escapeFlow,
  captured,
  builtNow,
];

/** Lines that say what base said under other names: only where nothing else is known. */
const renamed: readonly Finder[] = [anyDeclaration, anyOnPath];

/**
 * Finds the changed line behind a site: a `Put` that went away, a type that grew, where what is filled begins, the line on
 * the path nearest to the allocation, where a parameter newly leaks, where the value escapes to, whether its file is built; else the likeliest line.
 */
export function rootOf(request: RootRequest): Root | undefined {
  // What costs as much as on base has no line behind it.
  if (request.site.status === 'unchanged') return undefined;
  return first(
    request.proven ? [...pointing, changedType, likeliest, ...renamed, nearest] : [...pointing, ...renamed],
    request,
  );
}

/** The line that points at itself, and says something new. */
export function pointedAt(request: RootRequest): Root | undefined {
  return first(pointing, request);
}

function first(finders: readonly Finder[], request: RootRequest): Root | undefined {
  for (const find of finders) {
    const root = find(request);
    if (root !== undefined) return root;
  }
  return undefined;
}
