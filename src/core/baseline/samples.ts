import type { Figure } from '../benchmath/figure.ts';
import type { StoredBenchmark } from './schema.ts';

/** Units that `testing` counts itself, so that their exact totals can be told apart from reported figures. */
const counted = new Set(['B/op', 'allocs/op']);

/**
 * `storedFigures` returns stored samples as figures; exact totals, including those of reported figures, come back as
 * whole numbers.
 */
export function storedFigures(
  stored: StoredBenchmark,
  unit: string,
  totals: 'exact' | 'printed',
): readonly Figure[] | undefined {
  const { iterations } = stored;
  const beside = stored.counted?.[unit];
  return stored.units[unit]?.map((value, index): Figure => {
    if (!counted.has(unit)) return { kind: 'reported', value };
    if (totals === 'printed') return { kind: 'printed', value };
    const count = beside?.[index];
    if (count !== undefined)
      return { kind: 'reported', value, counted: { total: Math.round(count * iterations), iterations } };
    const total = Math.round(value * iterations);
    // A figure that is no whole number of units over N was reported by the benchmark itself.
    return Math.abs(total / iterations - value) <= value * 1e-12
      ? { kind: 'exact', total, iterations }
      : { kind: 'reported', value };
  });
}
