import { type Direction, loosened, tightened } from './direction.ts';

/** The ways in which a run can treat a benchmark that newly leaves goroutines or memory behind, mildest first. */
export const leakLevels = ['off', 'warn', 'fail'] as const;

export type LeakLevel = (typeof leakLevels)[number];

export function stricterLeakLevel(a: LeakLevel, b: LeakLevel): LeakLevel {
  return leakLevels.indexOf(a) >= leakLevels.indexOf(b) ? a : b;
}

/** `leakDirection` returns whether head's setting is stricter or looser than base's. */
export function leakDirection(base: LeakLevel, head: LeakLevel): Direction {
  return leakLevels.indexOf(head) > leakLevels.indexOf(base) ? tightened : loosened;
}
