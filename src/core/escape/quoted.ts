import { withoutMadeUp } from './made-up.ts';

/** Longest piece of source that a sentence quotes, in characters. */
const longest = 60;

/**
 * `quoted` formats a piece of source for a sentence: in backquotes, on one line, shortened, and without
 * compiler-generated names.
 */
export function quoted(text: string): string {
  const line = withoutMadeUp(text.replaceAll(/\s+/g, ' '));
  const short = line.length > longest ? `${line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
  return `\`${short.replaceAll('`', "'")}\``;
}
