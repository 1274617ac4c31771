import type { FileChange } from '../../patch/parse-patch.ts';
import { similarity } from '../../profile/similarity.ts';
import type { Atom } from '../atoms.ts';
import { namesIn } from '../mentions.ts';
import { isCode, isFrame, isSignature, plain } from './line-kinds.ts';
import { type SiteNames, siteNames } from './names.ts';
import { isRenamed } from './renamed.ts';
import type { Finder, Root, RootRequest } from './request.ts';

/** A changed line that may be the cause. */
interface Candidate {
  readonly atom: Atom;
  readonly line: number;
  readonly text: string;
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
    const spoken = spokenOf(
      candidate.isGone && isFunction(candidate.text) ? declaredName(candidate.text) : namesIn(candidate.text),
      names,
    );
    return { candidate, spoken, score: scoreOf(candidate, request, spoken.weight, isWide ? undefined : removed) };
  });
  const [best] = scored.toSorted((a, b) => b.score - a.score);
  if (best === undefined) return undefined;
  const { atom, line, isGone } = best.candidate;
  return { root: { atom, file: atom.file, line, by: 'nearest', name: best.spoken.name, isGone }, score: best.score };
}

function linesOf(atom: Atom): readonly Candidate[] {
  if (isDeleted(atom)) return [];
  const { added, removed, lines } = atom;
  // If lines were added too, a removed line may be the old version of an added one, so only functions that no longer
  // exist count as deleted.
  const gone = added.length === 0 ? removed : removed.filter((text) => isFunction(text) && !isKept(text, added));
  return [
    ...added.map((text, index) => ({ atom, line: lines.start + index, text, isGone: false })),
    ...gone.map((text) => ({ atom, line: lines.start, text, isGone: true })),
  ].filter(({ text }) => isCode(text));
}

function isFunction(text: string): boolean {
  return text.startsWith('func ');
}

/** `isKept` reports whether an added line declares a function of the same name. */
function isKept(text: string, added: readonly string[]): boolean {
  const [name] = declaredName(text);
  return added.some((line) => isFunction(line) && declaredName(line)[0] === name);
}

function declaredName(text: string): readonly string[] {
  return /^func\s+(?:\([^)]*\)\s*)?[\p{L}_][\p{L}\p{N}_]*/u.exec(text)?.[0].match(/[\p{L}_][\p{L}\p{N}_]*$/u) ?? [];
}

function isDeleted({ kind, changes }: Atom): boolean {
  return kind === 'file' && changes.every((change: FileChange) => change.kind === 'deleted');
}

function scoreOf(
  { atom, line, text, isGone }: Candidate,
  { site, facts }: RootRequest,
  spoken: number,
  removed: readonly string[] | undefined,
): number {
  const around = facts?.function;
  const isNear = around !== undefined && atom.file === site.file && line >= around.line && line <= around.endLine;
  const isChanged = !isGone && removed !== undefined && isAnother(text, removed);
  const isLow = isFrame(text) || (isSignature(text) && !isGone);
  // The site's line or call path still mentions the name of the deleted function, so another function of that name is
  // called now.
  const isLost = isGone && isFunction(text) && spoken > 0;
  return (
    2 * spoken +
    (isLost ? 2 : 0) +
    (isNear ? 1.5 : 0) +
    (isChanged ? 1.5 : 0) -
    (isLow ? 3 : 0) -
    (!isGone && removed !== undefined && isRenamed(atom, text) ? 6 : 0)
  );
}

/** `isAnother` reports whether base had a similar line that isn't just the same line, realigned or moved. */
function isAnother(text: string, removed: readonly string[]): boolean {
  const same = plain(text);
  return (
    removed.every((before) => plain(before) !== same) &&
    removed.some((before) => similarity(before, text) >= leastAlike)
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
