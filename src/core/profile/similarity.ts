/**
 * `similarity` returns how similar two lines of source code are, from 0 to 1: the number of shared words divided by the
 * number of all words (Jaccard).
 */
export function similarity(a: string, b: string): number {
  const [left, right] = [words(a), words(b)];
  if (left.size === 0 && right.size === 0) return 1;
  let shared = 0;
  for (const word of left) if (right.has(word)) shared++;
  return shared / (left.size + right.size - shared);
}

function words(line: string): ReadonlySet<string> {
  return new Set(line.match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu));
}
