import type { GateReport } from '../core/report/model.ts';
import type { Clock } from '../ports.ts';

export type Timings = GateReport['timings'];

export interface Stopwatch {
  /** `time` runs `work` and adds its duration to a phase. */
  time<T>(phase: keyof Timings, work: () => Promise<T>): Promise<T>;
  readonly timings: Timings;
}

/**
 * `createStopwatch` returns a stopwatch that records the duration of each phase in whole milliseconds. Time during which
 * several pieces of work run at once is divided evenly among them, so that the phases add up to the time by the clock.
 */
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
  const spent = { ...timings };
  const running: (keyof Timings)[] = [];
  let last = 0;
  const settle = (): void => {
    const now = clock.now();
    for (const phase of running) spent[phase] += (now - last) / running.length;
    for (const phase of running) timings[phase] = Math.round(spent[phase]);
    last = now;
  };
  return {
    timings,
    async time(phase, work) {
      settle();
      running.push(phase);
      try {
        return await work();
      } finally {
        settle();
        running.splice(running.indexOf(phase), 1);
      }
    },
  };
}
