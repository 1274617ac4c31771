/** `folderOf` returns the folder of a path with slashes, or `''` for a path without a folder. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
