import { resolve } from 'node:path';
import { pathBelow } from './paths.ts';

/**
 * `isOwnFile` returns a function that reports whether a path in a message is that of a file in the snapshot. Such paths
 * are relative to the go command's working folder.
 */
export function isOwnFile(folder: string, roots: readonly string[]): (path: string) => boolean {
  return (path) => {
    const full = resolve(folder, path);
    return roots.some((root) => pathBelow(root, full) !== undefined);
  };
}
