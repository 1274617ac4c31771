import type { Figure } from '../benchmath/figure.ts';
import type { StoredBenchmark } from './schema.ts';

/** Units that `testing` counts itself, so that their exact totals can be told apart from reported figures. */
const counted = new Set(['B/op', 'allocs/op']);

/** Stored samples as figures; exact totals come back as the whole number that they were. */
export function storedFigures(
  stored: StoredBenchmark,
  unit: string,
  totals: 'exact' | 'printed',
): readonly Figure[] | undefined {
  return stored.units[unit]?.map((value): Figure => {
    if (!counted.has(unit)) return { kind: 'reported', value };
    if (totals === 'printed') return { kind: 'printed', value };
    const total = Math.round(value * stored.iterations);
    // A figure that is no whole number of units over N was reported by the benchmark itself.
    return Math.abs(total / stored.iterations - value) <= value * 1e-12
      ? { kind: 'exact', total, iterations: stored.iterations }
      : { kind: 'reported', value };
  });
}
