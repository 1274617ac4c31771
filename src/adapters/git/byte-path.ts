/** A path as git stores it: any bytes but NUL, one character of the string for each byte, slashes between components. */
export type BytePath = string;

/** Splits what git prints with `-z`. */
export function splitAtNul(output: Buffer): BytePath[] {
  const fields = output.toString('latin1').split('\0');
  fields.pop();
  return fields;
}

/** A path of our own (UTF-8) in git's form. */
export function toBytePath(path: string): BytePath {
  return Buffer.from(path).toString('latin1');
}

/** For messages. */
export function showPath(path: BytePath): string {
  return Buffer.from(path, 'latin1').toString();
}

// eslint-disable-next-line no-control-regex -- all of ASCII is meant
const ascii = /^[\u0000-\u007F]*$/;

/** The path below a folder as the file system takes it; bytes where it is more than ASCII, which need not be UTF-8. */
export function nativePath(folder: string, path: BytePath): string | Buffer {
  if (ascii.test(path)) return `${folder}/${path}`;
  return Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(path, 'latin1')]);
}

/** Paths one a field, for git's `--stdin -z`. */
export function joinWithNul(paths: Iterable<BytePath>): Buffer {
  return Buffer.from([...paths].map((path) => `${path}\0`).join(''), 'latin1');
}
