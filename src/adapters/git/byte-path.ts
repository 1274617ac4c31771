/** A path as git stores it: any bytes but NUL, one character of the string for each byte, slashes between components. */
export type BytePath = string;

/** `splitAtNul` splits what git prints with `-z`. */
export function splitAtNul(output: Buffer): BytePath[] {
  const fields = output.toString('latin1').split('\0');
  fields.pop();
  return fields;
}

/** `toBytePath` returns a path of our own (UTF-8) in git's form. */
export function toBytePath(path: string): BytePath {
  return Buffer.from(path).toString('latin1');
}

/** `showPath` returns a path for messages. */
export function showPath(path: BytePath): string {
  return Buffer.from(path, 'latin1').toString();
}

// eslint-disable-next-line no-control-regex -- all of ASCII is meant
const ascii = /^[\u0000-\u007F]*$/;

/**
 * `nativePath` returns the path below a folder as the file system takes it: bytes if it is more than ASCII, because it
 * needn't be UTF-8.
 */
export function nativePath(folder: string, path: BytePath): string | Buffer {
  if (ascii.test(path)) return `${folder}/${path}`;
  return Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(path, 'latin1')]);
}

/** `joinWithNul` joins paths for git's `--stdin -z`. */
export function joinWithNul(paths: Iterable<BytePath>): Buffer {
  return Buffer.from([...paths].map((path) => `${path}\0`).join(''), 'latin1');
}
