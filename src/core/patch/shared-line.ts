/**
 * `sharedLine` returns the number that a line of `from` has in `to`, a version of the same text that differs in one
 * region. The number is the same before the region, shifted after it, and `undefined` inside it. Line numbers start at
 * 1.
 */
export function sharedLine(from: string, to: string, line: number): number | undefined {
  if (from === to) return line;
  const [before, after] = [from.split('\n'), to.split('\n')];
  if (line < 1 || line > before.length) return undefined;
  const same = (a: number, b: number): boolean => before[a] === after[b] && a >= 0 && b >= 0;
  let head = 0;
  while (head < before.length && same(head, head)) head++;
  if (line <= head) return line;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    same(before.length - 1 - tail, after.length - 1 - tail)
  )
    tail++;
  return line > before.length - tail ? line + after.length - before.length : undefined;
}
