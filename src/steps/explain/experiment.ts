import { counted, type Figure, perOperation } from '../../core/benchmath/figure.ts';
import type { ListedPackage, Ports, Replacements, Side, TestBinary } from '../../ports.ts';
import { harvestOnce } from '../harvest.ts';
import { type BenchmarkPlan, processGroups } from '../screen.ts';

/** One package of one side, with the settings for building and measuring experiments with it. */
export interface Bench {
  readonly side: Side;
  readonly listed: ListedPackage;
  /** The top folder of the snapshot. */
  readonly root: string;
  /** The top folder of base's snapshot, from which reverted data files are taken; `undefined` if there is no base. */
  readonly baseRoot: string | undefined;
  readonly buildFlags: readonly string[];
  readonly work: string;
  /** The time limit of one process, in milliseconds. */
  readonly timeoutMs: number;
  /** The time on the clock by which the last process must have ended. */
  readonly deadline: number;
  /** The benchmarks that each experiment measures, each at its pinned number of iterations. */
  readonly plans: readonly BenchmarkPlan[];
  /** Measures a program. If absent, each benchmark runs once, and the figures on its result line are used. */
  readonly measure?: (binary: TestBinary) => Promise<MeasuredFigures>;
  /**
   * Reports whether a finding compares the figures that the benchmark itself reports in a unit, instead of Go's counts.
   */
  readonly isReported: (benchmark: string, unit: string) => boolean;
}

/** Figures per operation by benchmark and unit. */
export type MeasuredFigures = ReadonlyMap<string, ReadonlyMap<string, number>>;

export type Experiment =
  | { readonly kind: 'measured'; readonly binary: TestBinary; readonly figures: MeasuredFigures }
  | { readonly kind: 'build-failed'; readonly message: string }
  /**
   * The build succeeded, but some benchmark produced no figures, so the program can't be compared with base and head.
   */
  | { readonly kind: 'run-failed'; readonly figures: MeasuredFigures };

/**
 * The largest share of the machine's memory that a process of an experiment may use. It is limited because a program
 * with a partly reverted change may allocate in an endless loop.
 */
export const memoryShare = 0.25;
/**
 * The minimum time limit of a process, in milliseconds. On a busy machine, even a sound program may not end in less
 * time.
 */
const leastMs = 2000;
/** An experiment may take this many times as long as head. */
const mostSlowdown = 10;

/**
 * `boundedBench` returns the bench with a time limit based on how long head itself took, in milliseconds. It is needed
 * because a program with reverted parts may never end.
 */
export function boundedBench(bench: Bench, headMs: number): Bench {
  return { ...bench, timeoutMs: Math.min(bench.timeoutMs, Math.max(leastMs, mostSlowdown * headMs)) };
}

/** The new contents of files, by path relative to the snapshot's top; `undefined` removes the file. */
export type Replaced = ReadonlyMap<string, string | undefined>;

/**
 * `experiment` builds the package with some files replaced and measures its benchmarks once. The binary is overwritten
 * by the next build of a variant with the same name.
 */
export async function experiment(
  ports: Ports,
  bench: Bench,
  replaced: Replaced,
  name = 'experiment',
): Promise<Experiment> {
  const binary = await buildExperiment(ports, bench, replaced, name);
  if (typeof binary === 'string') return { kind: 'build-failed', message: binary };
  const figures = await measureOnce(ports, bench, binary);
  return bench.plans.every(({ benchmark }) => figures.has(benchmark))
    ? { kind: 'measured', binary, figures }
    : { kind: 'run-failed', figures };
}

/** `buildExperiment` builds the package with some files replaced, or returns the compiler's errors. */
export async function buildExperiment(
  ports: Ports,
  bench: Bench,
  replaced: Replaced,
  name = 'experiment',
): Promise<TestBinary | string> {
  const { side, listed, buildFlags, work } = bench;
  const replace: Replacements = new Map([...replaced].map(([path, text]) => [`${bench.root}/${path}`, text]));
  const variant = { name, replace };
  const build = await ports.go.build({ side, packages: [listed], buildFlags, work, variant });
  const [binary] = build.binaries;
  return binary ?? build.failures.map(({ message }) => message).join('\n');
}

/**
 * `measureOnce` runs each benchmark of the bench once and returns their figures. It leaves out benchmarks that fail,
 * without retrying them.
 */
export async function measureOnce(ports: Ports, bench: Bench, binary: TestBinary): Promise<MeasuredFigures> {
  if (bench.measure !== undefined) return bench.measure(binary);
  const timeoutMs = timeLeft(ports, bench);
  const requests = processGroups(bench.plans).map(({ names, iterations, gomaxprocs }) => ({
    binary,
    select: { kind: 'names', names } as const,
    iterations,
    gomaxprocs,
    count: 1,
    timeoutMs,
    memoryShare,
  }));
  const harvests = await harvestOnce(ports.go, requests);
  const figures = new Map<string, ReadonlyMap<string, number>>();
  for (const { results } of harvests)
    for (const [benchmark, [result]] of results)
      if (result !== undefined)
        figures.set(
          benchmark,
          quotients(result.figures, (unit) => bench.isReported(benchmark, unit)),
        );
  return figures;
}

/** `timeLeft` returns the time limit, in milliseconds, of a process that starts now. */
export function timeLeft(ports: Pick<Ports, 'clock'>, { timeoutMs, deadline }: Bench): number {
  return Math.min(timeoutMs, Math.max(leastMs, deadline - ports.clock.now()));
}

function quotients(
  figures: ReadonlyMap<string, Figure>,
  isReported: (unit: string) => boolean,
): ReadonlyMap<string, number> {
  const compared = [...figures].map(([unit, figure]) => [unit, isReported(unit) ? figure : counted(figure)] as const);
  return new Map(compared.map(([unit, figure]) => [unit, perOperation(figure)]));
}
