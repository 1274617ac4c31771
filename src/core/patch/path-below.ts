/** `pathBelow` returns a path relative to a folder; a path elsewhere is returned unchanged. */
export function pathBelow(folder: string, path: string): string {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}
