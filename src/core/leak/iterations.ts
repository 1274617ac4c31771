import type { LeftPerOperation } from './left-per-operation.ts';

/**
 * The two iteration counts of one process. What an operation leaves behind is the slope between the figures at both.
 */
export interface ProbeIterations {
  readonly few: number;
  readonly many: number;
}

/**
 * The ratio of the larger to the smaller iteration count. It is a power of two, so that tables that double in size are
 * equally full at both counts.
 */
const ratio = 4;

/**
 * The possible larger counts of a first measurement, in descending order. There are only a few, so that benchmarks can
 * share processes.
 */
const looks = [1000, 128, 16, 4];
/**
 * Minimum number of iterations of a measured run. The first run of every benchmark has one iteration, and so do runs of
 * benchmarks that only contain sub-benchmarks. These runs must not be mistaken for the run with few iterations.
 */
const fewest = 2;
/** Nanoseconds of work that a first measurement should not exceed. */
const lookWork = 20e6;
/** Duration of the slowest operation that is checked for leaks, in nanoseconds. */
const slowest = 500e6;

/**
 * `lookIterations` returns the iteration counts for the first measurement of a benchmark, given the nanoseconds that
 * one operation takes. It returns `undefined` if the benchmark is too slow.
 */
export function lookIterations(speed: number): ProbeIterations | undefined {
  if (speed > slowest) return undefined;
  const many = looks.find((number) => number * speed <= lookWork) ?? looks.at(-1) ?? ratio;
  return { few: Math.max(fewest, Math.floor(many / ratio)), many };
}

/** Limits of a run that confirms a leak: nanoseconds of work, goroutines and bytes left behind, and iterations. */
const most = { work: 700e6, goroutines: 2000, bytes: 96 * 1024 * 1024, iterations: 300_000 };
/** Time that profiling adds to each allocation, in nanoseconds. */
const profiled = 1000;

/**
 * `confirmingIterations` returns the iteration counts of the fresh processes that confirm a leak, one pair per process.
 * The counts increase from process to process, so that a cache that stops growing once it is full can be distinguished
 * from a leak.
 */
export function confirmingIterations(request: {
  readonly looked: ProbeIterations;
  readonly speed: number;
  readonly allocsPerOp: number;
  readonly left: LeftPerOperation;
}): readonly ProbeIterations[] {
  const { looked, speed, allocsPerOp, left } = request;
  const largest = Math.min(
    most.iterations,
    most.work / Math.max(1, speed + allocsPerOp * profiled),
    most.goroutines / Math.max(1e-3, left.goroutines),
    most.bytes / Math.max(1, left.bytes),
  );
  const top = Math.max(2 * ratio, Math.floor(largest), Math.floor(looked.many / 2));
  return [4, 2, 1].map((share) => {
    const many = Math.max(fewest + 1, Math.floor(top / share));
    return { few: Math.max(fewest, Math.floor(many / ratio)), many };
  });
}
