import type { FileChange, Hunk } from '../patch/parse-patch.ts';

type Modified = FileChange & { readonly kind: 'modified' };

/** Unchanged lines between two hunks that are one edit nevertheless. */
const mostBetween = 1;

/** The same change with hunks that lie a line apart joined: half of an edit taken back is seldom a program that anybody meant. */
export function withJoinedHunks(change: Modified): Modified {
  const joined: Hunk[] = [];
  for (const hunk of change.hunks) {
    const last = joined.at(-1);
    if (last === undefined || firstOf(hunk.head) - endOf(last.head) > mostBetween) joined.push(hunk);
    else joined[joined.length - 1] = { base: span(last.base, hunk.base), head: span(last.head, hunk.head) };
  }
  return { ...change, hunks: joined };
}

/** A count of 0 stands behind its line, as in unified diffs: first line of what follows, and of what comes behind. */
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

/** Lines of both sides of a file. */
export interface SideLines {
  readonly base: readonly string[];
  readonly head: readonly string[];
}

/** The lines of one side that a hunk is about. */
export function linesOf(lines: readonly string[], { start, count }: Hunk['head']): readonly string[] {
  return count === 0 ? [] : lines.slice(start - 1, start - 1 + count);
}

/** Whether a hunk of a Go file changes nothing that a build sees: comments that are no directives, and blank lines. */
export function isInert(file: string, hunk: Hunk, { base, head }: SideLines): boolean {
  return (
    file.endsWith('.go') &&
    [...linesOf(base, hunk.base), ...linesOf(head, hunk.head)].every(isComment) &&
    // There a comment is source (https://pkg.go.dev/cmd/cgo).
    ![...base, ...head].some((line) => /^\s*(?:import\s+)?"C"\s*$/.test(line))
  );
}

/** `//go:noinline`, `//export F` and `//line` have no space behind the slashes (https://go.dev/doc/comment#syntax). */
function isComment(line: string): boolean {
  return /^\s*(?:\/\/(?:\s.*)?)?$/.test(line) && !/^\/\/\s*\+build\b/.test(line);
}
