/**
 * A path as git stores it: any bytes except NUL, with slashes between components. Each character of the string is one
 * byte.
 */
export type BytePath = string;

/** `splitAtNul` splits the output of a git command with `-z` into its fields. */
export function splitAtNul(output: Buffer): BytePath[] {
  const fields = output.toString('latin1').split('\0');
  fields.pop();
  return fields;
}

/**
 * `toBytePath` converts an ordinary string to a path in which each character is one byte of the string's UTF-8 form.
 */
export function toBytePath(path: string): BytePath {
  return Buffer.from(path).toString('latin1');
}

/** `showPath` decodes a path as UTF-8, so that messages can show it. */
export function showPath(path: BytePath): string {
  return Buffer.from(path, 'latin1').toString();
}

// eslint-disable-next-line no-control-regex -- the range is all of ASCII, including control characters
const ascii = /^[\u0000-\u007F]*$/;

/**
 * `nativePath` returns the path below a folder in the form that the file system needs. A path that isn't pure ASCII
 * becomes a buffer of bytes, because it may not be valid UTF-8.
 */
export function nativePath(folder: string, path: BytePath): string | Buffer {
  if (ascii.test(path)) return `${folder}/${path}`;
  return Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(path, 'latin1')]);
}

/** `joinWithNul` returns paths as git's `--stdin -z` expects them: as bytes, each path followed by NUL. */
export function joinWithNul(paths: Iterable<BytePath>): Buffer {
  return Buffer.from([...paths].map((path) => `${path}\0`).join(''), 'latin1');
}
