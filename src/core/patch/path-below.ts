/** `pathBelow` returns a path relative to a folder. It returns a path outside the folder unchanged. */
export function pathBelow(folder: string, path: string): string {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}
