/** A line of the standard library's source, or part of one, and what stands there instead. */
export interface Hook {
  readonly line: string;
  /** The number of its occurrences in every supported Go version. */
  readonly times: number;
  readonly becomes: string;
}

/**
 * `hookLines` replaces lines of a source by others, in their order, or returns `undefined` if one doesn't occur as often
 * as it should. No line number changes.
 */
export function hookLines(source: string, hooks: readonly Hook[]): string | undefined {
  let text = source;
  for (const { line, times, becomes } of hooks) {
    if (text.split(line).length !== times + 1) return undefined;
    text = text.replaceAll(line, () => becomes);
  }
  return text;
}
