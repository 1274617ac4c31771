import type { UnitMetadata } from '../core/benchfmt/index.ts';
import type { Ports } from '../ports.ts';
import type { Harvest, Result } from './gathering.ts';
import { harvestAll } from './harvest.ts';
import { recordFailures } from './record-failures.ts';
import { type BenchmarkPlan, screenSide } from './screen.ts';
import { pathsOf, type SideUnderTest } from './side.ts';
import { type Subject, subjectKey } from './subject.ts';

/** What one package's test binary has: its benchmarks and how fast each is. */
export interface PackageSurvey {
  /** Nanoseconds per operation, in the order the benchmarks ran. */
  readonly speeds: ReadonlyMap<string, number>;
  readonly skipped: ReadonlySet<string>;
}

export interface Survey {
  readonly packages: ReadonlyMap<string, PackageSurvey>;
  /** What the test binaries print of the processor. */
  readonly cpu: string | undefined;
  readonly units: readonly UnitMetadata[];
}

export interface SurveyRequest {
  readonly bench: string;
  readonly timeoutMs: number;
  /** Folder of the configuration, which `Subject.path` is relative to. */
  readonly configFolder: string;
  readonly gomaxprocs: (subject: Subject) => number;
}

/** Benchmarks that take less than this are timed again, in nanoseconds: at one iteration a clock and a cold cache are most of it. */
const fast = 100_000;
/** Iterations of that second look: at most 10 ms of work. */
const secondLook = 100;

/** Above this, at one iteration, an operation is taken for slow without a further look, in nanoseconds. */
const slow = 30e6;
/** By how much further looks at others grow, and where they end. */
const growth = 4;
const mostIterations = 4 ** 7;

/**
 * Runs every matching benchmark of the packages for one iteration, twice, and fast ones for a hundred: the names that
 * exist, and how many iterations each can get. What fails becomes an incident of the side.
 */
export async function survey(
  ports: Ports,
  side: SideUnderTest,
  importPaths: readonly string[],
  request: SurveyRequest,
): Promise<Survey> {
  const binaries = [...(await side.binaries(importPaths)).values()];
  let done = 0;
  const requests = binaries.map((binary) => ({
    binary,
    select: { kind: 'expression' as const, bench: request.bench },
    iterations: 1,
    count: 2,
    gomaxprocs: 1,
    timeoutMs: request.timeoutMs,
  }));
  const harvests = await harvestAll(ports.go, requests, ({ binary }) => {
    done++;
    ports.log.progress({ stage: `find ${side.side}`, done, total: requests.length, detail: binary.importPath });
  });
  const packages = new Map(
    binaries.map(({ importPath }, index) => {
      const harvest = harvests[index];
      recordFailures(side, importPath, harvest);
      return [importPath, { speeds: speeds(harvest), skipped: harvest?.skipped ?? new Set<string>() }];
    }),
  );
  return {
    packages: await timedAgain(ports, side, packages, request),
    cpu: harvests.find(({ cpu }) => cpu !== undefined)?.cpu,
    units: harvests.flatMap(({ units }) => units),
  };
}

/**
 * The same packages with speeds from longer runs: of fast benchmarks at a hundred iterations; of others at four times as
 * many as before, as long as each time halves what an operation takes, which is set-up then and not the operation.
 */
async function timedAgain(
  ports: Ports,
  side: SideUnderTest,
  packages: ReadonlyMap<string, PackageSurvey>,
  request: SurveyRequest,
): Promise<ReadonlyMap<string, PackageSurvey>> {
  const all = [...packages].flatMap(([importPath, { speeds: of }]) =>
    [...of].map(([benchmark, ns]): Timed => ({ importPath, benchmark, ns })),
  );
  const kept = new Map(all.map((timed) => [subjectKey(timed), timed]));
  const time = async (wanted: readonly Timed[], iterations: number): Promise<readonly Timed[]> => {
    const results = await lookAgain(ports, side, wanted, iterations, request);
    return wanted.flatMap((timed) => {
      const result = results.get(subjectKey(timed));
      // What failed here is an incident by now: it is not run again, at no number of iterations.
      if (result === undefined) {
        kept.delete(subjectKey(timed));
        return [];
      }
      const again = { ...timed, ns: Math.min(timed.ns, nsPerOp(result)) };
      kept.set(subjectKey(timed), again);
      return again.ns < timed.ns / 2 ? [again] : [];
    });
  };
  await time(
    all.filter(({ ns }) => ns < fast),
    secondLook,
  );
  let open: readonly Timed[] = all.filter(({ ns }) => ns >= fast && ns < slow);
  for (let iterations = growth; open.length > 0 && iterations <= mostIterations; iterations *= growth)
    open = (await time(open, iterations)).filter(({ ns }) => ns * iterations < 2 * slow);
  return new Map(
    [...packages].map(([importPath, found]) => {
      const timed = [...found.speeds.keys()].flatMap(
        (benchmark) => kept.get(subjectKey({ importPath, benchmark })) ?? [],
      );
      return [importPath, { ...found, speeds: new Map(timed.map(({ benchmark, ns }) => [benchmark, ns])) }];
    }),
  );
}

interface Timed {
  readonly importPath: string;
  readonly benchmark: string;
  /** Nanoseconds per operation, the least that was seen. */
  readonly ns: number;
}

async function lookAgain(
  ports: Ports,
  side: SideUnderTest,
  wanted: readonly Timed[],
  iterations: number,
  request: SurveyRequest,
): ReturnType<typeof screenSide> {
  const path = pathsOf([side], request.configFolder);
  const plan = wanted.map(({ importPath, benchmark }): BenchmarkPlan => {
    const subject = { importPath, path: path(importPath), benchmark };
    return { ...subject, iterations, gomaxprocs: request.gomaxprocs(subject), sides: [side.side] };
  });
  return screenSide(ports, side, plan, request.timeoutMs, 'time');
}

function nsPerOp({ figures }: Result): number {
  const figure = figures.get('ns/op');
  // A benchmark may leave ns/op out (b.ReportMetric(0, "ns/op")): then it counts as fast.
  return figure?.kind === 'reported' ? figure.value : 1;
}

function speeds(harvest: Harvest | undefined): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [name, results] of harvest?.results ?? []) {
    found.set(name, Math.min(...results.map(nsPerOp)));
  }
  return found;
}
