import { type Direction, loosened, tightened } from '../policy/direction.ts';

/** The ways in which a run can treat changed functions that no benchmark reaches, mildest first. */
export const blindSpotLevels = ['off', 'warn', 'fail-on-new-escape'] as const;

export type BlindSpotLevel = (typeof blindSpotLevels)[number];

export function stricterBlindSpotLevel(a: BlindSpotLevel, b: BlindSpotLevel): BlindSpotLevel {
  return blindSpotLevels.indexOf(a) >= blindSpotLevels.indexOf(b) ? a : b;
}

/** `blindSpotDirection` returns `tightened` if head's setting is stricter than base's, and `loosened` otherwise. */
export function blindSpotDirection(base: BlindSpotLevel, head: BlindSpotLevel): Direction {
  return blindSpotLevels.indexOf(head) > blindSpotLevels.indexOf(base) ? tightened : loosened;
}
