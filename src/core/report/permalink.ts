/**
 * `permalink` returns the URL of a line of a file at a commit. `repository` is the URL of the repository, such as
 * `https://github.com/octo/shop`.
 */
export function permalink(repository: string, commit: string, file: string, line: number): string {
  // A lone surrogate can't be encoded, and no file of a commit has one in its name.
  const path = file
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll(/[()'*!~]/g, (character) => `%${hex(character)}`))
    .join('/');
  return `${repository}/blob/${commit}/${path}#L${line}`;
}

/**
 * `hex` returns the hexadecimal code of a character. It is used for characters that are special in Markdown but that
 * encodeURIComponent doesn't encode.
 */
function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
}
