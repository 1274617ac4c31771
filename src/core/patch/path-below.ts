/** A path as it is named from a folder; one that lies elsewhere stays as it is. */
export function pathBelow(folder: string, path: string): string {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}
