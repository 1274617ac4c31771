import { isAbsolute, relative } from 'node:path';

/** A pathspec for all of a working tree but our own cache folder, should that lie in it. */
export function withoutCache(root: string, cacheFolder: string): string[] {
  const inside = relative(root, cacheFolder);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return [];
  return ['--', ':(top)', `:(top,exclude,literal)${inside}`];
}
