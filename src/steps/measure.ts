import type { Ports } from '../ports.ts';
import { type Base, figuresOfStored, storedPackages } from './base.ts';
import type { StoredPackage } from '../core/baseline/schema.ts';
import { perOperation } from '../core/benchmath/figure.ts';
import { pacing, slower } from '../core/benchmath/iterations.ts';
import { judgedUnits } from './criteria.ts';
import { takeFirstRuns } from './first-runs.ts';
import { planBenchmarks, type SkippedBenchmark } from './plan-benchmarks.ts';
import { type BenchmarkPlan, type Figures, figuresByUnit, screenSide } from './screen.ts';
import type { PolicyInForce } from './read-policy.ts';
import { type RowRules, standingRules } from './row-rules.ts';
import { selectPackages } from './select-packages.ts';
import { pathsOf, type SideUnderTest } from './side.ts';
import { subjectKey } from './subject.ts';
import { type PackageSurvey, survey } from './survey.ts';

/** A benchmark with its screened figures. A side is absent if the benchmark or its result is missing there. */
export interface MeasuredBenchmark {
  readonly plan: BenchmarkPlan;
  readonly base: Figures | undefined;
  readonly head: Figures | undefined;
  /** The iterations of every sample; 0 if they differ. */
  readonly iterations: number;
  /** Nanoseconds per operation on the slower side, as `pacing` computes them. */
  readonly speed: number;
}

export interface Measured {
  readonly benchmarks: readonly MeasuredBenchmark[];
  /** The rules for the rows, which follow from the policy and from what benchmarks declare about their units. */
  readonly rules: RowRules;
  /** Packages that could have been measured on base and whose stored figures were used instead, sorted. */
  readonly reused: readonly string[];
  readonly skipped: readonly SkippedBenchmark[];
  /** All benchmarks that head skips, whether base has them or not. */
  readonly skippedOnHead: readonly SkippedBenchmark[];
  readonly cpu: string | undefined;
  readonly notes: readonly string[];
}

/**
 * `measure` finds the benchmarks of both sides and measures each once, at the same number of iterations on both sides.
 * If one iteration is enough for a benchmark, the run that found it can serve as its sample.
 */
export async function measure(
  ports: Ports,
  head: SideUnderTest,
  base: Base,
  inForce: PolicyInForce,
): Promise<Measured> {
  const { bench, timeoutMs, benchmarkTimeoutMs } = inForce.settings;
  const { configFolder, gomaxprocs } = inForce;
  const limits = { bench, timeoutMs, benchmarkTimeoutMs, configFolder, gomaxprocs };
  const headSurvey = await survey(ports, head, selectPackages(head, bench), limits);
  const storedFirst = usableStored(base, storedPackages(base), head, (importPath, kept) =>
    [...(headSurvey.packages.get(importPath)?.paces.keys() ?? [])].some((name) => !Object.hasOwn(kept, name)),
  );

  const live = base.kind === 'measured' ? base.side : undefined;
  const ofBase = live === undefined ? [] : selectPackages(live, bench);
  const unstored = ofBase.filter((path) => !storedFirst.has(path));
  const fromHead = { ...limits, other: headSurvey.packages };
  const baseSurvey = live === undefined ? undefined : await survey(ports, live, unstored, fromHead);

  const plan = planBenchmarks({
    bench,
    head: headSurvey.packages,
    base: baseSurvey?.packages ?? new Map<string, PackageSurvey>(),
    stored: storedFirst,
    path: pathsOf([head, live], inForce.configFolder),
    gomaxprocs: inForce.gomaxprocs,
  });
  const known = takeFirstRuns(plan.benchmarks, { base: baseSurvey, head: headSurvey });
  const unknown = plan.benchmarks.filter((benchmark) => !known.head.has(subjectKey(benchmark)));
  const headResults = new Map([...known.head, ...(await screenSide(ports, head, unknown, timeoutMs))]);
  const stored = usableStored(base, storedFirst, head, (importPath, kept) =>
    plan.benchmarks.some((benchmark) => {
      const units = benchmark.importPath === importPath ? kept[benchmark.benchmark]?.units : undefined;
      const found = headResults.get(subjectKey(benchmark))?.figures;
      return (
        units !== undefined && judgedUnits(inForce, benchmark).some((unit) => found?.has(unit) && !(unit in units))
      );
    }),
  );
  const toMeasure = unknown.filter(({ importPath }) => !stored.has(importPath));
  const baseResults = new Map([
    ...known.base,
    ...(live === undefined ? [] : await screenSide(ports, live, toMeasure, timeoutMs)),
  ]);

  const speedOfPlan = ({ importPath, benchmark }: BenchmarkPlan, ...figures: (Figures | undefined)[]): number => {
    const [before, after] = [baseSurvey, headSurvey].map((of) => of?.packages.get(importPath)?.paces.get(benchmark));
    return pacing({ timed: Math.max(...figures.map(speedOf)), real: slower(before, after).real });
  };
  const baseline = base.kind === 'none' ? undefined : base.baseline;
  const benchmarks = plan.benchmarks.map((benchmark): MeasuredBenchmark => {
    const key = subjectKey(benchmark);
    const headResult = headResults.get(key);
    const baseResult = baseResults.get(key);
    const kept = stored.get(benchmark.importPath);
    const headFigures = headResult && figuresByUnit([headResult]);
    const baseFigures =
      baseResult !== undefined
        ? figuresByUnit([baseResult])
        : kept !== undefined && baseline !== undefined
          ? figuresOfStored(baseline, kept, benchmark.benchmark)
          : undefined;
    return {
      plan: benchmark,
      base: baseFigures,
      head: headFigures,
      iterations: benchmark.iterations,
      speed: speedOfPlan(benchmark, headFigures, baseFigures),
    };
  });
  const skippedOnHead = [...headSurvey.packages].flatMap(([importPath, found]) =>
    [...found.skipped].map((benchmark) => ({ importPath, benchmark })),
  );
  const { rules, notes } = standingRules(inForce.policy, {
    base: [...(baseline?.unitSettings ?? []), ...(baseSurvey?.units ?? [])],
    head: headSurvey.units,
    onBase: unitsOf(benchmarks.map(({ base: before }) => before)),
  });
  const reused = base.kind === 'measured' ? [...stored.keys()].toSorted() : [];
  return { benchmarks, rules, reused, skipped: plan.skipped, skippedOnHead, cpu: headSurvey.cpu, notes };
}

/**
 * `usableStored` returns the stored packages that needn't be measured on base. If base can be measured, it leaves out
 * packages that failed on head, because stored samples can't show whether they fail on base too. It also leaves out
 * packages that lack some figures, because these would count as added, and an addition is never a regression.
 */
function usableStored(
  base: Base,
  stored: ReadonlyMap<string, StoredPackage>,
  head: SideUnderTest,
  lacks: (importPath: string, benchmarks: StoredPackage['benchmarks']) => boolean,
): ReadonlyMap<string, StoredPackage> {
  if (base.kind !== 'measured') return stored;
  const failed = new Set(head.incidents.map((incident) => incident.package));
  const usable = [...stored].filter(([path, { benchmarks }]) => !failed.has(path) && !lacks(path, benchmarks));
  return new Map(usable);
}

/** `unitsOf` returns every unit that occurs in any of the figures. */
export function unitsOf(figures: readonly (Figures | undefined)[]): ReadonlySet<string> {
  return new Set(figures.flatMap((each) => [...(each?.keys() ?? [])]));
}

/** `speedOf` returns the nanoseconds per operation of the slowest sample; 0 if there is none. */
export function speedOf(figures: Figures | undefined): number {
  return Math.max(0, ...(figures?.get('ns/op') ?? []).map(perOperation));
}
