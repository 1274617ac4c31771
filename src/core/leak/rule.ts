import type { Figure } from '../benchmath/figure.ts';
import type { LeftPerOperation } from './left-per-operation.ts';
import type { LeakUnit } from './units.ts';

/**
 * Smallest increases for which a first measurement is repeated. They are well below the limits of the rule, because the
 * first figures are rough.
 */
const suspicious = { goroutines: 0.2, bytes: 12 };

/**
 * `isSuspicious` reports whether a first measurement must be repeated, because head leaves more behind than base or, if
 * there is no base, leaves anything behind.
 */
export function isSuspicious(base: LeftPerOperation | undefined, head: LeftPerOperation): boolean {
  return (
    head.goroutines - Math.max(0, base?.goroutines ?? 0) >= suspicious.goroutines ||
    head.bytes - Math.max(0, base?.bytes ?? 0) >= suspicious.bytes
  );
}

/** `leavesAnything` reports whether an operation leaves at least as much behind as the rule's minimum difference. */
export function leavesAnything({ goroutines, bytes }: LeftPerOperation): boolean {
  return goroutines >= 0.5 || bytes >= 16;
}

/** Figures below these limits are noise and count as zero. */
const noise: Readonly<Record<LeakUnit, number>> = { 'goroutines/op': 0.05, 'retained-B/op': 4 };

/**
 * `leakFigures` returns the figures that are judged, one for each process. Goroutines are rounded to hundredths, and
 * bytes to integers.
 */
export function leakFigures(samples: readonly LeftPerOperation[], unit: LeakUnit): readonly Figure[] {
  return samples.map(({ goroutines, bytes }) => {
    const exact = unit === 'goroutines/op' ? Math.round(goroutines * 100) / 100 : Math.round(bytes);
    return { kind: 'reported', value: exact < noise[unit] ? 0 : exact };
  });
}

/**
 * If the amount per operation at the highest iteration count is below this share of the amount at the lowest count, the
 * leak is considered to level off.
 */
const lasting = 0.6;

/**
 * `levelsOff` reports whether what is left stops growing with the number of iterations, as it does for a cache that
 * fills up. Samples must be in ascending order of their iteration counts.
 */
export function levelsOff(samples: readonly LeftPerOperation[], unit: LeakUnit): boolean {
  const amount = (of: LeftPerOperation): number => (unit === 'goroutines/op' ? of.goroutines : of.bytes);
  const [first, last] = [samples[0], samples.at(-1)];
  return first !== undefined && last !== undefined && amount(last) < lasting * amount(first);
}

/**
 * Figures measured at the iteration counts of experiments are used only if they show at least this share of the
 * confirmed leak.
 */
const shown = 0.25;

/**
 * `sidesOfExperiments` returns the figures of base and head with which the figures of experiments are compared. All of
 * them are measured at the same iteration counts, because a table that doubles in size leaves a different amount per
 * operation at other counts. If the leak doesn't show at these counts, the confirmed figures are returned.
 */
export function sidesOfExperiments(
  confirmed: { readonly base: number; readonly head: number },
  { base, head }: { readonly base: number | undefined; readonly head: number | undefined },
): { readonly base: number; readonly head: number } {
  if (base === undefined || head === undefined) return { base: confirmed.base, head: confirmed.head };
  const isShown = head - base >= shown * (confirmed.head - confirmed.base);
  return isShown ? { base, head } : { base: confirmed.base, head: confirmed.head };
}
