import { resolve } from 'node:path';
import { pathBelow } from './paths.ts';

/**
 * `isOwnFile` returns a function that reports whether a path in a message of the go command is that of a file in the
 * snapshot. Paths in messages are relative to the go command's working folder.
 */
export function isOwnFile(folder: string, roots: readonly string[]): (path: string) => boolean {
  return (path) => {
    const full = resolve(folder, path);
    return roots.some((root) => pathBelow(root, full) !== undefined);
  };
}
