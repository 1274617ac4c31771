/** The maximum number of names in one message. */
const mostNames = 5;

/** `someNames` returns the first few of many names, without duplicates, for a message. */
export function someNames(names: Iterable<string>, most = mostNames): string {
  const all = [...new Set(names)];
  const more = all.length > most ? ` and ${all.length - most} more` : '';
  return `${all.slice(0, most).join(', ')}${more}`;
}
