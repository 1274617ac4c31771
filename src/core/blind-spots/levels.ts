import { type Direction, loosened, tightened } from '../policy/direction.ts';

/** What changed functions that no benchmark reaches do to a run, the mildest first. */
export const blindSpotLevels = ['off', 'warn', 'fail-on-new-escape'] as const;

export type BlindSpotLevel = (typeof blindSpotLevels)[number];

export function stricterBlindSpotLevel(a: BlindSpotLevel, b: BlindSpotLevel): BlindSpotLevel {
  return blindSpotLevels.indexOf(a) >= blindSpotLevels.indexOf(b) ? a : b;
}

/** `blindSpotDirection` returns which way the setting goes from base to head. */
export function blindSpotDirection(base: BlindSpotLevel, head: BlindSpotLevel): Direction {
  return blindSpotLevels.indexOf(head) > blindSpotLevels.indexOf(base) ? tightened : loosened;
}
