import { parsePatch } from '../core/patch/parse-patch.ts';
import { prefixesOf } from '../core/patch/side-prefixes.ts';
import type { Ports } from '../ports.ts';
import type { SideUnderTest } from './side.ts';
import { someNames } from './some-names.ts';
import { packagePath } from './subject.ts';

/** Maps base's import path of a package to head's, for packages whose import path changed. */
export type Renames = ReadonlyMap<string, string>;

/**
 * `renamedPackages` returns the packages to which the change gave a different import path. Such a package is in the
 * same folder as before (the module's path changed), or in the folder to which its Go files moved, according to git.
 * Without this, every regression in a renamed package would look like an added benchmark.
 */
export async function renamedPackages(ports: Ports, base: SideUnderTest, head: SideUnderTest): Promise<Renames> {
  const gone = foldersOf(base, head);
  const come = foldersOf(head, base);
  const renames = new Map<string, string>();
  if (gone.size === 0 || come.size === 0) return renames;
  const pair = (from: string, to: string): void => {
    const [before, after] = [gone.get(from), come.get(to)];
    if (before === undefined || after === undefined) return;
    renames.set(before, after);
    gone.delete(from);
    come.delete(to);
  };
  for (const folder of gone.keys()) pair(folder, folder);
  if (gone.size === 0 || come.size === 0) return renames;
  for (const { from, to } of await movedFolders(ports, base, head)) pair(from, to);
  return renames;
}

/** `foldersOf` returns the import paths that the other side doesn't have, by their folders relative to the root. */
function foldersOf(side: SideUnderTest, other: SideUnderTest): Map<string, string> {
  const only = [...side.packages].filter(([importPath]) => !other.packages.has(importPath));
  return new Map(only.map(([importPath, { folder }]) => [packagePath(side.root, '', folder), importPath]));
}

interface Move {
  readonly from: string;
  readonly to: string;
  readonly files: number;
}

/**
 * `movedFolders` returns moves between two folders. A folder counts as moved if at least half of the Go files that left
 * it went to the same folder. Moves with the most files come first.
 */
async function movedFolders(ports: Ports, base: SideUnderTest, head: SideUnderTest): Promise<readonly Move[]> {
  let patch: string;
  try {
    patch = await ports.repository.changes(base.root, head.root);
  } catch (error) {
    if (ports.signal.aborted) throw error;
    return [];
  }
  const left = new Map<string, number>();
  const moves = new Map<string, Move>();
  for (const change of parsePatch(patch, prefixesOf(base.root, head.root))) {
    if (change.kind === 'added' || !change.base.endsWith('.go')) continue;
    const from = folderOf(change.base);
    const to = change.kind === 'modified' ? folderOf(change.head) : undefined;
    if (from === to) continue;
    left.set(from, (left.get(from) ?? 0) + 1);
    if (to === undefined) continue;
    const key = `${from}\n${to}`;
    moves.set(key, { from, to, files: (moves.get(key)?.files ?? 0) + 1 });
  }
  return [...moves.values()]
    .filter(({ from, files }) => files * 2 >= (left.get(from) ?? 0))
    .toSorted((a, b) => b.files - a.files);
}

/** `folderOf` returns the folder of a file in the form of `packagePath`, relative to the root. */
function folderOf(file: string): string {
  const end = file.lastIndexOf('/');
  return end === -1 ? '.' : `./${file.slice(0, end)}`;
}

/** `underHeadNames` returns a map whose keys are head's import paths, from one whose keys are base's. */
export function underHeadNames<T>(packages: ReadonlyMap<string, T>, renames: Renames): Map<string, T> {
  return new Map([...packages].map(([importPath, of]) => [renames.get(importPath) ?? importPath, of]));
}

/**
 * `renamedSide` returns base with head's import paths for its packages, so that a package has the same import path on
 * both sides.
 */
export function renamedSide(side: SideUnderTest, renames: Renames): SideUnderTest {
  if (renames.size === 0) return side;
  const baseNames = new Map([...renames].map(([before, after]) => [after, before]));
  // A build of base adds incidents under base's import paths, which are replaced here.
  const renameIncidents = (): void => {
    for (const [index, incident] of side.incidents.entries()) {
      const name = incident.package === undefined ? undefined : renames.get(incident.package);
      if (name !== undefined) side.incidents[index] = { ...incident, package: name };
    }
  };
  renameIncidents();
  return {
    ...side,
    packages: underHeadNames(side.packages, renames),
    binaries: async (importPaths) => {
      const built = await side.binaries(importPaths.map((path) => baseNames.get(path) ?? path));
      renameIncidents();
      const renamed = [...underHeadNames(built, renames)];
      return new Map(renamed.map(([importPath, binary]) => [importPath, { ...binary, importPath }]));
    },
  };
}

/** `renameNotes` returns the report's notes about renamed packages. */
export function renameNotes(renames: Renames): readonly string[] {
  if (renames.size === 0) return [];
  const names = someNames([...renames].map(([before, after]) => `${after} is ${before} on base`));
  return [`Packages that the change renames are compared with base under their old names: ${names}.`];
}
