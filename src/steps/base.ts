import type { Figures } from './screen.ts';
import type { SideUnderTest } from './side.ts';
import type { Baseline, StoredPackage } from '../core/baseline/schema.ts';
import { storedFigures } from '../core/baseline/samples.ts';

/** Where the figures of the base come from. */
export type Base =
  | { readonly kind: 'none' }
  /** The base snapshot. Packages in `stored` aren't run; their stored samples are used instead. */
  | {
      readonly kind: 'measured';
      readonly side: SideUnderTest;
      readonly stored: ReadonlyMap<string, StoredPackage>;
      readonly baseline: Baseline | undefined;
    }
  /** A pinned baseline, whatever commit it describes; `side` is set if the repository has that commit. */
  | { readonly kind: 'pinned'; readonly baseline: Baseline; readonly side: SideUnderTest | undefined };

/** `storedPackages` returns the packages whose stored figures are used for the base. */
export function storedPackages(base: Base): ReadonlyMap<string, StoredPackage> {
  switch (base.kind) {
    case 'none':
      return new Map();
    case 'measured':
      return base.stored;
    case 'pinned':
      return new Map(Object.entries(base.baseline.packages));
    default:
      return base satisfies never;
  }
}

/** `figuresOfStored` returns the stored samples of one benchmark, by unit. */
export function figuresOfStored(baseline: Baseline, stored: StoredPackage, benchmark: string): Figures | undefined {
  const found = stored.benchmarks[benchmark];
  if (found === undefined) return undefined;
  return new Map(
    Object.keys(found.units).map((unit) => [unit, storedFigures(found, unit, baseline.fingerprint.totals) ?? []]),
  );
}

/** `sideOf` returns the base side if it can be built and run, and otherwise `undefined`. */
export function sideOf(base: Base): SideUnderTest | undefined {
  return base.kind === 'none' ? undefined : base.side;
}
