import type { Hunk } from './parse-patch.ts';

/** Head's text with some hunks as they are on base. The hunks must be those of the two texts, in order. */
export function revertHunks(base: string, head: string, hunks: readonly Hunk[], reverted: ReadonlySet<Hunk>): string {
  const [baseLines, headLines] = [linesOf(base), linesOf(head)];
  const kept: string[] = [];
  let next = 0;
  for (const hunk of hunks) {
    const start = firstIndex(hunk.head);
    kept.push(...headLines.slice(next, start));
    const [lines, span] = reverted.has(hunk) ? [baseLines, hunk.base] : [headLines, hunk.head];
    kept.push(...lines.slice(firstIndex(span), firstIndex(span) + span.count));
    next = start + hunk.head.count;
  }
  kept.push(...headLines.slice(next));
  return kept.join('');
}

/** Lines with their ends, so that a missing last line break stays missing. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function firstIndex({ start, count }: { readonly start: number; readonly count: number }): number {
  return count === 0 ? start : start - 1;
}
