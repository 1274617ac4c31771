import { isAbsolute, relative } from 'node:path';

/**
 * `withoutCache` returns pathspecs for the whole working tree except our cache folder, if that folder is inside the
 * tree.
 */
export function withoutCache(root: string, cacheFolder: string): string[] {
  const inside = relative(root, cacheFolder);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return [];
  return ['--', ':(top)', `:(top,exclude,literal)${inside}`];
}
