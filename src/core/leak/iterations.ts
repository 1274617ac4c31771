import type { LeftPerOperation } from './left-per-operation.ts';

/** Two iteration counts of one process. The slope between their figures is what one operation leaves behind. */
export interface ProbeIterations {
  readonly few: number;
  readonly many: number;
}

/**
 * Ratio of the larger to the smaller number: a power of two, so that tables that double are in the same phase at both.
 */
const ratio = 4;

/**
 * Iteration counts that a first look chooses from, the largest first: only a few, so that benchmarks can share
 * processes.
 */
const looks = [1000, 128, 16, 4];
/**
 * The fewest iterations of a run: a benchmark's first run has one, and so has every run of a benchmark that only holds
 * others, which must not be taken for the run of few.
 */
const fewest = 2;
/** Work of a first look, in nanoseconds. */
const lookWork = 20e6;
/** An operation that takes longer is not looked at, in nanoseconds. */
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
/** What the profile adds to each allocation, in nanoseconds. */
const profiled = 1000;

/**
 * `confirmingIterations` returns the iterations of the fresh processes that confirm a leak, one pair each: other
 * numbers than the first look's, and growing, so that what fills up once levels off.
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
