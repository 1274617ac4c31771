import { type Direction, loosened, tightened } from './direction.ts';

/** What a benchmark that newly leaves goroutines or memory behind does to a run, the mildest first. */
export const leakLevels = ['off', 'warn', 'fail'] as const;

export type LeakLevel = (typeof leakLevels)[number];

export function stricterLeakLevel(a: LeakLevel, b: LeakLevel): LeakLevel {
  return leakLevels.indexOf(a) >= leakLevels.indexOf(b) ? a : b;
}

/** `leakDirection` returns which way the setting goes from base to head. */
export function leakDirection(base: LeakLevel, head: LeakLevel): Direction {
  return leakLevels.indexOf(head) > leakLevels.indexOf(base) ? tightened : loosened;
}
