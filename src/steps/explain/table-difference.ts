import type { Cost } from '../../core/profile/cost.ts';
import type { Finding } from '../../core/report/model.ts';
import type { ProfiledBenchmark } from './profile-sites.ts';
import type { Regressed } from './regressed.ts';

/**
 * `findingDifference` returns how much the median of a finding rose from base to head; without base, it counts from 0.
 * It returns `undefined` if there is no finding or head doesn't have the benchmark.
 */
export function findingDifference(finding: Pick<Finding, 'base' | 'head'> | undefined): number | undefined {
  return finding === undefined || finding.head === null ? undefined : finding.head.median - (finding.base?.median ?? 0);
}

/**
 * `tableDifference` returns how much a benchmark's figures rose according to the report's table. For a unit that didn't
 * regress, it returns the difference that the profiled runs counted.
 */
export function tableDifference({ units }: Pick<Regressed, 'units'>, { base, head }: ProfiledBenchmark): Cost {
  const of = (unit: string, counted: number): number =>
    findingDifference(units.find((one) => one.unit === unit)?.finding) ?? counted;
  return {
    objects: of('allocs/op', head.counted.objects - (base?.counted.objects ?? 0)),
    bytes: of('B/op', head.counted.bytes - (base?.counted.bytes ?? 0)),
  };
}
