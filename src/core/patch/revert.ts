import type { Hunk } from './parse-patch.ts';

/**
 * `revertHunks` returns head's text with the hunks in `reverted` replaced by base's lines. `hunks` must come from a
 * diff of the two texts, in order.
 */
export function revertHunks(base: string, head: string, hunks: readonly Hunk[], reverted: ReadonlySet<Hunk>): string {
  const [baseLines, headLines] = [linesOf(base), linesOf(head)];
  let text = '';
  let next = 0;
  for (const hunk of hunks) {
    const start = firstIndex(hunk.head);
    text += headLines.slice(next, start).join('');
    const [lines, span] = reverted.has(hunk) ? [baseLines, hunk.base] : [headLines, hunk.head];
    text += lines.slice(firstIndex(span), firstIndex(span) + span.count).join('');
    next = start + hunk.head.count;
  }
  return text + headLines.slice(next).join('');
}

/** `linesOf` returns the lines of a text with their line breaks, so that a missing final line break stays missing. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function firstIndex({ start, count }: { readonly start: number; readonly count: number }): number {
  return count === 0 ? start : start - 1;
}
