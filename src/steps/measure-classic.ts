import { pacing, screenIterations } from '../core/benchmath/iterations.ts';
import type { Ports, Side } from '../ports.ts';
import { type Base, figuresOfStored, sideOf, storedPackages } from './base.ts';
import type { Harvest } from './gathering.ts';
import { harvestAll } from './harvest.ts';
import { type Measured, type MeasuredBenchmark, speedOf, unitsOf } from './measure.ts';
import { recordFailures } from './record-failures.ts';
import type { PolicyInForce } from './read-policy.ts';
import { standingRules } from './row-rules.ts';
import { type Figures, figuresByUnit } from './screen.ts';
import { pathsOf, type SideUnderTest } from './side.ts';
import { isWithin } from './subject.ts';

/**
 * `measureClassic` screens the benchmarks in `mode: full`. It does what `go test -run '^$' -bench … -benchmem -count=N`
 * does, one second per run, for each package first on base and then on head, with nothing else running. The number of
 * iterations varies, so the results only show which benchmarks need confirmation.
 */
export async function measureClassic(
  ports: Ports,
  head: SideUnderTest,
  base: Base,
  inForce: PolicyInForce,
): Promise<Measured> {
  const live = base.kind === 'pinned' ? undefined : sideOf(base);
  const importPaths = [...new Set([...(live?.packages.keys() ?? []), ...head.packages.keys()])].toSorted();
  const harvests = new Map<string, Partial<Record<Side, Harvest>>>();
  for (const [index, importPath] of importPaths.entries()) {
    const sides: Partial<Record<Side, Harvest>> = {};
    for (const side of [live, head]) {
      const harvest = side && (await runPackage(ports, side, importPath, inForce));
      if (side !== undefined && harvest !== undefined) sides[side.side] = harvest;
    }
    harvests.set(importPath, sides);
    ports.log.progress({ stage: 'measure', done: index + 1, total: importPaths.length, detail: importPath });
  }
  const all = [...harvests.values()];
  const path = pathsOf([head, live], inForce.configFolder);
  const benchmarks = importPaths.flatMap((importPath) =>
    packageBenchmarks(importPath, path(importPath), harvests.get(importPath) ?? {}, base),
  );
  const skipped = benchmarks.filter(({ plan, base: before, head: after }) => {
    const names = harvests.get(plan.importPath)?.head?.skipped ?? new Set<string>();
    return before !== undefined && after === undefined && [...names].some((name) => isWithin(plan.benchmark, name));
  });
  const cpu = all.find(({ head: harvest }) => harvest?.cpu !== undefined)?.head?.cpu;
  const skippedOnHead = [...harvests].flatMap(([importPath, sides]) =>
    [...(sides.head?.skipped ?? [])].map((benchmark) => ({ importPath, benchmark })),
  );
  const { rules, notes } = standingRules(inForce.policy, {
    base: all.flatMap(({ base: harvest }) => harvest?.units ?? []),
    head: all.flatMap(({ head: harvest }) => harvest?.units ?? []),
    onBase: unitsOf(live === undefined ? [] : benchmarks.map(({ base: before }) => before)),
  });
  return { benchmarks, rules, reused: [], skipped: skipped.map(({ plan }) => plan), skippedOnHead, cpu, notes };
}

/** `runPackage` runs plain `go test` on one package of one side. A failure becomes an incident. */
async function runPackage(
  ports: Ports,
  side: SideUnderTest,
  importPath: string,
  { settings: { bench, count, timeoutMs } }: PolicyInForce,
): Promise<Harvest | undefined> {
  const binary = (await side.binaries([importPath])).get(importPath);
  if (binary === undefined) return undefined;
  const select = { kind: 'expression', bench } as const;
  const request = { binary, select, iterations: 'one second', count, gomaxprocs: undefined, timeoutMs } as const;
  const [harvest] = await harvestAll(ports.go, [request], () => undefined, 1);
  recordFailures(side, importPath, harvest);
  return harvest;
}

function packageBenchmarks(
  importPath: string,
  path: string,
  harvests: Partial<Record<Side, Harvest>>,
  base: Base,
): readonly MeasuredBenchmark[] {
  const kept = base.kind === 'pinned' ? storedPackages(base).get(importPath) : undefined;
  const names = new Set([
    ...(harvests.head?.results.keys() ?? []),
    ...(harvests.base?.results.keys() ?? []),
    ...Object.keys(kept?.benchmarks ?? {}),
  ]);
  return [...names].map((benchmark) => {
    const head = figuresIn(harvests.head, benchmark);
    const stored = base.kind === 'pinned' && kept ? figuresOfStored(base.baseline, kept, benchmark) : undefined;
    const before = figuresIn(harvests.base, benchmark) ?? stored;
    const real = Math.max(realTime(harvests.head, benchmark), realTime(harvests.base, benchmark));
    const speed = pacing({ timed: Math.max(speedOf(head), speedOf(before)), real });
    const sides: Side[] = [
      ...(before === undefined ? [] : ['base' as const]),
      ...(head === undefined ? [] : ['head' as const]),
    ];
    const plan = { importPath, path, benchmark, iterations: screenIterations(speed), gomaxprocs: undefined, sides };
    return { plan, base: before, head, iterations: 0, speed };
  });
}

/**
 * `realTime` returns an upper bound for the wall time per operation in nanoseconds, or 0 if it is unknown. The bound
 * includes the runs with which Go determines the number of iterations.
 */
function realTime(harvest: Harvest | undefined, benchmark: string): number {
  const results = harvest?.results.get(benchmark) ?? [];
  const perOp = results.map(({ wallMs, iterations }) => ((wallMs ?? 0) * 1e6) / iterations);
  return perOp.length === 0 ? 0 : Math.min(...perOp);
}

function figuresIn(harvest: Harvest | undefined, benchmark: string): Figures | undefined {
  const results = harvest?.results.get(benchmark);
  return results === undefined ? undefined : figuresByUnit(results);
}
