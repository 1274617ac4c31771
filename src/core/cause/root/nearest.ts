import type { FileChange } from '../../patch/parse-patch.ts';
import { similarity } from '../../profile/similarity.ts';
import { type Atom, isDeletion } from '../atoms.ts';
import { codeOf, isCode, namesIn, type SourceLine } from '../source-line.ts';
import { type SiteNames, siteNames } from './names.ts';
import { isRenamed } from './renamed.ts';
import type { Finder, Root, RootRequest } from './request.ts';

/** A changed line that may be the cause. */
interface Candidate {
  readonly atom: Atom;
  readonly line: number;
  readonly source: SourceLine;
  /** Whether it is a deleted line of base, for which head has only a position. */
  readonly isGone: boolean;
}

/** Smallest similarity at which a line of head counts as the new version of a line of base. */
const leastAlike = 0.5;
/** Maximum number of line comparisons in one search. */
const mostCompared = 40_000;

/**
 * `nearest` finds the most telling line of a proven part: a line that contains a name connected with the site, is in
 * the function around it, or differs from a similar line of base. Signatures and lines that only open a block rank
 * lower, and lines in which only variables were renamed rank lowest. A deleted file is chosen only if there is nothing
 * else.
 */
export const nearest: Finder = (request) => {
  const found = bestOf(request);
  if (found !== undefined) return found.root;
  const atom = request.atoms.find((one) => !isDeleted(one)) ?? request.atoms[0];
  return atom === undefined ? undefined : { atom, file: atom.file, line: atom.lines.start, by: 'nearest' };
};

/** `likeliest` finds the same line as `nearest`, but only if there is evidence for it. */
export const likeliest: Finder = (request) => {
  const found = bestOf(request);
  return found !== undefined && found.score > 0 ? found.root : undefined;
};

function bestOf(request: RootRequest): { readonly root: Root; readonly score: number } | undefined {
  const candidates = request.atoms.flatMap(linesOf);
  const names = siteNames(request);
  const removed = request.atoms.flatMap((atom) => atom.removed.filter(isCode));
  const isWide = candidates.length * removed.length > mostCompared;
  const scored = candidates.map((candidate) => {
    const { source, isGone } = candidate;
    const spoken = spokenOf(isGone && isFunction(source) ? [source.function] : namesIn(source), names);
    return { candidate, spoken, score: scoreOf(candidate, request, spoken.weight, isWide ? undefined : removed) };
  });
  const [best] = scored.toSorted((a, b) => b.score - a.score);
  if (best === undefined) return undefined;
  const { atom, line, isGone } = best.candidate;
  return { root: { atom, file: atom.file, line, by: 'nearest', name: best.spoken.name, isGone }, score: best.score };
}

function linesOf(atom: Atom): readonly Candidate[] {
  if (isDeleted(atom)) return [];
  const kept = new Set(atom.added.map((line) => line.function));
  // If lines were added too, a removed line may be the old version of an added one, so only functions that no longer
  // exist count as deleted.
  const isGone = (line: SourceLine): boolean => isDeletion(atom) || (isFunction(line) && !kept.has(line.function));
  const places = atom.pieces.length === 0 ? [atom] : atom.pieces;
  return places
    .flatMap(({ added, removed, lines }) => [
      ...added.map((source, index) => ({ atom, line: lines.start + index, source, isGone: false })),
      ...removed.filter(isGone).map((source) => ({ atom, line: lines.start, source, isGone: true })),
    ])
    .filter(({ source }) => isCode(source));
}

/** `isFunction` reports whether a function or method begins on a line. */
function isFunction(line: SourceLine): boolean {
  return line.function !== '';
}

function isDeleted({ kind, changes }: Atom): boolean {
  return kind === 'file' && changes.every((change: FileChange) => change.kind === 'deleted');
}

function scoreOf(
  { atom, line, source, isGone }: Candidate,
  { site, facts }: RootRequest,
  spoken: number,
  removed: readonly SourceLine[] | undefined,
): number {
  const around = facts?.function;
  const isNear = around !== undefined && atom.file === site.file && line >= around.line && line <= around.endLine;
  const isChanged = !isGone && removed !== undefined && isAnother(source, removed);
  const isLow = source.kind === 'frame' || (source.kind === 'signature' && !isGone);
  // The site's line or call path still mentions the name of the deleted function, so another function of that name is
  // called now.
  const isLost = isGone && isFunction(source) && spoken > 0;
  return (
    2 * spoken +
    (isLost ? 2 : 0) +
    (isNear ? 1.5 : 0) +
    (isChanged ? 1.5 : 0) -
    (isLow ? 3 : 0) -
    (!isGone && removed !== undefined && isRenamed(atom, source) ? 6 : 0)
  );
}

/** `isAnother` reports whether base had a similar line that isn't just the same line, realigned or moved. */
function isAnother(line: SourceLine, removed: readonly SourceLine[]): boolean {
  const same = codeOf(line);
  return (
    removed.every((before) => codeOf(before) !== same) &&
    removed.some((before) => similarity(before.text, line.text) >= leastAlike)
  );
}

/**
 * `spokenOf` returns the most telling of a line's names and its weight, but omits the name if it has only one or two
 * letters.
 */
function spokenOf(
  spoken: readonly string[],
  names: SiteNames,
): { readonly name: string | undefined; readonly weight: number } {
  const [best] = spoken.map((name) => ({ name, weight: names.get(name) ?? 0 })).toSorted((a, b) => b.weight - a.weight);
  if (best === undefined || best.weight === 0) return { name: undefined, weight: 0 };
  return { name: best.name.length < 3 ? undefined : best.name, weight: best.weight };
}
