/** Names of the site's own files. No folder of a package can have such a name. */
const reserved = new Set(['index.html', 'badge.json']);

/**
 * `folderOf` returns the folders that lead from the site's root to a package's page. It returns `undefined` for a path
 * that no Go package has and that could lead elsewhere.
 */
export function folderOf(importPath: string): readonly string[] | undefined {
  const parts = importPath.split('/');
  return parts.every(isFit) ? parts : undefined;
}

function isFit(part: string): boolean {
  return /^[^\p{C}\\:*?"<>|]{1,200}$/u.test(part) && !/^\.+$/.test(part) && !reserved.has(part.toLowerCase());
}

/**
 * `hrefOf` returns the URL of a package's page relative to the site's root. The URL includes the file name, because a
 * site on disk has no server.
 */
export function hrefOf(folders: readonly string[], benchmark?: string): string {
  const path = [...folders.map(encodeURIComponent), 'index.html'].join('/');
  const anchor = benchmark?.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
  return anchor === undefined ? path : `${path}#${encodeURIComponent(anchor)}`;
}

/** `upFrom` returns the URL of the site's root relative to a package's page. */
export function upFrom(folders: readonly string[]): string {
  return '../'.repeat(folders.length);
}
