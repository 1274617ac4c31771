import type { LeftPerOperation } from './left-per-operation.ts';

/** Two iteration counts of one process. What one operation leaves behind is the slope between their figures. */
export interface ProbeIterations {
  readonly few: number;
  readonly many: number;
}

/**
 * Ratio of the larger to the smaller number: a power of two, so that tables that double are in the same phase at both.
 */
const ratio = 4;

/**
 * Iteration counts that a first measurement chooses from, the largest first: only a few, so that benchmarks can share
 * processes.
 */
const looks = [1000, 128, 16, 4];
/**
 * The fewest iterations of a run. The first run of every benchmark has one iteration, and so have runs of benchmarks
 * that only hold others; none of these must be taken for the run with few iterations.
 */
const fewest = 2;
/** Work of a first measurement, in nanoseconds. */
const lookWork = 20e6;
/** Longest operation that is checked for leaks, in nanoseconds. */
const slowest = 500e6;

/**
 * `lookIterations` returns the iterations of a first look at a benchmark whose operation takes so many nanoseconds, or
 * `undefined` if it is too slow.
 */
export function lookIterations(speed: number): ProbeIterations | undefined {
  if (speed > slowest) return undefined;
  const many = looks.find((number) => number * speed <= lookWork) ?? looks.at(-1) ?? ratio;
  return { few: Math.max(fewest, Math.floor(many / ratio)), many };
}

/** Limits of a confirmation: nanoseconds of work, goroutines, retained bytes, iterations. */
const most = { work: 700e6, goroutines: 2000, bytes: 96 * 1024 * 1024, iterations: 300_000 };
/** Time that the profile adds to each allocation, in nanoseconds. */
const profiled = 1000;

/**
 * `confirmingIterations` returns the iterations of the fresh processes that confirm a leak, one pair each: they differ
 * from those of the first measurement, and grow, so that a cache that fills up once levels off.
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
