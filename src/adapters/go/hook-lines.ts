/** A line of the standard library's source, or part of one, and its replacement. */
export interface Hook {
  readonly line: string;
  /** How often the line occurs in the file; the same in every supported Go version. */
  readonly times: number;
  readonly becomes: string;
}

/**
 * `hookLines` replaces lines of a source file, in the order of the hooks. It returns `undefined` if a line doesn't
 * occur as often as expected. Line numbers don't change.
 */
export function hookLines(source: string, hooks: readonly Hook[]): string | undefined {
  let text = source;
  for (const { line, times, becomes } of hooks) {
    if (text.split(line).length !== times + 1) return undefined;
    text = text.replaceAll(line, () => becomes);
  }
  return text;
}
