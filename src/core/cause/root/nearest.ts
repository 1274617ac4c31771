import type { FileChange } from '../../patch/parse-patch.ts';
import { similarity } from '../../profile/similarity.ts';
import type { Atom } from '../atoms.ts';
import { namesIn } from '../mentions.ts';
import { isCode, isFrame, isSignature } from './line-kinds.ts';
import { type SiteNames, siteNames } from './names.ts';
import { isRenamed } from './renamed.ts';
import type { Finder, Root, RootRequest } from './request.ts';

/** A changed line, judged alone. */
interface Candidate {
  readonly atom: Atom;
  readonly line: number;
  readonly text: string;
  /** Of base: head has the place only. */
  readonly isGone: boolean;
}

/** How alike a line of base must be for the two to be one that was changed. */
const leastAlike = 0.5;
/** Comparisons of lines that one search is worth. */
const mostCompared = 200_000;

/**
 * The line of a proven part that speaks most for itself: it holds a name that the site has to do with, stands in its
 * declaration, or says something else than a like line of base did. Signatures and what only opens a block come last, lines
 * that say what base said even later, and a deleted file only where there is nothing else.
 */
export const nearest: Finder = (request) => {
  const found = bestOf(request);
  if (found !== undefined) return found.root;
  const atom = request.atoms.find((one) => !isDeleted(one)) ?? request.atoms[0];
  return atom === undefined ? undefined : { atom, file: atom.file, line: atom.lines.start, by: 'nearest' };
};

/** The same, only where something speaks for the line. */
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
    const spoken = spokenOf(candidate.text, names);
    return { candidate, spoken, score: scoreOf(candidate, request, spoken.weight, isWide ? [] : removed) };
  });
  const [best] = scored.toSorted((a, b) => b.score - a.score);
  if (best === undefined) return undefined;
  const { atom, line } = best.candidate;
  return { root: { atom, file: atom.file, line, by: 'nearest', name: best.spoken.name }, score: best.score };
}

function linesOf(atom: Atom): readonly Candidate[] {
  if (isDeleted(atom)) return [];
  const { added, removed, lines } = atom;
  if (added.length > 0)
    return added.flatMap((text, index) =>
      isCode(text) ? [{ atom, line: lines.start + index, text, isGone: false }] : [],
    );
  return removed.flatMap((text) => (isCode(text) ? [{ atom, line: lines.start, text, isGone: true }] : []));
}

function isDeleted({ kind, changes }: Atom): boolean {
  return kind === 'file' && changes.every((change: FileChange) => change.kind === 'deleted');
}

function scoreOf(
  { atom, line, text, isGone }: Candidate,
  { site, facts }: RootRequest,
  spoken: number,
  removed: readonly string[],
): number {
  const around = facts?.function;
  const isNear = around !== undefined && atom.file === site.file && line >= around.line && line <= around.endLine;
  const isChanged =
    !isGone &&
    removed.some((before) => similarity(before.trim(), text.trim()) >= leastAlike && before.trim() !== text.trim());
  const isLow = isFrame(text) || isSignature(text);
  return (
    2 * spoken +
    (isNear ? 1.5 : 0) +
    (isChanged ? 1.5 : 0) -
    (isLow ? 3 : 0) -
    (!isGone && isRenamed(atom, text) ? 6 : 0)
  );
}

/** The name in a line that says most, and how much. */
function spokenOf(text: string, names: SiteNames): { readonly name: string | undefined; readonly weight: number } {
  const [best] = namesIn(text)
    .map((name) => ({ name, weight: names.get(name) ?? 0 }))
    .toSorted((a, b) => b.weight - a.weight);
  return best === undefined || best.weight === 0 ? { name: undefined, weight: 0 } : best;
}
