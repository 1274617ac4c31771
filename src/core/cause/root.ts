import { changedData } from './root/data.ts';
import { builtNow } from './root/build.ts';
import { captured, escapeFlow, leak } from './root/compiler.ts';
import { likeliest, nearest } from './root/nearest.ts';
import { anyDeclaration, boxingCallee, fieldBegins, frontCut, newDeclaration } from './root/operand.ts';
import { anyOnPath, newOnPath } from './root/path.ts';
import { lostPut } from './root/pool.ts';
import { lostNoescape, newBenchmarkLoop } from './root/pragma.ts';
import type { Finder, Root, RootRequest } from './root/request.ts';
import { changedType, grownType } from './root/type.ts';

/** Finders that rely on direct evidence, the most telling first. */
const pointing: readonly Finder[] = [
  newBenchmarkLoop,
  lostPut,
  grownType,
  newDeclaration,
  fieldBegins,
  frontCut,
  boxingCallee,
  newOnPath,
  lostNoescape,
  leak,
  escapeFlow,
  captured,
  builtNow,
];

/** Finders that also accept lines in which only variables were renamed. They are used only if nothing else is known. */
const renamed: readonly Finder[] = [anyDeclaration, anyOnPath];

/**
 * `rootOf` finds the changed line behind a site: for example, the line of a lost `Put`, a line in the declaration of a
 * type that grew, the declaration of the variable that is filled, the line on the call path nearest to the allocation,
 * the line that makes a parameter newly leak, a step of the value's escape, or a build constraint. In a proven part, it
 * falls back to the most likely line.
 */
export function rootOf(request: RootRequest): Root | undefined {
  // A site that costs no more than on base has no changed line behind it.
  if (request.site.status === 'unchanged') return undefined;
  return first(
    request.proven
      ? [changedData, ...pointing, changedType, likeliest, ...renamed, nearest]
      : [...pointing, ...renamed],
    request,
  );
}

/**
 * `pointedAt` returns a changed line that direct evidence points to, unless only variables were renamed in the line.
 */
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
