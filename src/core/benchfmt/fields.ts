// The characters of Go's unicode.IsSpace. JavaScript's \s differs: it includes U+FEFF and lacks U+0085.
const spaces = '\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const fieldPattern = new RegExp(`[^${spaces}]+`, 'gu');
const spacePattern = new RegExp(`^[${spaces}]$`, 'u');

/** `isSpace` reports whether the character is white space according to Go's `unicode.IsSpace`. */
export function isSpace(character: string): boolean {
  return spacePattern.test(character);
}

/** `splitFields` splits a line at white space, as golang.org/x/perf/benchfmt does. */
export function splitFields(text: string): string[] {
  return text.match(fieldPattern) ?? [];
}
