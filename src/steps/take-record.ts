import { baselineVersion, type Baseline, type Fingerprint, type StoredPackage } from '../core/baseline/schema.ts';
import { counted, type Figure, perOperation } from '../core/benchmath/figure.ts';
import { distinctSettings, type UnitSetting } from '../core/benchunit/index.ts';
import type { Ports } from '../ports.ts';
import type { Result } from './gathering.ts';
import { planBenchmarks } from './plan-benchmarks.ts';
import type { PolicyInForce } from './read-policy.ts';
import { type Figures, figuresByUnit, screenSide } from './screen.ts';
import { pathsOf, type SideUnderTest } from './side.ts';
import { type Subject, subjectKey } from './subject.ts';
import { survey } from './survey.ts';

export interface RecordRequest {
  readonly fingerprint: Fingerprint;
  /** The measured commit; absent if the working tree differs from it. */
  readonly commit: string | undefined;
  /**
   * Returns the number of iterations in an earlier record, if there is one. It is kept so that the figures of both
   * records can be compared exactly.
   */
  readonly keep: (subject: Subject) => number | undefined;
  /** Packages whose figures are already known. */
  readonly known?: ReadonlyMap<string, StoredPackage>;
}

/** A record, and the number of its benchmarks that were measured. */
export interface RecordTaken {
  readonly baseline: Baseline;
  readonly measured: number;
}

/**
 * `takeRecord` measures every benchmark of a side, each sample in a fresh process. A failure becomes an incident of the
 * side.
 */
export async function takeRecord(
  ports: Ports,
  head: SideUnderTest,
  inForce: PolicyInForce,
  request: RecordRequest,
): Promise<RecordTaken> {
  const { samples, cpu, units } = await sample(ports, head, inForce, request);
  const baseline = baselineOf(head, samples, { ...request, bench: inForce.settings.bench, cpu, units });
  return { baseline, measured: samples.size };
}

interface Sampled {
  readonly importPath: string;
  readonly benchmark: string;
  readonly iterations: number;
  readonly gomaxprocs: number | undefined;
  readonly figures: Figures;
}

/** `sample` measures every benchmark of the side `count` times, at the iterations that a check would choose. */
async function sample(
  ports: Ports,
  head: SideUnderTest,
  inForce: PolicyInForce,
  { keep, known }: Pick<RecordRequest, 'keep' | 'known'>,
): Promise<{
  readonly samples: ReadonlyMap<string, Sampled>;
  readonly cpu: string | undefined;
  readonly units: readonly UnitSetting[];
}> {
  const { bench, timeoutMs, benchmarkTimeoutMs, count } = inForce.settings;
  const unknown = [...head.packages.keys()].filter((importPath) => !known?.has(importPath));
  const found = await survey(ports, head, unknown, {
    bench,
    timeoutMs,
    benchmarkTimeoutMs,
    configFolder: inForce.configFolder,
    gomaxprocs: inForce.gomaxprocs,
  });
  const { benchmarks } = planBenchmarks({
    bench,
    head: found.packages,
    base: new Map(),
    stored: new Map(),
    keep,
    path: pathsOf([head], inForce.configFolder),
    gomaxprocs: inForce.gomaxprocs,
  });
  const rounds: ReadonlyMap<string, Result>[] = [];
  for (let round = 0; round < count; round++) rounds.push(await screenSide(ports, head, benchmarks, timeoutMs));
  const complete = benchmarks.flatMap((plan): [string, Sampled][] => {
    const key = subjectKey(plan);
    const results = rounds.flatMap((round) => round.get(key) ?? []);
    return results.length === count ? [[key, { ...plan, figures: figuresByUnit(results) }]] : [];
  });
  return { samples: new Map(complete), cpu: found.cpu, units: found.units };
}

function baselineOf(
  head: SideUnderTest,
  samples: ReadonlyMap<string, Sampled>,
  about: Pick<RecordRequest, 'fingerprint' | 'commit' | 'known'> & {
    readonly bench: string;
    readonly cpu: string | undefined;
    readonly units: readonly UnitSetting[];
  },
): Baseline {
  const packages: Baseline['packages'] = Object.fromEntries(about.known ?? []);
  for (const { importPath, benchmark, iterations, gomaxprocs, figures } of samples.values()) {
    const key = head.packages.get(importPath)?.key ?? '';
    const entry = (packages[importPath] ??= { key, benchmarks: {} });
    const units = [...figures].filter(([unit]) => !isTime(unit));
    entry.benchmarks[benchmark] = {
      iterations,
      gomaxprocs: gomaxprocs ?? 1,
      units: Object.fromEntries(units.map(([unit, of]) => [unit, of.map(perOperation)])),
      ...countedBeside(units),
    };
  }
  const { fingerprint, commit, bench, cpu } = about;
  const unitSettings = distinctSettings(about.units);
  return {
    schemaVersion: baselineVersion,
    fingerprint,
    cpu: cpu ?? '',
    ...(commit === undefined ? {} : { commit }),
    bench,
    ...(unitSettings.length === 0 ? {} : { unitSettings }),
    packages,
  };
}

/** `countedBeside` returns Go's own counts in the units that the benchmark reports itself. */
function countedBeside(units: readonly [string, readonly Figure[]][]): { readonly counted?: Record<string, number[]> } {
  const own = units.filter(([, of]) => of.some((figure) => figure.kind === 'reported' && figure.counted !== undefined));
  if (own.length === 0) return {};
  return { counted: Object.fromEntries(own.map(([unit, of]) => [unit, of.map(counted).map(perOperation)])) };
}

/**
 * `isTime` reports whether a unit is a time. Times differ from run to run and are never judged; in a stored file they
 * would only add noise.
 */
function isTime(unit: string): boolean {
  return unit === 'ns/op' || unit === 'MB/s';
}
