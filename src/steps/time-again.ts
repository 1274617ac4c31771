import { type Pace, pacing, screenIterations } from '../core/benchmath/iterations.ts';
import type { Ports } from '../ports.ts';
import type { Result } from './gathering.ts';
import { type BenchmarkPlan, screenSide } from './screen.ts';
import { pathsOf, type SideUnderTest } from './side.ts';
import { type Subject, subjectKey } from './subject.ts';
import type { FirstSurvey, PackageSurvey, SurveyRequest } from './survey.ts';

/**
 * Benchmarks with a shorter single iteration, in nanoseconds, are timed again with more iterations. At one iteration,
 * the clock and a cold cache account for most of their time.
 */
const fast = 100_000;
/** The number of iterations for benchmarks that are faster than `fast`. It amounts to at most 10 ms of work. */
const secondLook = 100;

/** Benchmarks whose single iteration takes at least this long, in nanoseconds, aren't timed with more iterations. */
const slow = 30e6;
/**
 * A benchmark runs for a second single iteration only if its first run took at least `noticeable` but less than
 * `heavy`, in milliseconds. In a shorter run, setup makes no difference. A longer run would take too much time; plain
 * `go test` also stops after one iteration that takes a second.
 */
const noticeable = 1;
const heavy = 1000;
/**
 * For benchmarks between `fast` and `slow`: the factor by which the number of iterations grows from run to run, and the
 * maximum number of iterations.
 */
const growth = 4;
const mostIterations = 4 ** 7;

/**
 * Limits for the real time of a sample without its setup, in milliseconds. Up to `negligible`, real time makes no
 * difference. From `clear` on, it is long enough to be measured.
 */
const negligible = 2;
const clear = 50;
/** The factor by which the number of iterations grows while the real time is between `negligible` and `clear`. */
const waitGrowth = 16;
/**
 * The longest sample, in nanoseconds, for which the pace of the other side is used: as long as it would be if every
 * operation took as long as the first run. Real time up to `short`, in milliseconds, doesn't count, because it consists
 * of what `testing` does around the benchmark.
 */
const longestSample = 1e9;
const short = 0.2;

interface Timed {
  readonly importPath: string;
  readonly benchmark: string;
  /** The time of one iteration by the benchmark's timer, in nanoseconds. */
  readonly ns: number;
  /** The real time of a run of one iteration, in milliseconds, including setup. */
  readonly wallMs: number | undefined;
  /** Real time per operation in nanoseconds, or 0 if it makes no difference. */
  readonly real: number;
  /** Whether a longer run may still show that real time makes a difference. */
  readonly unclear: boolean;
}

/**
 * `timedAgain` returns the packages with the pace of each benchmark, measured in longer runs. Fast benchmarks run for a
 * hundred iterations. For slower ones, the iterations grow by a factor of four for as long as each run at least halves
 * the time per operation, because the time of the shorter run was then mostly setup. If real time may be much longer
 * than the time by the benchmark's own timer, runs get longer until that is clear. Benchmarks whose pace on the other
 * side also holds here don't run again.
 */
export async function timedAgain(
  ports: Ports,
  side: SideUnderTest,
  packages: ReadonlyMap<string, FirstSurvey>,
  request: SurveyRequest,
): Promise<ReadonlyMap<string, PackageSurvey>> {
  const every = [...packages].flatMap(([importPath, { first }]) =>
    [...first.results].map(([benchmark, result]) => timedOnce({ importPath, benchmark }, result)),
  );
  const known = new Map(
    every.flatMap((timed): [string, Timed][] => {
      const pace = request.other?.get(timed.importPath)?.paces.get(timed.benchmark);
      const holds = pace !== undefined && isShortAt(pace, timed);
      return holds ? [[subjectKey(timed), { ...timed, ns: pace.timed, real: pace.real }]] : [];
    }),
  );
  const found = every.filter((timed) => !known.has(subjectKey(timed)));
  const kept = new Map(found.map((timed) => [subjectKey(timed), timed]));
  const again = found.filter((timed) => longest(timed) >= noticeable && longest(timed) < heavy);
  // Only the first operation of a process includes the one-off work of that process, so the second of two runs in one
  // process excludes it.
  const warm = await lookAgain(ports, side, again, 1, request, 2);
  for (const timed of again) {
    const result = warm.get(subjectKey(timed));
    // A benchmark that failed in the second run has become an incident, and is not run again.
    if (result === undefined) kept.delete(subjectKey(timed));
    else kept.set(subjectKey(timed), quicker(timed, timedOnce(timed, result)));
  }
  const all = [...kept.values()];
  const lookOnce = async (wanted: readonly Timed[], iterations: number): Promise<readonly Timed[]> => {
    const results = await lookAgain(ports, side, wanted, iterations, request);
    return wanted.flatMap((timed) => {
      const result = results.get(subjectKey(timed));
      if (result === undefined) kept.delete(subjectKey(timed));
      else kept.set(subjectKey(timed), withResult(timed, result, iterations));
      return kept.get(subjectKey(timed)) ?? [];
    });
  };
  // A busy machine can delay any sample, so real time counts only if two samples show it.
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
      const timed = [...first.results.keys()].flatMap((benchmark) => {
        const key = subjectKey({ importPath, benchmark });
        return kept.get(key) ?? known.get(key) ?? [];
      });
      const paces = timed.map(({ benchmark, ns, real }): [string, Pace] => [benchmark, { timed: ns, real }]);
      return [importPath, { paces: new Map(paces), skipped, first }];
    }),
  );
}

/**
 * `isShortAt` reports whether a sample at this pace takes at most `longestSample`, if every operation takes as long as
 * the first run.
 */
function isShortAt(pace: Pace, { ns, wallMs = 0 }: Timed): boolean {
  const longestOperation = Math.max(ns, wallMs <= short ? 0 : wallMs * 1e6);
  return screenIterations(pacing(pace)) * longestOperation <= longestSample;
}

function timedOnce({ importPath, benchmark }: Omit<Subject, 'path'>, result: Result): Timed {
  return { importPath, benchmark, ...withReal(nsPerOp(result), result.wallMs), unclear: false };
}

/** `quicker` returns a result with the shorter times of two runs of one iteration. */
function quicker(one: Timed, other: Timed): Timed {
  const walls = [one, other].flatMap(({ wallMs }) => wallMs ?? []);
  return { ...one, ...withReal(Math.min(one.ns, other.ns), walls.length === 0 ? undefined : Math.min(...walls)) };
}

/**
 * `withReal` adds the real time of one iteration, or 0 for a benchmark that isn't slow. In a slow benchmark, all of the
 * untimed part of the run may belong to the operation.
 */
function withReal(ns: number, wallMs: number | undefined): Pick<Timed, 'ns' | 'wallMs' | 'real'> {
  return { ns, wallMs, real: ns >= slow && wallMs !== undefined ? wallMs * 1e6 : 0 };
}

/** `longest` returns the timer's time or the real time of one iteration, whichever is longer, in milliseconds. */
function longest({ ns, wallMs = 0 }: Timed): number {
  return Math.max(ns / 1e6, wallMs);
}

function withResult(timed: Timed, result: Result, iterations: number): Timed {
  const ns = Math.min(timed.ns, nsPerOp(result));
  if (result.wallMs === undefined || timed.wallMs === undefined) return { ...timed, ns };
  // `testing` first calls the benchmark with one iteration. Subtracting twice the time of a one-iteration run removes
  // that call, as well as the setup and one operation of the actual run.
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
  runs = 1,
): ReturnType<typeof screenSide> {
  const path = pathsOf([side], request.configFolder);
  const plan = wanted.map(({ importPath, benchmark }): BenchmarkPlan => {
    const subject = { importPath, path: path(importPath), benchmark };
    return { ...subject, iterations, gomaxprocs: request.gomaxprocs(subject), sides: [side.side] };
  });
  return screenSide(ports, side, plan, request.timeoutMs, 'time', runs);
}

function nsPerOp({ figures }: Result): number {
  const figure = figures.get('ns/op');
  // A benchmark may leave ns/op out (b.ReportMetric(0, "ns/op")): then it counts as fast.
  return figure?.kind === 'reported' ? figure.value : 1;
}
