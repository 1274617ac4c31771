import type { Figure } from '../benchmath/figure.ts';
import type { LeftPerOperation } from './left-per-operation.ts';
import type { LeakUnit } from './units.ts';

/**
 * What a first measurement must differ by, or exceed, to be repeated: well below the limits of the rule, because its
 * figures are rough.
 */
const suspicious = { goroutines: 0.2, bytes: 12 };

/**
 * `isSuspicious` reports whether a first measurement must be repeated: head leaves more behind than base or, without a
 * base, anything.
 */
export function isSuspicious(base: LeftPerOperation | undefined, head: LeftPerOperation): boolean {
  return (
    head.goroutines - Math.max(0, base?.goroutines ?? 0) >= suspicious.goroutines ||
    head.bytes - Math.max(0, base?.bytes ?? 0) >= suspicious.bytes
  );
}

/** `leavesAnything` reports whether an operation leaves something behind, by the minimum differences of the rule. */
export function leavesAnything({ goroutines, bytes }: LeftPerOperation): boolean {
  return goroutines >= 0.5 || bytes >= 16;
}

/** Below these a figure is noise and counts as zero. */
const noise: Readonly<Record<LeakUnit, number>> = { 'goroutines/op': 0.05, 'retained-B/op': 4 };

/**
 * `leakFigures` returns the figures that are judged, one for each process: goroutines to a hundredth, bytes to whole
 * ones.
 */
export function leakFigures(samples: readonly LeftPerOperation[], unit: LeakUnit): readonly Figure[] {
  return samples.map(({ goroutines, bytes }) => {
    const exact = unit === 'goroutines/op' ? Math.round(goroutines * 100) / 100 : Math.round(bytes);
    return { kind: 'reported', value: exact < noise[unit] ? 0 : exact };
  });
}

/** Share of what a leak leaves per operation at few iterations that it must still leave at many. */
const lasting = 0.6;

/**
 * `levelsOff` reports whether what is left stops growing with the number of iterations, as a cache that fills up does.
 * Samples are in the order of their iterations.
 */
export function levelsOff(samples: readonly LeftPerOperation[], unit: LeakUnit): boolean {
  const amount = (of: LeftPerOperation): number => (unit === 'goroutines/op' ? of.goroutines : of.bytes);
  const [first, last] = [samples[0], samples.at(-1)];
  return first !== undefined && last !== undefined && amount(last) < lasting * amount(first);
}

/** Share of a confirmed leak that must show at the iterations of experiments, so that they can say something about it. */
const shown = 0.25;

/**
 * `sidesOfExperiments` returns both sides' figures as experiments must compare them: measured at the same iterations,
 * because a table that doubles leaves a different amount per operation at other numbers. A leak that doesn't show there
 * keeps its confirmed figures.
 */
export function sidesOfExperiments(
  confirmed: { readonly base: number; readonly head: number },
  { base, head }: { readonly base: number | undefined; readonly head: number | undefined },
): { readonly base: number; readonly head: number } {
  if (base === undefined || head === undefined) return { base: confirmed.base, head: confirmed.head };
  const isShown = head - base >= shown * (confirmed.head - confirmed.base);
  return isShown ? { base, head } : { base: confirmed.base, head: confirmed.head };
}
