/** A package as patterns see it. */
export interface PackageName {
  readonly importPath: string;
  /** Folder relative to the configuration's: `.`, `./order`, `../other`. */
  readonly path: string;
}

/** `checkPackagePattern` says why a package pattern can't match anything, or returns `undefined` if it can. */
export function checkPackagePattern(pattern: string): string | undefined {
  if (/\s/.test(pattern)) return `a package pattern has no spaces: ${JSON.stringify(pattern)}`;
  if (pattern.startsWith('/')) {
    return 'expected a pattern such as ./order/... or an import path, not an absolute path';
  }
  return undefined;
}

/**
 * `matchPackage` reports whether a pattern matches a package, as the go command does (`go help packages`): `...` is any
 * text, including none and slashes, and a final `/...` includes the folder itself. Patterns that begin with a dot match
 * folders, others import paths.
 */
export function matchPackage(pattern: string, name: PackageName): boolean {
  const local = pattern === '.' || pattern === '..' || pattern.startsWith('./') || pattern.startsWith('../');
  return local ? matchFolders(pattern, name.path) : matchWildcards(pattern, name.importPath);
}

/**
 * `matchFolders` compares folders from the same starting point, however many levels up it is: `./...` doesn't include
 * `../other`.
 */
function matchFolders(pattern: string, path: string): boolean {
  const [wanted, given] = [climb(pattern), climb(path)];
  if (wanted.up === given.up) return matchWildcards(wanted.rest, given.rest);
  // From further up than the package, only "everything below" is known to include it, because the folders between have
  // no names here.
  return wanted.up > given.up && wanted.rest === '...';
}

/**
 * `climb` returns a relative folder as a number of levels up and the folder from there; an empty one is the starting
 * point itself.
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
  // Matching the pieces between at their leftmost places is enough, because `...` matches any text.
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
