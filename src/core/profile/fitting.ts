import type { Cost } from './cost.ts';

/**
 * `slack` returns how far the sum of the sites' costs may be from the difference that the report's table shows: 2% of
 * that difference, or the table's rounding error if that is larger.
 */
const slack = (difference: number, least: number): number => Math.max(least, 0.02 * Math.abs(difference));
const least = { objects: 0.6, bytes: 16 };

/**
 * `fitting` returns the sites whose costs fit into a difference, in the given order. A site that costs more than the
 * remaining difference isn't part of the regression; it comes from setup or nondeterminism. A figure that didn't get
 * worse sets no limit.
 */
export function fitting<T>(sites: readonly T[], difference: Cost, gainOf: (site: T) => Cost): readonly T[] {
  const left = { ...difference };
  return sites.filter((site) => {
    const gain = gainOf(site);
    const fits = (['objects', 'bytes'] as const).every(
      (what) => difference[what] <= 0 || gain[what] <= left[what] + slack(difference[what], least[what]),
    );
    if (fits) for (const what of ['objects', 'bytes'] as const) left[what] -= gain[what];
    return fits;
  });
}

/** `openRest` returns the part of a difference that the sites don't explain, if it is more than `slack` allows. */
export function openRest(gains: readonly Cost[], difference: Cost): Partial<Cost> {
  const rest = (what: keyof Cost): number => difference[what] - gains.reduce((sum, gain) => sum + gain[what], 0);
  const isOpen = (what: keyof Cost): boolean =>
    difference[what] > 0 && rest(what) > slack(difference[what], least[what]);
  return {
    ...(isOpen('objects') ? { objects: rest('objects') } : {}),
    ...(isOpen('bytes') ? { bytes: rest('bytes') } : {}),
  };
}
