import type { UnitMetadata } from '../core/benchfmt/index.ts';
import { type Pace, screenIterations } from '../core/benchmath/iterations.ts';
import type { Ports } from '../ports.ts';
import type { Harvest, Result } from './gathering.ts';
import { harvestAll } from './harvest.ts';
import { recordFailures } from './record-failures.ts';
import { type BenchmarkPlan, screenSide } from './screen.ts';
import { pathsOf, type SideUnderTest } from './side.ts';
import { type Subject, subjectKey } from './subject.ts';

/** The benchmarks in one package's test binary, and the pace of each. */
export interface PackageSurvey {
  /** The pace of each benchmark, in the order in which the benchmarks ran. */
  readonly paces: ReadonlyMap<string, Pace>;
  readonly skipped: ReadonlySet<string>;
}

export interface Survey {
  readonly packages: ReadonlyMap<string, PackageSurvey>;
  /** The processor, as the test binaries print it. */
  readonly cpu: string | undefined;
  readonly units: readonly UnitMetadata[];
}

export interface SurveyRequest {
  readonly bench: string;
  readonly timeoutMs: number;
  /** The folder of the configuration, to which `Subject.path` is relative. */
  readonly configFolder: string;
  readonly gomaxprocs: (subject: Subject) => number;
}

/**
 * Benchmarks that take less than this, in nanoseconds, are timed again, because at one iteration the clock and a cold
 * cache account for most of the time.
 */
const fast = 100_000;
/** The iterations of that second measurement, which amount to at most 10 ms of work. */
const secondLook = 100;

/** Benchmarks whose single iteration takes longer than this, in nanoseconds, aren't timed again. */
const slow = 30e6;
/**
 * The factor by which the iterations of all other benchmarks grow from one measurement to the next, and their maximum.
 */
const growth = 4;
const mostIterations = 4 ** 7;

/**
 * The real time of a sample after its start-up, in milliseconds: up to `negligible` it makes no difference, and from
 * `clear` on it is long enough to be measured.
 */
const negligible = 2;
const clear = 50;
/** The factor by which the iterations grow while the time is between these two. */
const waitGrowth = 16;

/**
 * `survey` runs every matching benchmark of the packages twice for one iteration, and then for more if necessary, to
 * find out which benchmarks exist and how many iterations each can get. A failure becomes an incident of the side.
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
      return [importPath, { first: firstLooks(harvest), skipped: harvest?.skipped ?? new Set<string>() }];
    }),
  );
  return {
    packages: await timedAgain(ports, side, packages, request),
    cpu: harvests.find(({ cpu }) => cpu !== undefined)?.cpu,
    units: harvests.flatMap(({ units }) => units),
  };
}

interface FirstSurvey {
  readonly first: ReadonlyMap<string, FirstLook>;
  readonly skipped: ReadonlySet<string>;
}

/**
 * The times of one iteration: nanoseconds by the benchmark's timer, and milliseconds of real time, including everything
 * around the iteration.
 */
interface FirstLook {
  readonly ns: number;
  readonly wallMs: number | undefined;
}

interface Timed extends FirstLook {
  readonly importPath: string;
  readonly benchmark: string;
  /** Real time per operation in nanoseconds, or 0 if it makes no difference. */
  readonly real: number;
  /** Whether a longer run may still show that real time makes a difference. */
  readonly unclear: boolean;
}

/**
 * `timedAgain` returns the same packages with paces from longer runs. Fast benchmarks run for a hundred iterations. For
 * all others, the iterations grow by a factor of four for as long as each run at least halves the time per operation,
 * because the time of the shorter run was then mostly set-up. If real time may be much longer than the time by the
 * benchmark's own timer, runs get longer until that is clear.
 */
async function timedAgain(
  ports: Ports,
  side: SideUnderTest,
  packages: ReadonlyMap<string, FirstSurvey>,
  request: SurveyRequest,
): Promise<ReadonlyMap<string, PackageSurvey>> {
  const all = [...packages].flatMap(([importPath, { first }]) =>
    [...first].map(([benchmark, look]): Timed => {
      // A slow benchmark is not timed again: all of the time around its one iteration may belong to the operation.
      const real = look.ns >= slow && look.wallMs !== undefined ? look.wallMs * 1e6 : 0;
      return { importPath, benchmark, ...look, real, unclear: false };
    }),
  );
  const kept = new Map(all.map((timed) => [subjectKey(timed), timed]));
  const lookOnce = async (wanted: readonly Timed[], iterations: number): Promise<readonly Timed[]> => {
    const results = await lookAgain(ports, side, wanted, iterations, request);
    return wanted.flatMap((timed) => {
      const result = results.get(subjectKey(timed));
      // A benchmark that failed here has become an incident, and is not run again.
      if (result === undefined) kept.delete(subjectKey(timed));
      else kept.set(subjectKey(timed), withResult(timed, result, iterations));
      return kept.get(subjectKey(timed)) ?? [];
    });
  };
  // A busy machine can delay any sample, so real time counts only if it is long twice.
  const look = async (wanted: readonly Timed[], iterations: number): Promise<readonly Timed[]> => {
    const once = await lookOnce(wanted, iterations);
    const twice = await lookOnce(
      once.filter(({ real }) => real > 0),
      iterations,
    );
    return [...once.filter(({ real }) => real === 0), ...twice];
  };
  let unclear = await look(
    all.filter(({ ns }) => ns < fast),
    secondLook,
  );
  for (let iterations = secondLook * waitGrowth; ; iterations *= waitGrowth) {
    unclear = unclear.filter((timed) => timed.unclear && iterations <= screenIterations(timed.ns));
    if (unclear.length === 0) break;
    unclear = await look(unclear, iterations);
  }
  let open: readonly Timed[] = all.filter((timed) => timed.ns >= fast && timed.ns < slow);
  for (let iterations = growth; open.length > 0 && iterations <= mostIterations; iterations *= growth) {
    const before = new Map(open.map((timed) => [subjectKey(timed), timed.ns]));
    open = (await look(open, iterations)).filter(
      (timed) => timed.ns < (before.get(subjectKey(timed)) ?? 0) / 2 && timed.ns * iterations < 2 * slow,
    );
  }
  return new Map(
    [...packages].map(([importPath, { first, skipped }]) => {
      const timed = [...first.keys()].flatMap((benchmark) => kept.get(subjectKey({ importPath, benchmark })) ?? []);
      const paces = timed.map(({ benchmark, ns, real }): [string, Pace] => [benchmark, { timed: ns, real }]);
      return [importPath, { paces: new Map(paces), skipped }];
    }),
  );
}

function withResult(timed: Timed, result: Result, iterations: number): Timed {
  const ns = Math.min(timed.ns, nsPerOp(result));
  if (result.wallMs === undefined || timed.wallMs === undefined) return { ...timed, ns };
  // `testing` first calls the benchmark with one iteration. Neither the set-up in that call nor that of the process
  // belongs to an operation.
  const wall = result.wallMs - 2 * timed.wallMs;
  const found = wall >= clear ? (wall * 1e6) / (iterations - 1) : 0;
  const real = timed.real > 0 ? Math.min(timed.real, found) : found;
  return { ...timed, ns, real, unclear: wall > negligible && wall < clear };
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

function firstLooks(harvest: Harvest | undefined): ReadonlyMap<string, FirstLook> {
  const found = new Map<string, FirstLook>();
  for (const [name, results] of harvest?.results ?? []) {
    const walls = results.flatMap(({ wallMs }) => wallMs ?? []);
    const wallMs = walls.length === 0 ? undefined : Math.min(...walls);
    found.set(name, { ns: Math.min(...results.map(nsPerOp)), wallMs });
  }
  return found;
}
