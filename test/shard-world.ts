import * as fc from 'fast-check';
import type { Figure } from '../src/core/benchmath/figure.ts';
import type { Config } from '../src/core/policy/config-schema.ts';
import { createPolicy } from '../src/core/policy/policy.ts';
import type { Explanation, Finding, GateReport } from '../src/core/report/model.ts';
import { defaults } from '../src/options.ts';
import type { EventKind, Revisions } from '../src/ports.ts';
import type { Base } from '../src/steps/base.ts';
import type { ShardOfRun } from '../src/steps/shard/section.ts';
import type { Sides } from '../src/steps/run.ts';
import type { Figures } from '../src/steps/screen.ts';
import type { PolicyInForce } from '../src/steps/read-policy.ts';
import { rowRules } from '../src/steps/row-rules.ts';
import { judge, type JudgeRequest } from '../src/steps/judge.ts';
import type { MeasuredBenchmark } from '../src/steps/measure.ts';
import type { Incident } from '../src/steps/problems.ts';
import { identityOf, withSection } from '../src/steps/shard/section.ts';
import { only, type SideUnderTest } from '../src/steps/side.ts';
import { subjectKey } from '../src/steps/subject.ts';
import type { Confirmation } from '../src/steps/trial.ts';
import { site } from './core/report/explained-report.ts';

/** One benchmark of a package: allocations per operation on each side (absent: the side lacks it), and what came of it. */
interface WorldBenchmark {
  readonly base: number | undefined;
  readonly head: number | undefined;
  readonly state: Confirmation['state'] | undefined;
  readonly skipped: boolean;
  readonly leaks: 'no' | 'known' | 'unlooked' | 'missed' | 'found';
}

interface WorldPackage {
  readonly benchmarks: Readonly<Record<string, WorldBenchmark>>;
  readonly fails: 'no' | 'head' | 'base' | 'both';
  readonly stored: boolean;
  readonly couldSkip: boolean;
  readonly explained: boolean;
}

/** Everything that one run found. */
export interface World {
  readonly packages: Readonly<Record<string, WorldPackage>>;
  readonly identical: boolean;
  readonly config: Config | undefined;
  readonly event: EventKind | undefined;
  readonly advisory: boolean;
  readonly onRemoved: 'warn' | 'fail';
  readonly strict: boolean;
  readonly base: 'none' | 'measured';
}

const small = fc.constantFrom(0, 1, 2, 9);
const benchmark: fc.Arbitrary<WorldBenchmark> = fc.record({
  base: fc.option(small, { nil: undefined, freq: 4 }),
  head: fc.option(small, { nil: undefined, freq: 4 }),
  state: fc.constantFrom('settled' as const, 'confirmed' as const, 'not-reached' as const, undefined),
  skipped: fc.boolean(),
  leaks: fc.constantFrom(
    'no' as const,
    'no' as const,
    'known' as const,
    'unlooked' as const,
    'missed' as const,
    'found' as const,
  ),
});
const packageOf: fc.Arbitrary<WorldPackage> = fc.record({
  benchmarks: fc.dictionary(fc.constantFrom('BenchmarkA', 'BenchmarkB', 'BenchmarkB/x', 'BenchmarkMoved'), benchmark),
  fails: fc.constantFrom(
    'no' as const,
    'no' as const,
    'no' as const,
    'head' as const,
    'base' as const,
    'both' as const,
  ),
  stored: fc.boolean(),
  couldSkip: fc.boolean(),
  explained: fc.boolean(),
});
const config: fc.Arbitrary<Config> = fc.constantFrom<Config>(
  {},
  { metrics: ['B/op', 'alocs/op'] },
  { exclude: ['./none/...'] },
  { rules: [{ packages: ['./b'], benchmarks: 'BenchmarkMovd', threshold: 5 }, { metrics: ['widgets'] }] },
  { waivers: [{ package: './a', benchmark: 'BenchmarkA', metric: 'allocs/op', ceiling: 5, reason: 'known' }] },
);

export const worlds: fc.Arbitrary<World> = fc.record({
  packages: fc.dictionary(fc.constantFrom('m', 'm/a', 'm/a-b', 'm/a/c', 'm/b', 'm/Z'), packageOf),
  identical: fc.boolean(),
  config: fc.option(config, { nil: undefined }),
  event: fc.constantFrom<EventKind | undefined>(undefined, 'pull-request', 'push'),
  advisory: fc.boolean(),
  onRemoved: fc.constantFrom('warn' as const, 'fail' as const),
  strict: fc.boolean(),
  base: fc.constantFrom('measured' as const, 'measured' as const, 'none' as const),
});

const revisions: Revisions = {
  root: '/repo',
  prefix: '',
  base: { kind: 'commit', commit: 'b'.repeat(40), label: 'the commit before' },
  head: { kind: 'commit', commit: 'a'.repeat(40), dirty: false, label: 'HEAD' },
};

const iterations = 100;

function figures(allocs: number | undefined): Figures | undefined {
  if (allocs === undefined) return undefined;
  const exact = (total: number): Figure[] => [{ kind: 'exact', total: total * iterations, iterations }];
  return new Map<string, readonly Figure[]>([
    ['B/op', exact(allocs * 8)],
    ['allocs/op', exact(allocs)],
    ['ns/op', [{ kind: 'reported', value: 10 + allocs }]],
  ]);
}

function policyOf({ config: of, advisory, onRemoved, strict }: World): PolicyInForce {
  const policy = createPolicy({
    explicit: { threshold: undefined, strict, metrics: undefined },
    base: of,
    head: of,
    defaults,
  });
  const source = of && { config: of, path: '.allocgate.yml' };
  return {
    policy,
    settings: {
      mode: 'fast',
      bench: '.',
      patterns: ['./...'],
      buildFlags: [],
      testArgs: [],
      count: 3,
      timeoutMs: 1,
      benchmarkTimeoutMs: 1,
      confirmTimeoutMs: 1,
      explainTimeoutMs: 1,
      explain: true,
      skip: true,
      representatives: true,
      shard: undefined,
      profiles: undefined,
      prepare: undefined,
      copy: [],
      baseline: 'auto',
      baselineBranch: 'b',
      baselineFile: 'f',
      historyUrl: undefined,
      advisory,
      onRemoved,
      blindSpots: 'warn',
    },
    folder: '/repo',
    configFolder: '',
    notes: ['The change edits the configuration (x); the edit takes effect now.'],
    sources: { standing: source, head: source, defaultsStand: false },
    gomaxprocs: () => 1,
    excludes: () => false,
    configBase: undefined,
    gateStands: true,
    setsUpBoth: false,
  };
}

function sideOf(world: World, side: 'base' | 'head', names: ReadonlySet<string>): SideUnderTest {
  const all = Object.entries(world.packages);
  const incidents = all.flatMap(([importPath, { fails }]): Incident[] =>
    names.has(importPath) && (fails === side || fails === 'both')
      ? [{ kind: 'build-failed', side, package: importPath, message: `${importPath}: no`, cause: 'code' }]
      : [],
  );
  return only(
    {
      side,
      root: `/${side}`,
      folder: `/${side}`,
      environment: {
        goVersion: 'go1.26.8',
        goroot: '/go',
        goos: 'linux',
        goarch: 'amd64',
        settings: {},
        totals: { kind: 'exact' },
      },
      packages: new Map(
        all.map(([importPath]) => [
          importPath,
          { importPath, folder: `/${side}${importPath.slice(1)}`, moduleFolder: `/${side}`, key: side },
        ]),
      ),
      excluded: [{ importPath: 'm/left', path: './left' }],
      files: new Set(),
      testingFiles: new Set(),
      // They happen in any order.
      incidents: incidents.toReversed(),
      binaries: () => Promise.resolve(new Map()),
    },
    names,
  );
}

/** `requestOf` returns the judged input of a run that measured these packages. */
export function requestOf(world: World, packages: readonly string[]): JudgeRequest {
  const inForce = policyOf(world);
  const names = new Set(packages);
  const everything = new Set(Object.keys(world.packages));
  const own = packages.flatMap((importPath) => {
    const found = world.packages[importPath];
    return found === undefined ? [] : [[importPath, found] as const];
  });
  const head = sideOf(world, 'head', names);
  const side = sideOf(world, 'base', names);
  const stored = own.filter(([, { stored: is }]) => is);
  const base: Base =
    world.base === 'none'
      ? { kind: 'none' }
      : {
          kind: 'measured',
          side,
          stored: new Map(stored.map(([importPath]) => [importPath, { key: 'base', benchmarks: {} }])),
          baseline: undefined,
        };
  const all = own.flatMap(([importPath, { benchmarks }]) =>
    Object.entries(benchmarks).map(([name, found]) => ({
      found,
      plan: {
        importPath,
        path: importPath === 'm' ? '.' : `.${importPath.slice(1)}`,
        benchmark: name,
        iterations,
        gomaxprocs: 1,
        sides: [],
      },
    })),
  );
  const ran = all.filter(({ found }) => found.base !== undefined || found.head !== undefined);
  const measured = ran.map(({ plan, found }): MeasuredBenchmark => ({
    plan,
    base: world.base === 'none' ? undefined : figures(found.base),
    head: figures(found.head),
    iterations,
    speed: 1,
  }));
  const confirmations = ran.flatMap(({ plan, found }): [string, Confirmation][] => {
    const [from, to] = [figures(found.base), figures(found.head)];
    return found.state === undefined || to === undefined
      ? []
      : [[subjectKey(plan), { state: found.state, base: from ?? new Map(), head: to, iterations, exhausted: false }]];
  });
  const told = (of: WorldBenchmark['leaks']): string[] =>
    ran.filter(({ found }) => found.leaks === of).map(({ plan }) => plan.benchmark);
  const differing: Sides = {
    head: sideOf(world, 'head', everything),
    base:
      world.base === 'none'
        ? { kind: 'none' }
        : { kind: 'measured', side: sideOf(world, 'base', everything), stored: new Map(), baseline: undefined },
  };
  return {
    revisions,
    event: world.event,
    snapshots: { warnings: ['the file system is slow'] },
    inForce,
    planned: {
      all: differing,
      differing,
      own: { head, base },
      identical: world.identical
        ? [{ package: 'm/same', reason: 'the same', benchmarks: [{ benchmark: 'BenchmarkX' }] }]
        : [],
      shard: undefined,
      notes: [
        'prepared',
        ...new Set(own.map(([importPath, { stored: is }]) => `unit ${is ? importPath.length % 2 : 2}`)),
      ],
    },
    measured: {
      benchmarks: measured,
      rules: rowRules(inForce.policy, []),
      reused: base.kind === 'none' ? [] : stored.map(([importPath]) => importPath).toSorted(),
      skipped: all.filter(({ found }) => found.skipped).map(({ plan }) => plan),
      skippedOnHead: all.filter(({ found }) => found.skipped).map(({ plan }) => plan),
      cpu: packages.length === 0 ? undefined : 'fake',
      notes: [],
    },
    confirmed: {
      confirmations: new Map(confirmations),
      candidates: new Set(ran.filter(({ found }) => found.state !== undefined).map(({ plan }) => subjectKey(plan))),
      notes: [],
    },
    leaks: {
      findings: ran
        .filter(({ found }) => found.leaks === 'found')
        .map(({ plan }) => leak(plan.importPath, plan.benchmark)),
      told: { known: told('known'), unlooked: told('unlooked'), missed: told('missed') },
    },
    examined: {
      edited: {
        benchmarks: own.map(([importPath]) => `${importPath}/m_test.go`).toReversed(),
        timers: own.length === 0 ? [] : ['timer.go'],
      },
      couldSkip: own.filter(([, { couldSkip }]) => couldSkip).map(([importPath]) => importPath),
      notes: { change: [], baseline: ['The change adds the stored baseline f.'] },
      problems: own
        .filter(([, found]) => found.stored && found.couldSkip)
        .map(([importPath]) => ({
          kind: 'damaged-baseline',
          side: 'head',
          package: importPath,
          blocking: true,
          message: 'untrue',
          remedy: 'r',
        })),
    },
    stopwatch: {
      timings: {
        snapshotMs: 1,
        planMs: 1,
        buildMs: 1,
        screenMs: 1,
        confirmMs: 1,
        explainMs: 1,
        proveMs: 1,
        blindSpotsMs: 1,
      },
    },
    today: '2026-11-23',
    reproduce: 'allocgate check',
  };
}

function leak(importPath: string, name: string): Finding {
  const side = (median: number) => ({ median, samples: [median] });
  return {
    package: importPath,
    benchmark: name,
    unit: 'goroutines/op',
    level: 'warning',
    base: side(0),
    head: side(1),
    iterations: 10,
    change: { kind: 'from-zero' },
    threshold: { percent: 15 },
    confirmed: true,
    warnings: [],
  };
}

/** `reportOf` returns the report of a run on these packages, with what later steps add. */
export function reportOf(world: World, packages: readonly string[], shard?: ShardOfRun): GateReport {
  const request = requestOf(world, packages);
  const report = withSection(judge({ ...request, planned: { ...request.planned, shard } }));
  const explanations = packages.flatMap((importPath): Explanation[] => {
    const of = world.packages[importPath];
    const [name] = Object.keys(of?.benchmarks ?? {});
    if (of?.explained !== true || name === undefined) return [];
    return [
      { package: importPath, benchmark: name, sites: [site], explained: { allocsPerOp: 1, bytesPerOp: 1 }, notes: [] },
    ];
  });
  const notes = explanations.map(({ package: importPath }) => `${importPath} was explained`);
  return withSection({ ...report, explanations, notes: [...report.notes, ...notes, 'No time was left.'] });
}

/** `shardReports` returns the reports of shards that end before these packages. */
export function shardReports(world: World, cuts: readonly number[]): readonly GateReport[] {
  const packages = Object.keys(world.packages).toSorted();
  const ends = [...cuts.map((cut) => cut % (packages.length + 1)).toSorted((a, b) => a - b), packages.length];
  return ends.map((end, index) => {
    const own = packages.slice(ends[index - 1] ?? 0, end);
    const inForce = policyOf(world);
    const identity = identityOf({
      revisions,
      inForce: { ...inForce, settings: { ...inForce.settings, shard: { index: index + 1, count: ends.length } } },
      explicit: {},
      event: world.event,
    });
    if (identity === undefined) throw new Error('a shard has an identity');
    return reportOf(world, own, { ...identity, packages, own, sources: 'x' });
  });
}
