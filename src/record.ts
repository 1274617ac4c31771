import { renderBaseline } from './core/baseline/write.ts';
import { conditionsOf, type RecordConditions } from './core/baseline/records.ts';
import { baselineVersion, type Baseline } from './core/baseline/schema.ts';
import { counted, type Figure, perOperation } from './core/benchmath/figure.ts';
import { distinctSettings, type UnitSetting } from './core/benchunit/index.ts';
import { GateError } from './errors.ts';
import type { Options } from './options.ts';
import type { BaselineStore, Ports, Revisions } from './ports.ts';
import type { Result } from './steps/gathering.ts';
import { fingerprintOf, readStored } from './steps/fit-baseline.ts';
import { planBenchmarks } from './steps/plan-benchmarks.ts';
import { prepareSides } from './steps/prepare.ts';
import { type Incident } from './steps/problems.ts';
import { type PolicyInForce, readPolicy } from './steps/read-policy.ts';
import { remedies } from './steps/remedies.ts';
import { type Figures, figuresByUnit, screenSide } from './steps/screen.ts';
import { planHead } from './steps/plan-head.ts';
import { pathsOf, type SideUnderTest } from './steps/side.ts';
import { subjectKey } from './steps/subject.ts';
import { survey } from './steps/survey.ts';

export interface RecordRequest {
  readonly folder: string;
  readonly explicit: Partial<Options>;
  /** Returns where the baseline goes, once the conditions are known. */
  readonly store: (place: RecordPlace) => BaselineStore;
}

/** What decides where a baseline is kept. */
export interface RecordPlace {
  readonly revisions: Revisions;
  readonly conditions: RecordConditions;
  /** The commit that is measured; absent for a working tree that differs from it. */
  readonly commit: string | undefined;
}

export interface Recorded {
  readonly packages: number;
  readonly benchmarks: number;
  /** What failed and so is not in the baseline. */
  readonly problems: readonly Incident[];
}

/**
 * `recordBaseline` measures head, each sample in a fresh process, and stores the figures. Errors: as the gate's;
 * `no-benchmarks` if there is nothing to store.
 */
export async function recordBaseline(ports: Ports, request: RecordRequest): Promise<Recorded> {
  const { folder, explicit } = request;
  const revisions = await ports.repository.resolve({ folder, base: 'HEAD', head: explicit.head, event: undefined });
  const inForce = await readPolicy(ports, revisions, { folder, explicit });
  const { settings } = inForce;
  if (settings.mode === 'full') {
    throw new GateError(
      'usage',
      'A baseline holds figures at pinned iterations, which mode full does not use.',
      'Record with --mode=fast; a full check measures the base itself.',
    );
  }
  const snapshots = await ports.repository.snapshot(revisions, { copy: settings.copy });
  try {
    await prepareSides(ports, revisions, { ...snapshots, base: undefined }, settings);
    const head = await planHead(ports, { revisions, snapshots, inForce });
    const fingerprint = fingerprintOf(head.environment, settings, snapshots.pathLength);
    const commit = revisions.head.dirty ? undefined : revisions.head.commit;
    const conditions = conditionsOf(fingerprint, revisions.prefix, settings.bench);
    const store = request.store({ revisions, conditions, commit });
    const { samples, cpu, units } = await sample(ports, head, inForce, await recordedBefore(store));
    if (samples.size === 0) {
      const [first] = head.incidents;
      throw first === undefined
        ? new GateError(
            'no-benchmarks',
            'No benchmark matched, so there is nothing to record.',
            remedies['no-benchmarks'],
          )
        : new GateError(first.kind, `${first.package ?? ''}: ${first.message}`, remedies[first.kind]);
    }
    const baseline = baselineOf(head, samples, {
      fingerprint,
      commit,
      bench: settings.bench,
      cpu,
      units,
    });
    await store.write(renderBaseline(baseline));
    return { packages: Object.keys(baseline.packages).length, benchmarks: samples.size, problems: head.incidents };
  } finally {
    await snapshots[Symbol.asyncDispose]();
  }
}

/** `recordedBefore` returns the baseline that this one replaces, if it can be read. */
async function recordedBefore(store: BaselineStore): Promise<Baseline | undefined> {
  const file = await store.read();
  const reading = file === undefined ? undefined : readStored(file);
  return reading?.kind === 'baseline' ? reading.baseline : undefined;
}

interface Sampled {
  readonly importPath: string;
  readonly benchmark: string;
  readonly iterations: number;
  readonly gomaxprocs: number | undefined;
  readonly figures: Figures;
}

/** `sample` measures every benchmark of the side at the iterations that a check would choose, `count` times. */
async function sample(
  ports: Ports,
  head: SideUnderTest,
  inForce: PolicyInForce,
  before: Baseline | undefined,
): Promise<{
  readonly samples: ReadonlyMap<string, Sampled>;
  readonly cpu: string | undefined;
  readonly units: readonly UnitSetting[];
}> {
  const { bench, timeoutMs, count } = inForce.settings;
  const found = await survey(ports, head, [...head.packages.keys()], {
    bench,
    timeoutMs,
    configFolder: inForce.configFolder,
    gomaxprocs: inForce.gomaxprocs,
  });
  const { benchmarks } = planBenchmarks({
    bench,
    head: found.packages,
    base: new Map(),
    stored: new Map(),
    keep: ({ importPath, benchmark }) => before?.packages[importPath]?.benchmarks[benchmark]?.iterations,
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
  about: {
    fingerprint: Baseline['fingerprint'];
    commit: string | undefined;
    bench: string;
    cpu: string | undefined;
    units: readonly UnitSetting[];
  },
): Baseline {
  const packages: Baseline['packages'] = {};
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

/** `countedBeside` returns what Go counted in the units that the benchmark reports itself. */
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
