import type { GateReport } from '../core/report/model.ts';
import type { Clock } from '../ports.ts';

export type Timings = GateReport['timings'];

export interface Stopwatch {
  /** `time` runs `work` and adds its duration to a phase. */
  time<T>(phase: keyof Timings, work: () => Promise<T>): Promise<T>;
  readonly timings: Timings;
}

/** `createStopwatch` returns a stopwatch that records the duration of each phase in whole milliseconds. */
export function createStopwatch(clock: Clock): Stopwatch {
  const timings: Timings = {
    snapshotMs: 0,
    planMs: 0,
    buildMs: 0,
    screenMs: 0,
    confirmMs: 0,
    explainMs: 0,
    proveMs: 0,
    blindSpotsMs: 0,
  };
  return {
    timings,
    async time(phase, work) {
      const start = clock.now();
      try {
        return await work();
      } finally {
        timings[phase] = Math.round(timings[phase] + clock.now() - start);
      }
    },
  };
}
