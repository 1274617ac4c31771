import { isAbsolute, relative } from 'node:path';

/** `withoutCache` returns a pathspec for all of a working tree except our own cache folder, in case it is there. */
export function withoutCache(root: string, cacheFolder: string): string[] {
  const inside = relative(root, cacheFolder);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return [];
  return ['--', ':(top)', `:(top,exclude,literal)${inside}`];
}
