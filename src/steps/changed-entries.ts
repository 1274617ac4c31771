import { fingerprintDifferences } from '../core/baseline/fingerprint.ts';
import type { Baseline, StoredPackage } from '../core/baseline/schema.ts';
import { renderBaseline } from '../core/baseline/write.ts';
import type { Ports } from '../ports.ts';
import { sideSettings } from './plan-head.ts';
import { folderIn } from './prepare.ts';
import type { Comparison, LiveSides } from './run.ts';
import { planSide, type SideUnderTest } from './side.ts';

/**
 * An entry that a change adds or edits. The sources that its package key belongs to determine whether and how the entry
 * can be checked.
 */
export type ChangedEntry = { readonly importPath: string } & (
  | {
      readonly kind: 'measured';
      readonly side: SideUnderTest;
      /** The import path of the package in this run. It differs from the entry's if the package was renamed. */
      readonly measuredAs: string;
      readonly stored: StoredPackage;
    }
  /** The key belongs to head's sources, in a package that this run leaves out. */
  | { readonly kind: 'left-out' }
  /** The key belongs to sources that neither side has, so nothing can show whether the figures are true. */
  | { readonly kind: 'unknown-sources' }
);

export interface ChangedEntriesRequest extends Comparison, LiveSides {
  readonly baseline: Baseline;
  /** Base's version of the file, if it can be read. */
  readonly before: Baseline | undefined;
}

/** `changedEntries` returns the entries of a stored baseline that the change adds or edits. */
export async function changedEntries(ports: Ports, request: ChangedEntriesRequest): Promise<readonly ChangedEntry[]> {
  const { baseline, before, head, base } = request;
  const brought = Object.entries(baseline.packages).filter(([path]) => !isCarriedOver(baseline, before, path));
  const found = brought.map(([importPath, stored]): ChangedEntry => {
    for (const side of [head, base]) {
      const measuredAs = side && nameOfSources(side, importPath, stored.key);
      if (side !== undefined && measuredAs !== undefined)
        return { kind: 'measured', importPath, side, measuredAs, stored };
    }
    return { kind: 'unknown-sources', importPath };
  });
  const unlisted = found.filter(({ kind, importPath }) => kind === 'unknown-sources' && !head.packages.has(importPath));
  const keys = await keysOnHead(
    ports,
    request,
    unlisted.map(({ importPath }) => importPath),
  );
  return found.map((entry): ChangedEntry => {
    const { importPath } = entry;
    const key = keys.get(importPath);
    const isLeftOut =
      entry.kind === 'unknown-sources' && key !== undefined && key === baseline.packages[importPath]?.key;
    return isLeftOut ? { kind: 'left-out', importPath } : entry;
  });
}

/**
 * `isCarriedOver` reports whether base already has the same entry, recorded under the same conditions. Under different
 * conditions, the same figures make a different claim.
 */
function isCarriedOver(baseline: Baseline, before: Baseline | undefined, importPath: string): boolean {
  if (before === undefined || before.bench !== baseline.bench) return false;
  if (fingerprintDifferences(before.fingerprint, baseline.fingerprint).length > 0) return false;
  const [one, other] = [baseline.packages[importPath], before.packages[importPath]];
  if (one === undefined || other === undefined) return false;
  const written = (entry: StoredPackage): string => renderBaseline({ ...baseline, packages: { [importPath]: entry } });
  return written(one) === written(other);
}

function nameOfSources(side: SideUnderTest, importPath: string, key: string): string | undefined {
  const found = [...side.packages].find(([, listed]) => listed.importPath === importPath && listed.key === key);
  return found?.[0];
}

/**
 * `keysOnHead` returns the keys that the given packages have on head. It includes packages that are not part of this
 * run or that the configuration excludes.
 */
async function keysOnHead(
  ports: Ports,
  { revisions, snapshots, inForce, head }: ChangedEntriesRequest,
  importPaths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (importPaths.length === 0) return new Map();
  const { packages } = await planSide(ports, {
    side: 'head',
    root: snapshots.head,
    folder: folderIn(snapshots.head, revisions),
    work: snapshots.work,
    ...sideSettings(revisions, inForce),
    patterns: importPaths.filter((path) => !path.startsWith('-')),
    excludes: () => false,
    fallback: head.environment,
  });
  return new Map([...packages].map(([path, { key }]) => [path, key]));
}
