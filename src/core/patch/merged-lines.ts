import type { Hunk } from './parse-patch.ts';

/** A line of a file as a diff shows it, with both line numbers if both sides have it. */
export interface MergedLine {
  readonly base: number | undefined;
  readonly head: number | undefined;
  readonly text: string;
}

/**
 * `mergedLines` returns the lines of both sides in the order of a diff. The hunks must come from a diff of the two
 * texts.
 */
export function mergedLines(base: string, head: string, hunks: readonly Hunk[]): readonly MergedLine[] {
  const texts = { base: linesOf(base), head: linesOf(head) };
  const merged: MergedLine[] = [];
  let [onBase, onHead] = [1, 1];
  const shared = (end: number): void => {
    while (onHead < end) merged.push({ base: onBase++, head: onHead, text: texts.head[onHead++ - 1] ?? '' });
  };
  for (const hunk of hunks) {
    shared(hunk.head.count === 0 ? hunk.head.start + 1 : hunk.head.start);
    for (let left = hunk.base.count; left > 0; left--)
      merged.push({ base: onBase, head: undefined, text: texts.base[onBase++ - 1] ?? '' });
    for (let left = hunk.head.count; left > 0; left--)
      merged.push({ base: undefined, head: onHead, text: texts.head[onHead++ - 1] ?? '' });
  }
  shared(texts.head.length + 1);
  return merged;
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}
