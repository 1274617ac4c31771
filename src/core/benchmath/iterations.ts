/** Nanoseconds of work to aim for in the first run of a benchmark, the screen. */
const screenWork = 10e6;
/** Nanoseconds of work to aim for in one sample of the last confirmation. */
const confirmWork = 1e9;
/** The ratio of real time to timed work above which the real time determines the number of iterations. */
const mostWaiting = 4;
/**
 * Maximum number of iterations of the screen and of the last confirmation; more would only cost time. At the maximum of
 * the confirmation, 64 MB that are allocated once amount to 16 bytes per operation.
 */
const mostScreened = 65_536;
const mostConfirmed = 4_194_304;

/** The time that one operation of a benchmark takes. */
export interface Pace {
  /** Nanoseconds that the benchmark's own timer counts. */
  readonly timed: number;
  /**
   * Nanoseconds of real time, including what runs while the timer is stopped; 0 if this time is unknown or makes no
   * difference.
   */
  readonly real: number;
}

/**
 * `pacing` returns the nanoseconds per operation that determine the number of iterations: the timed duration, or a
 * quarter of the real one if that is longer.
 */
export function pacing({ timed, real }: Pace): number {
  return Math.max(timed, real / mostWaiting);
}

/** `slower` returns the longer of the two timed durations, and the longer of the two real durations. */
export function slower(one: Pace | undefined, other: Pace | undefined): Pace {
  return {
    timed: Math.max(one?.timed ?? 0, other?.timed ?? 0),
    real: Math.max(one?.real ?? 0, other?.real ?? 0),
  };
}

/**
 * `screenIterations` returns the number of iterations for the screen of a benchmark, given the nanoseconds that one
 * operation takes: a power of four, from 1 to 65,536, that comes near 10 ms of work.
 */
export function screenIterations(nsPerOp: number): number {
  return Math.min(powerOfFour(screenWork / Math.max(nsPerOp, 1)), mostScreened);
}

/**
 * `confirmIterations` returns the number of iterations of the last confirmation, enough for a run of about one second:
 * at most 4,194,304, and never fewer than the screen used.
 */
export function confirmIterations(nsPerOp: number, screened: number): number {
  return Math.max(Math.min(powerOfFour(confirmWork / Math.max(nsPerOp, 1)), mostConfirmed), screened);
}

/**
 * `powerOfFour` returns the power of four, at least 1, that is nearest on a logarithmic scale, so that noise in the
 * measured speed seldom changes it.
 */
function powerOfFour(iterations: number): number {
  return 4 ** Math.max(0, Math.round(Math.log(Math.max(iterations, 1)) / Math.log(4)));
}
