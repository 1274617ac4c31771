import { join } from 'node:path';
import type { GoPackage } from './go-list.ts';
import { pathBelow } from './paths.ts';

/**
 * Lists the files below the roots that the tests of some packages are compiled from, or embed; paths from the root.
 * A file that cannot be parsed counts: it breaks the build.
 */
export function usedFiles(
  packages: ReadonlyMap<string, GoPackage>,
  importPaths: readonly string[],
  roots: readonly string[],
): string[] {
  const used = new Set<string>();
  const add = (path: string): void => {
    const below = roots.map((root) => pathBelow(root, path)).find((found) => found !== undefined);
    if (below !== undefined) used.add(below);
  };
  const tested = new Set(importPaths);
  const seen = new Set<string>();
  const open = importPaths.flatMap((path) => [path, `${path}.test`]);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const found = packages.get(path);
    if (found === undefined || found.Standard || seen.has(path)) continue;
    seen.add(path);
    open.push(...found.Imports);
    if (found.Dir === '') continue;
    for (const file of filesOf(found, tested.has(path))) add(join(found.Dir, file));
    if (found.DefaultPGO !== '') add(found.DefaultPGO);
  }
  return [...used];
}

function filesOf(found: GoPackage, tested: boolean): string[] {
  return [
    found.GoFiles,
    found.CgoFiles,
    found.CFiles,
    found.CXXFiles,
    found.MFiles,
    found.HFiles,
    found.FFiles,
    found.SFiles,
    found.SwigFiles,
    found.SwigCXXFiles,
    found.SysoFiles,
    found.InvalidGoFiles,
    found.EmbedFiles,
    ...(tested ? [found.TestGoFiles, found.XTestGoFiles, found.TestEmbedFiles, found.XTestEmbedFiles] : []),
  ].flat();
}
