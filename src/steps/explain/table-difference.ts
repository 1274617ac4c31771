import type { Cost } from '../../core/profile/cost.ts';
import type { ProfiledBenchmark } from './profile-sites.ts';
import type { Regressed } from './regressed.ts';

/**
 * `tableDifference` returns by how much the report's table says a benchmark got worse, or, for a figure that is no
 * regression, what the profiled runs counted.
 */
export function tableDifference({ units }: Pick<Regressed, 'units'>, { base, head }: ProfiledBenchmark): Cost {
  const of = (unit: string, counted: number): number => {
    const finding = units.find((one) => one.unit === unit)?.finding;
    return finding === undefined || finding.head === null ? counted : finding.head.median - (finding.base?.median ?? 0);
  };
  return {
    objects: of('allocs/op', head.counted.objects - (base?.counted.objects ?? 0)),
    bytes: of('B/op', head.counted.bytes - (base?.counted.bytes ?? 0)),
  };
}
