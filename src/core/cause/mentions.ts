/** Whether a line of Go holds one of these names as a word of its own. */
export function mentions(line: string, names: readonly string[]): boolean {
  const words = new Set(line.match(/[\p{L}_][\p{L}\p{N}_]*/gu));
  return names.some((name) => words.has(name));
}
