import type { Baseline, StoredPackage } from './schema.ts';

/** Whether the stored samples of one package stand for the base snapshot's. */
export type Fit =
  | { readonly kind: 'fits'; readonly stored: StoredPackage }
  | { readonly kind: 'stale'; readonly reason: string };

/** `fitPackage` fits a package by the content of its sources (package key), never by a commit id. */
export function fitPackage(baseline: Baseline, importPath: string, key: string | undefined, bench: string): Fit {
  const stored = baseline.packages[importPath];
  if (stored === undefined) return stale('the baseline does not have it');
  if (key === undefined || stored.key !== key) return stale('its sources changed since the baseline was recorded');
  if (baseline.bench !== '.' && baseline.bench !== bench) {
    return stale(`the baseline was recorded with -bench ${baseline.bench}`);
  }
  return { kind: 'fits', stored };
}

function stale(reason: string): Fit {
  return { kind: 'stale', reason };
}
