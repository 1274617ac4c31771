import { isAbsolute, relative, sep } from 'node:path';

/**
 * `pathBelow` returns a path relative to a folder, with slashes. It returns `''` for the folder itself, and `undefined`
 * for anything outside.
 */
export function pathBelow(folder: string, path: string): string | undefined {
  const found = relative(folder, path);
  if (found === '..' || found.startsWith(`..${sep}`) || isAbsolute(found)) return undefined;
  return withSlashes(found);
}

export function withSlashes(path: string): string {
  return path.split(sep).join('/');
}
