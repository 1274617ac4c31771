import type { Place } from '../patch/line-map.ts';
import type { Atom } from './atoms.ts';
import type { Span } from './rank-atoms.ts';

/** A set of atoms that an experiment reverts together. */
export interface Unit {
  readonly kind: 'hunk' | 'declaration' | 'file' | 'folder' | 'requirements' | 'everything';
  readonly atoms: readonly Atom[];
}

/** Maximum number of units of each kind that are tried before units of the next, coarser kind. */
const tries = { hunk: 4, declaration: 3, file: 3, folder: 1 };
/** Atoms with a lower score are only tried together with others. */
const leastScore = 0.05;

/**
 * `unitsOf` returns units in the order in which experiments should try them: the most likely single atoms, then larger
 * units, and finally everything.
 */
export function unitsOf(
  ranked: readonly { readonly atom: Atom; readonly score: number }[],
  declarationAt: (place: Place) => Span | undefined,
): readonly Unit[] {
  const likely = ranked.filter(({ score }) => score >= leastScore);
  const single = likely
    .slice(0, tries.hunk)
    .map(({ atom }) => unit(atom.kind === 'requirements' ? 'requirements' : 'hunk', [atom]));
  const groups = (kind: 'declaration' | 'file' | 'folder', key: (atom: Atom) => string | undefined): Unit[] => {
    const found = new Map<string, { atoms: Atom[]; score: number }>();
    for (const { atom, score } of ranked) {
      const name = atom.kind === 'requirements' ? undefined : key(atom);
      if (name === undefined) continue;
      const group = found.get(name) ?? { atoms: [], score: 0 };
      group.atoms.push(atom);
      group.score += score;
      found.set(name, group);
    }
    return [...found.values()]
      .filter(({ atoms, score }) => atoms.length > 1 && score >= leastScore)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, tries[kind])
      .map(({ atoms }) => unit(kind, atoms));
  };
  const declarations = groups('declaration', (atom) => {
    const span =
      declarationAt({ file: atom.file, line: atom.lines.start }) ??
      declarationAt({ file: atom.file, line: atom.lines.end });
    return span === undefined ? undefined : `${span.file}:${span.start}`;
  });
  const files = groups('file', ({ file }) => file);
  const folders = groups('folder', ({ file, isTest }) =>
    isTest ? undefined : file.slice(0, file.lastIndexOf('/') + 1),
  );
  const requirements = ranked
    .filter(({ atom }) => atom.kind === 'requirements')
    .map(({ atom }) => unit('requirements', [atom]));
  const code = ranked.filter(({ atom }) => !atom.isTest && atom.kind !== 'requirements').map(({ atom }) => atom);
  const everything = [code, ranked.map(({ atom }) => atom)]
    .filter((atoms) => atoms.length > 0)
    .map((atoms) => unit('everything', atoms));
  return distinct([...single, ...declarations, ...files, ...folders, ...requirements, ...everything]);
}

function unit(kind: Unit['kind'], atoms: readonly Atom[]): Unit {
  return { kind, atoms };
}

function distinct(units: readonly Unit[]): readonly Unit[] {
  const seen = new Set<string>();
  return units.filter(({ atoms }) => {
    const key = atomsKey(atoms);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** `atomsKey` returns a key that identifies a set of atoms, regardless of their order. */
export function atomsKey(atoms: Iterable<Atom>): string {
  return [...atoms]
    .map(({ id }) => id)
    .toSorted((a, b) => a - b)
    .join(',');
}
