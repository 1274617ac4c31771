import { type AllocationUnit, isAllocationUnit } from '../../core/benchunit/allocation-units.ts';
import type { Finding, GateReport, Level } from '../../core/report/model.ts';
import type { BenchmarkPlan } from '../screen.ts';
import { subjectKey } from '../subject.ts';

/** One judged figure that regressed. */
export interface RegressedUnit {
  readonly unit: AllocationUnit;
  readonly finding: Finding;
}

/** A benchmark with its failing figures. */
export interface Regressed {
  readonly plan: BenchmarkPlan;
  readonly units: readonly RegressedUnit[];
}

const failing: ReadonlySet<Level> = new Set<Level>(['regression', 'over-budget', 'drift']);
/**
 * `regressedPackages` returns the benchmarks with confirmed regressions by import path, in the order of the findings.
 */
export function regressedPackages(
  findings: GateReport['findings'],
  plans: ReadonlyMap<string, BenchmarkPlan>,
): ReadonlyMap<string, readonly Regressed[]> {
  const packages = new Map<string, Map<string, { plan: BenchmarkPlan; units: RegressedUnit[] }>>();
  for (const finding of findings) {
    const { level, unit, package: importPath, benchmark } = finding;
    // Allocation sites can explain only these figures.
    if (!failing.has(level) || !isAllocationUnit(unit)) continue;
    const plan = plans.get(subjectKey({ importPath, benchmark }));
    if (plan === undefined) continue;
    const benchmarks = packages.get(importPath) ?? new Map<string, { plan: BenchmarkPlan; units: RegressedUnit[] }>();
    const found = benchmarks.get(benchmark) ?? { plan, units: [] };
    found.units.push({ unit, finding });
    packages.set(importPath, benchmarks.set(benchmark, found));
  }
  return new Map([...packages].map(([importPath, benchmarks]) => [importPath, [...benchmarks.values()]]));
}
