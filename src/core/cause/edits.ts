import type { Hunk } from '../patch/parse-patch.ts';
import { isComment, lineAt, type SourceFile, type SourceLine } from './source-line.ts';

/** Maximum number of unchanged lines between two hunks that count as one edit. */
const mostBetween = 1;

/**
 * `editsOf` joins hunks that are at most one line apart, because reverting half of an edit rarely leaves a sensible
 * program.
 */
export function editsOf(hunks: readonly Hunk[]): readonly (readonly Hunk[])[] {
  const edits: Hunk[][] = [];
  for (const hunk of hunks) {
    const last = edits.at(-1);
    const before = last?.at(-1);
    if (last === undefined || before === undefined || firstOf(hunk.head) - endOf(before.head) > mostBetween)
      edits.push([hunk]);
    else last.push(hunk);
  }
  return edits;
}

/** `spanOfEdit` returns the range from the first to the last line of an edit, on both sides. */
export function spanOfEdit(hunks: readonly Hunk[]): Hunk | undefined {
  const [first] = hunks;
  const last = hunks.at(-1);
  if (first === undefined || last === undefined || first === last) return first;
  return { base: span(first.base, last.base), head: span(first.head, last.head) };
}

/**
 * `firstOf` returns the first line of one side of a hunk. As in unified diffs, an empty side starts at the line before
 * the hunk, so the line after that is returned.
 */
function firstOf({ start, count }: Hunk['head']): number {
  return count === 0 ? start + 1 : start;
}

function endOf(lines: Hunk['head']): number {
  return firstOf(lines) + lines.count;
}

function span(from: Hunk['head'], to: Hunk['head']): Hunk['head'] {
  const start = firstOf(from);
  return { start, count: endOf(to) - start };
}

/** Both sides of a file. */
export interface FileSides {
  readonly base: SourceFile;
  readonly head: SourceFile;
}

/** `linesOf` returns the lines of one side that a hunk covers. */
export function linesOf(file: SourceFile, { start, count }: Hunk['head']): readonly SourceLine[] {
  return Array.from({ length: count }, (_, index) => lineAt(file, start + index));
}

/**
 * `isInert` reports whether a hunk of a Go file changes nothing that a build sees, only blank lines and comments that
 * aren't directives.
 */
export function isInert(file: string, hunk: Hunk, { base, head }: FileSides): boolean {
  return (
    file.endsWith('.go') &&
    // With cgo, a comment can be source code (https://pkg.go.dev/cmd/cgo).
    [base, head].every(({ cgo, facts }) => !cgo && facts.size > 0) &&
    [...linesOf(base, hunk.base), ...linesOf(head, hunk.head)].every(isComment)
  );
}
