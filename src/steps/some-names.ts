/** Names in one message. */
const mostNames = 5;

/** A few names of many, each once, for a message. */
export function someNames(names: Iterable<string>): string {
  const all = [...new Set(names)];
  const more = all.length > mostNames ? ` and ${all.length - mostNames} more` : '';
  return `${all.slice(0, mostNames).join(', ')}${more}`;
}
