import type { LineSpan } from './parse-patch.ts';

/** A top-level declaration: what it declares, and its lines with its doc comment. */
export interface Unit {
  /** The same for the same declaration on both sides. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** The pieces of a file's text, in an order in which its declarations stand as they do on the other side. */
export interface Pieces {
  /** The lines before the first declaration, and those behind the last one. */
  readonly preface: LineSpan;
  readonly tail: LineSpan;
  /** One piece for each declaration: its lines, and those between it and the declaration before it. */
  readonly parts: readonly (LineSpan & { readonly key: string })[];
}

/**
 * `piecesOf` splits a file's lines into pieces, or returns `undefined` if two declarations share a line. `units` must
 * be in the order of the file, and `headEnd` is the last line of its imports.
 */
export function piecesOf(
  lines: readonly string[],
  { units, headEnd }: { readonly units: readonly Unit[]; readonly headEnd: number },
): Pieces | undefined {
  const [first] = units;
  if (first === undefined || first.start <= headEnd) return undefined;
  let end = headEnd;
  // Without imports, only the blank lines above the first declaration are known to belong to it.
  if (headEnd === 0) for (end = first.start - 1; end > 0 && lines[end - 1]?.trim() === ''; end--);
  const preface = { start: 1, count: end };
  const parts: (LineSpan & { key: string })[] = [];
  for (const unit of units) {
    if (unit.start <= end || unit.end < unit.start || unit.end > lines.length) return undefined;
    parts.push({ key: unit.key, start: end + 1, count: unit.end - end });
    ({ end } = unit);
  }
  return { preface, parts, tail: { start: end + 1, count: lines.length - end } };
}

/**
 * `reordered` returns base's pieces in the order of head's: a declaration that head doesn't have stays behind the one
 * before it. It returns `undefined` if nothing has moved.
 */
export function reordered(base: Pieces, head: Pieces): Pieces | undefined {
  const places = new Map(head.parts.map(({ key }, index) => [key, index]));
  const groups: { place: number; parts: (LineSpan & { readonly key: string })[] }[] = [{ place: -1, parts: [] }];
  for (const part of base.parts) {
    const place = places.get(part.key);
    if (place === undefined) groups.at(-1)?.parts.push(part);
    else groups.push({ place, parts: [part] });
  }
  const sorted = groups.toSorted((a, b) => a.place - b.place);
  if (sorted.every((group, index) => group === groups[index])) return undefined;
  return { ...base, parts: sorted.flatMap(({ parts }) => parts) };
}

/** `spansOf` returns the spans of all pieces in their order. */
export function spansOf({ preface, parts, tail }: Pieces): readonly LineSpan[] {
  return [preface, ...parts.map(({ start, count }) => ({ start, count })), tail];
}

/** `linesIn` returns the lines in the order of the spans. */
export function linesIn(lines: readonly string[], order: readonly LineSpan[]): readonly string[] {
  return order.flatMap(({ start, count }) => lines.slice(start - 1, start - 1 + count));
}

/** `placeIn` returns the number that a line has once the spans are put in their order. */
export function placeIn(order: readonly LineSpan[], line: number): number | undefined {
  let before = 0;
  for (const { start, count } of order) {
    if (line >= start && line < start + count) return before + line - start + 1;
    before += count;
  }
  return undefined;
}

/** `lineAt` is the inverse of `placeIn`. */
export function lineAt(order: readonly LineSpan[], place: number): number | undefined {
  let before = 0;
  for (const { start, count } of order) {
    if (place > before && place <= before + count) return start + place - before - 1;
    before += count;
  }
  return undefined;
}
