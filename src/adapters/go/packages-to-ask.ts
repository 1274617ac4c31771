import type { DiagnosticsRequest } from '../../ports.ts';
import type { Toolchain } from './environment.ts';
import type { Surroundings } from './go-command.ts';
import { type GoPackage, listWithDependencies } from './go-list.ts';
import { pathBelow } from './paths.ts';

/**
 * Maximum number of packages to compile again for their diagnostics. If there are more, only the packages in the
 * requested folders are compiled again, not those between them in the import graph.
 */
const mostPackages = 60;

/**
 * `packagesToAsk` returns the import paths of the packages whose diagnostics the compiler should print. They are inside
 * the snapshot. If `folders` is given, they are in these folders or, in the import graph, between two packages in these
 * folders, because escape information passes from a callee's package to its callers'. The list is empty if the packages
 * can't be listed; the log then says why.
 */
export async function packagesToAsk(
  surroundings: Surroundings,
  toolchain: Toolchain,
  { folder, root, importPaths, folders, flags }: DiagnosticsRequest & { readonly flags: readonly string[] },
): Promise<readonly string[]> {
  const listed = await listWithDependencies(surroundings, toolchain, { folder, patterns: importPaths, flags });
  if (listed.kind === 'failure') {
    surroundings.log.debug(`no compiler diagnostics for ${folder}: ${listed.message}`);
    return [];
  }
  const inside = new Map(
    [...listed.packages].filter(([, found]) => !found.Standard && userFolder(found, root) !== undefined),
  );
  if (folders === undefined) return pathsOf(inside.values());
  const wanted = [...inside.values()].filter((found) => folders.has(userFolder(found, root) ?? ''));
  const all = pathsOf([...wanted, ...between(inside, wanted)]);
  return all.length <= mostPackages ? all : pathsOf(wanted);
}

/**
 * `userFolder` returns a package's folder relative to the root, or `undefined` if it is outside. Vendored packages
 * aren't the user's.
 */
function userFolder({ Dir }: GoPackage, root: string): string | undefined {
  const below = Dir === '' ? undefined : pathBelow(root, Dir);
  return below === undefined || below.split('/').includes('vendor') ? undefined : below;
}

/**
 * `between` returns the packages that import one of `ends` and are imported by another of `ends`, in each case directly
 * or indirectly.
 */
function between(packages: ReadonlyMap<string, GoPackage>, ends: readonly GoPackage[]): readonly GoPackage[] {
  const importers = new Map<string, string[]>();
  for (const [path, { Imports }] of packages)
    for (const imported of Imports) {
      const known = importers.get(imported);
      if (known === undefined) importers.set(imported, [path]);
      else known.push(path);
    }
  const start = ends.map(({ ImportPath }) => ImportPath);
  const above = reachable(start, (path) => importers.get(path) ?? []);
  const below = reachable(start, (path) => packages.get(path)?.Imports ?? []);
  return [...packages].flatMap(([path, found]) => (above.has(path) && below.has(path) ? [found] : []));
}

function reachable(start: readonly string[], next: (path: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...start];
  for (let path = open.pop(); path !== undefined; path = open.pop())
    for (const found of next(path))
      if (!seen.has(found)) {
        seen.add(found);
        open.push(found);
      }
  return seen;
}

/**
 * `pathsOf` returns import paths without the suffix of a test variant, because the go command matches patterns against
 * the bare path.
 */
function pathsOf(packages: Iterable<GoPackage>): readonly string[] {
  return [...new Set([...packages].map(({ ImportPath }) => ImportPath.split(' ')[0] ?? ImportPath))];
}
