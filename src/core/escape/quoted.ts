/** Longest piece of source that a sentence quotes, in characters. */
const longest = 60;

/** A piece of source in backquotes, shortened. */
export function quoted(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
  return `\`${short.replaceAll('`', "'")}\``;
}
