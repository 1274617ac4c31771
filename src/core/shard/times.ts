import type { GateReport } from '../report/model.ts';

/**
 * Maximum time of one package, in milliseconds. Longer times are reduced to this maximum, because a report can contain
 * any number.
 */
const longest = 24 * 60 * 60 * 1000;

/** `packageTimes` returns how long the benchmarks of each package ran in an earlier run, in milliseconds. */
export function packageTimes({ unjudged }: Pick<GateReport, 'unjudged'>): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { package: importPath, unit, iterations, base, head } of unjudged) {
    if (unit !== 'ns/op') continue;
    const ns = [...base, ...head].reduce((sum, sample) => sum + Math.max(sample, 0), 0) * iterations;
    times.set(importPath, Math.min((times.get(importPath) ?? 0) + ns / 1e6, longest));
  }
  return new Map([...times].map(([importPath, ms]) => [importPath, Math.round(ms)]));
}
