import type { Place } from '../patch/line-map.ts';
import type { SiteChange } from '../profile/site-diff.ts';
import { gainOf } from '../profile/cost.ts';
import { type Atom, holds } from './atoms.ts';
import { puts } from './source-line.ts';

/**
 * A line that evidence other than the profile points to, such as the declaration of a parameter that newly leaks or of
 * a type that grew. `weight` is the strength of that evidence, from 0 to 1.
 */
export interface Hint extends Place {
  readonly weight: number;
}

/** The lines of a top-level declaration on head. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export interface RankRequest {
  readonly atoms: readonly Atom[];
  /** The allocation sites of all regressed benchmarks. */
  readonly sites: readonly SiteChange[];
  readonly hints: readonly Hint[];
  /** Returns the top-level declaration that contains a line. */
  readonly declarationAt: (place: Place) => Span | undefined;
}

/**
 * `rankAtoms` returns the atoms with a score for how likely each is to be the cause, the most likely first. This is
 * only the order in which atoms are tried; experiments decide.
 */
export function rankAtoms({
  atoms,
  sites,
  hints,
  declarationAt,
}: RankRequest): readonly { readonly atom: Atom; readonly score: number }[] {
  const total = Math.max(
    1,
    sites.reduce((sum, site) => sum + gainOf(site), 0),
  );
  const score = (atom: Atom): number => {
    if (atom.kind === 'data') return dataScore(atom, sites);
    let sum = 0;
    for (const site of sites) sum += (gainOf(site) / total) * nearness(atom, site, declarationAt);
    for (const hint of hints) if (holds(atom, hint.file, hint.line)) sum += hint.weight;
    return sum * (atom.isTest ? 0.3 : 1);
  };
  return atoms
    .map((atom) => ({ atom, score: score(atom) }))
    .toSorted((a, b) => b.score - a.score || a.atom.id - b.atom.id);
}

/**
 * `dataScore` ranks data files after all code on the path to a site: profiles for the compiler first, then files in or
 * below a folder with such code, then all others.
 */
function dataScore({ file }: Atom, sites: readonly SiteChange[]): number {
  if (file.endsWith('.pgo')) return 0.09;
  const frames = sites.flatMap(({ paths }) => paths.slice(0, 3).flatMap((path) => path.frames));
  const isBelow = frames.some(({ owner, file: code }) => owner === 'user' && file.startsWith(folderOf(code)));
  return isBelow ? 0.07 : 0.01;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** `nearness` returns how near an atom is to the paths on which a site allocates, from 0 to 2. */
function nearness(atom: Atom, site: SiteChange, declarationAt: RankRequest['declarationAt']): number {
  let best = 0;
  for (const path of site.paths.slice(0, 3)) {
    let depth = 0;
    for (const frame of path.frames) {
      if (frame.owner !== 'user') continue;
      const near = 1 / (1 + 0.5 * depth);
      if (holds(atom, frame.file, frame.line)) best = Math.max(best, near);
      const declaration = declarationAt(frame);
      if (
        declaration !== undefined &&
        atom.file === declaration.file &&
        atom.lines.start <= declaration.end &&
        atom.lines.end >= declaration.start
      )
        best = Math.max(best, 0.6 * near + 0.2 * near * closeness(atom, frame.line));
      else if (atom.file === frame.file) best = Math.max(best, 0.1 * near);
      depth++;
    }
    const pooled = path.frames.some(({ function: name }) => name === 'sync.(*Pool).Get');
    if (pooled && atom.removed.some(puts)) best = Math.max(best, 1.5);
  }
  if (
    atom.kind === 'requirements' &&
    site.library !== undefined &&
    site.paths[0]?.frames.some(({ owner }) => owner === 'library') === true
  )
    best = Math.max(best, 0.9);
  return best;
}

/** `closeness` returns 1 if the atom contains the line; the farther away the line is, the smaller the result. */
function closeness({ lines }: Atom, line: number): number {
  const distance = Math.max(0, lines.start - line, line - lines.end);
  return 1 / (1 + distance);
}
