import { diffArrays } from 'diff';
import type { Hunk, LineSpan } from './parse-patch.ts';
import { linesIn, type Pieces, piecesOf, reordered, spansOf, type Unit } from './reorder.ts';

/** A file of base whose declarations were put in the order of head. */
export interface Aligned {
  readonly text: string;
  /** Base's lines in their new order. */
  readonly order: readonly LineSpan[];
  /** The difference between the aligned text and head's. */
  readonly hunks: readonly Hunk[];
}

/** A file and its declarations, apart from imports. `headEnd` is the last line of its imports; 0 if it has none. */
interface Declared {
  readonly text: string;
  readonly units: readonly Unit[];
  readonly headEnd: number;
}

/** The number of edits between two declarations beyond which they count as unrelated. */
const mostEdits = 2000;

/**
 * `align` puts the declarations of a Go file of base in the order in which they stand on head, so that a declaration
 * that only moved is no difference. The order of top-level declarations has no meaning, except for that of variables
 * and `init` functions (https://go.dev/ref/spec#Package_initialization). It returns `undefined` if nothing moved, or if
 * one of these did.
 */
export function align(base: Declared, head: Declared): Aligned | undefined {
  const [baseLines, headLines] = [linesOf(base.text), linesOf(head.text)];
  const [before, after] = [piecesOf(baseLines, base), piecesOf(headLines, head)];
  if (before === undefined || after === undefined) return undefined;
  const moved = reordered(before, after);
  if (moved === undefined || !runsAlike(before, moved)) return undefined;
  const order = spansOf(moved);
  const lines = linesIn(baseLines, order);
  return { text: `${lines.join('\n')}\n`, order, hunks: hunksBetween(lines, moved, headLines, after) };
}

/** `runsAlike` reports whether the variables and `init` functions of a file are initialized in the same order. */
function runsAlike(one: Pieces, other: Pieces): boolean {
  const [left, right] = [one, other].map(({ parts }) =>
    parts.flatMap(({ key }) => (key.startsWith('var ') || key.startsWith('func init ') ? [key] : [])).join('\n'),
  );
  return left === right;
}

/** `linesOf` returns the lines of a Go file, which go/format ends with a line break. */
function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n');
}

/** `hunksBetween` compares the two sides declaration by declaration. */
function hunksBetween(
  baseLines: readonly string[],
  base: Pieces,
  headLines: readonly string[],
  head: Pieces,
): readonly Hunk[] {
  const hunks: Hunk[] = [];
  // Both sides up to here are compared.
  let [baseEnd, headEnd] = [0, 0];
  const compare = (baseCount: number, headCount: number): void => {
    const [left, right] = [
      baseLines.slice(baseEnd, baseEnd + baseCount),
      headLines.slice(headEnd, headEnd + headCount),
    ];
    for (const { base: ofBase, head: ofHead } of differences(left, right))
      hunks.push({ base: behind(ofBase, baseEnd), head: behind(ofHead, headEnd) });
    baseEnd += baseCount;
    headEnd += headCount;
  };
  const shared = new Set(base.parts.map(({ key }) => key));
  const known = new Set(head.parts.map(({ key }) => key));
  compare(base.preface.count, head.preface.count);
  let next = 0;
  let waiting = 0;
  for (const part of base.parts) {
    if (!known.has(part.key)) {
      waiting += part.count;
      continue;
    }
    let added = 0;
    for (; head.parts[next] !== undefined && head.parts[next]?.key !== part.key; next++)
      if (!shared.has(head.parts[next]?.key ?? '')) added += head.parts[next]?.count ?? 0;
    compare(waiting, added);
    waiting = 0;
    compare(part.count, head.parts[next]?.count ?? 0);
    next++;
  }
  compare(baseLines.length - baseEnd, headLines.length - headEnd);
  return hunks;
}

function behind({ start, count }: LineSpan, lines: number): LineSpan {
  return { start: start + lines, count };
}

/** `differences` returns the runs of lines in which two lists of lines differ. */
function differences(left: readonly string[], right: readonly string[]): readonly Hunk[] {
  const parts = diffArrays([...left], [...right], { maxEditLength: mostEdits });
  if (parts === undefined) return [{ base: span(0, left.length), head: span(0, right.length) }];
  const found: Hunk[] = [];
  let [onBase, onHead, gone, come] = [0, 0, 0, 0];
  for (const { added, removed, count } of [...parts, { added: false, removed: false, count: 0 }]) {
    if (added) come += count;
    else if (removed) gone += count;
    else {
      if (gone + come > 0) found.push({ base: span(onBase, gone), head: span(onHead, come) });
      onBase += gone + count;
      onHead += come + count;
      gone = 0;
      come = 0;
    }
  }
  return found;
}

/** `span` returns a run of lines behind a number of lines; an empty one starts at the line before it. */
function span(before: number, count: number): LineSpan {
  return { start: count === 0 ? before : before + 1, count };
}
