/**
 * `permalink` returns the address of a line of a file at a commit. `repository` is its page, such as
 * `https://github.com/octo/shop`.
 */
export function permalink(repository: string, commit: string, file: string, line: number): string {
  // Half of a surrogate pair has no encoding, and no file of a commit has it in its name.
  const path = file
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll(/[()'*!~]/g, (character) => `%${hex(character)}`))
    .join('/');
  return `${repository}/blob/${commit}/${path}#L${line}`;
}

/** `hex` encodes characters that mean something in Markdown and that encodeURIComponent leaves alone. */
function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
}
