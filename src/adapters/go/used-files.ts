import { join } from 'node:path';
import type { GoPackage } from './go-list.ts';
import { pathBelow } from './paths.ts';

/** Paths of files below the roots, relative to their root. */
export interface UsedFiles {
  /**
   * Files that the tests of some packages are compiled from or embed. A file that can't be parsed counts, because it
   * breaks the build.
   */
  readonly all: readonly string[];
  /**
   * Non-test Go files of packages that import `testing`. Code in these files can receive a benchmark's `*testing.B` and
   * stop the timer.
   */
  readonly testing: readonly string[];
}

/** `usedFiles` lists the files that the tests of some packages use. */
export function usedFiles(
  packages: ReadonlyMap<string, GoPackage>,
  importPaths: readonly string[],
  roots: readonly string[],
): UsedFiles {
  const all = new Set<string>();
  const testing = new Set<string>();
  const add = (used: Set<string>, path: string): void => {
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
    for (const file of filesOf(found, tested.has(path))) add(all, join(found.Dir, file));
    if (found.DefaultPGO !== '') add(all, found.DefaultPGO);
    if (!isOfTests(found) && found.Imports.includes('testing'))
      for (const file of [...found.GoFiles, ...found.CgoFiles]) add(testing, join(found.Dir, file));
  }
  return { all: [...all], testing: [...testing] };
}

/**
 * `isOfTests` reports whether a package is a tested package with its test files, a package of external tests, or the
 * main package that the go command generates to run tests. A package that is compiled again only because it imports a
 * tested package is none of these.
 */
function isOfTests({ ImportPath, ForTest }: GoPackage): boolean {
  const [path = ''] = ImportPath.split(' ');
  return path.endsWith('.test') || (ForTest !== '' && (path === ForTest || path === `${ForTest}_test`));
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
