import type { Atom, Sources } from './atoms.ts';
import { takeBack } from './take-back.ts';

/** A piece of one file as base had it. */
export interface Restoration {
  readonly kind: 'as-before';
  readonly words: Readonly<Record<string, string>>;
  /** Replaces whole lines of head. */
  readonly edit: { readonly file: string; readonly line: number; readonly endLine: number; readonly text: string };
  readonly imports: { readonly add: string[]; readonly remove: string[] };
  /** The whole file with it. */
  readonly content: string;
}

/** Longest piece of a file that is offered to be put back as it was, in lines. */
const mostLines = 14;

/** A short piece of one file that was changed, not only added, as it was on base. */
export function asBefore(atoms: readonly Atom[], sources: Sources): Restoration | undefined {
  const [first] = atoms;
  if (first === undefined || atoms.some(({ file, hunk, isTest }) => file !== first.file || !hunk || isTest))
    return undefined;
  if (atoms.every(({ removed }) => removed.length === 0)) return undefined;
  const content = takeBack(atoms, sources).get(first.file);
  const head = sources.head.get(first.file);
  if (content === undefined || head === undefined) return undefined;
  const region = regionBetween(head.split('\n'), content.split('\n'));
  if (Math.max(region.endLine - region.line + 1, region.lines.length) > mostLines) return undefined;
  const { line, endLine, lines } = region;
  return {
    kind: 'as-before',
    words: {},
    edit: { file: first.file, line, endLine, text: lines.join('\n') },
    imports: { add: [], remove: [] },
    content,
  };
}

/** What differs, as a replacement of whole lines of head; where head has none there, together with a line beside. */
function regionBetween(
  head: readonly string[],
  wanted: readonly string[],
): { readonly line: number; readonly endLine: number; readonly lines: readonly string[] } {
  let same = 0;
  while (same < Math.min(head.length, wanted.length) && head[same] === wanted[same]) same++;
  let [end, other] = [head.length, wanted.length];
  while (end > same && other > same && head[end - 1] === wanted[other - 1]) {
    end--;
    other--;
  }
  if (end === same && same > 0) same--;
  else if (end === same) {
    end++;
    other++;
  }
  return { line: same + 1, endLine: end, lines: wanted.slice(same, other) };
}
