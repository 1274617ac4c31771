import { resolve } from 'node:path';
import { pathBelow } from './paths.ts';

/**
 * `isOwnFile` tells the files of a snapshot from others by the path in a message, which is relative to the folder that
 * go ran in.
 */
export function isOwnFile(folder: string, roots: readonly string[]): (path: string) => boolean {
  return (path) => {
    const full = resolve(folder, path);
    return roots.some((root) => pathBelow(root, full) !== undefined);
  };
}
