import type { Figure } from '../benchmath/figure.ts';
import { isAllocationUnit } from '../benchunit/allocation-units.ts';
import type { StoredBenchmark } from './schema.ts';

/**
 * `storedFigures` returns the stored samples of a unit as figures. If `totals` is `exact`, it computes the whole-number
 * totals from the samples, including those that Go counted for a unit that the benchmark also reports itself.
 */
export function storedFigures(
  stored: StoredBenchmark,
  unit: string,
  totals: 'exact' | 'printed',
): readonly Figure[] | undefined {
  const { iterations } = stored;
  const beside = stored.counted?.[unit];
  return stored.units[unit]?.map((value, index): Figure => {
    // Only the totals of these units are counted by `testing`. Other figures are used as they were printed.
    if (!isAllocationUnit(unit)) return { kind: 'reported', value };
    if (totals === 'printed') return { kind: 'printed', value };
    const count = beside?.[index];
    if (count !== undefined)
      return { kind: 'reported', value, counted: { total: Math.round(count * iterations), iterations } };
    const total = Math.round(value * iterations);
    // If the total isn't a whole number, the benchmark reported the figure itself.
    return Math.abs(total / iterations - value) <= value * 1e-12
      ? { kind: 'exact', total, iterations }
      : { kind: 'reported', value };
  });
}
