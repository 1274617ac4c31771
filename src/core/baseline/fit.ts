import type { Baseline, StoredPackage } from './schema.ts';

/** Whether the stored samples of a package can be used instead of measuring the base snapshot, and if not, why. */
export type Fit =
  | { readonly kind: 'fits'; readonly stored: StoredPackage }
  | { readonly kind: 'stale'; readonly reason: string };

/**
 * `fitPackage` decides whether a package's stored samples still apply. It compares package keys rather than commit ids.
 * A package key is derived from the content of the sources.
 */
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
