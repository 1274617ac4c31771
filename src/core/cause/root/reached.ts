import type { SiteChange } from '../../profile/site-diff.ts';
import { type Atom, holds } from '../atoms.ts';
import { mentions } from '../source-line.ts';
import { functionName } from './names.ts';

/**
 * `withReached` adds the atoms of new functions that a part of the change calls on the path to a site. If an experiment
 * reverts only the call, such a function remains but is unused, so its cost disappears too. Each added atom is mapped
 * to the name of its function.
 */
export function withReached(
  part: Iterable<Atom>,
  all: readonly Atom[],
  { paths }: SiteChange,
): ReadonlyMap<Atom, string | undefined> {
  const atoms = new Map<Atom, string | undefined>([...part].map((atom) => [atom, undefined]));
  // The search goes from the benchmark inwards, because a new function may call another new function.
  for (const { owner, file, line, function: symbol } of paths[0]?.frames.toReversed() ?? []) {
    if (owner !== 'user') continue;
    const name = functionName(symbol);
    const home = all.find((atom) => !atom.isTest && holds(atom, file, line) && isNewHome(atom, name));
    if (home === undefined || atoms.has(home)) continue;
    const isCalled = [...atoms.keys()].some(({ added }) => added.some((one) => mentions(one, [name])));
    if (isCalled) atoms.set(home, name);
  }
  return atoms;
}

/** `isNewHome` reports whether the atom only adds lines, among them the declaration of the function. */
function isNewHome({ added, removed }: Atom, name: string): boolean {
  return removed.length === 0 && added.some((line) => line.function === name);
}
