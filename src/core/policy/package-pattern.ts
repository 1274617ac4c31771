/** The two names of a package that patterns can match. */
export interface PackageName {
  readonly importPath: string;
  /** The package's folder, relative to the folder of the configuration file: `.`, `./order`, `../other`. */
  readonly path: string;
}

/** `checkPackagePattern` returns why a package pattern can't match anything, or `undefined` if it can. */
export function checkPackagePattern(pattern: string): string | undefined {
  if (/\s/.test(pattern)) return 'expected a package pattern without spaces';
  if (pattern.startsWith('/')) {
    return 'expected a pattern such as ./order/... or an import path, not an absolute path';
  }
  return undefined;
}

/**
 * `matchPackage` reports whether a pattern matches a package, by the go command's rules (`go help packages`): `...`
 * matches any text, including slashes and the empty string, and a final `/...` also matches the folder itself. The
 * patterns `.` and `..`, and those that begin with `./` or `../`, match folders; others match import paths.
 */
export function matchPackage(pattern: string, name: PackageName): boolean {
  const local = pattern === '.' || pattern === '..' || pattern.startsWith('./') || pattern.startsWith('../');
  return local ? matchFolders(pattern, name.path) : matchWildcards(pattern, name.importPath);
}

/**
 * `matchFolders` matches a pattern and a folder that are relative to the same starting point. `./...` doesn't match
 * `../other`, because that folder isn't below the starting point.
 */
function matchFolders(pattern: string, path: string): boolean {
  const [wanted, given] = [climb(pattern), climb(path)];
  if (wanted.up === given.up) return matchWildcards(wanted.rest, given.rest);
  // A pattern that begins with more `..` than the path matches only if the rest of it is `...` (everything below),
  // because the names of the folders in between aren't known here.
  return wanted.up > given.up && wanted.rest === '...';
}

/**
 * `climb` splits the relative path of a folder into the number of `..` at its beginning and the rest of the path, which
 * is empty for the starting point itself.
 */
function climb(path: string): { readonly up: number; readonly rest: string } {
  const parts = path.split('/').filter((part) => part !== '.' && part !== '');
  const up = parts.findIndex((part) => part !== '..');
  const levels = up === -1 ? parts.length : up;
  return { up: levels, rest: parts.slice(levels).join('/') };
}

function matchWildcards(pattern: string, text: string): boolean {
  return matchPieces(pattern, text) || (pattern.endsWith('/...') && matchPieces(pattern.slice(0, -4), text));
}

function matchPieces(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('...');
  if (rest.length === 0) return pattern === text;
  if (!text.startsWith(first)) return false;
  const last = rest.pop() ?? '';
  let at = first.length;
  // It is enough to find the leftmost occurrence of each piece, because `...` matches any text.
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
