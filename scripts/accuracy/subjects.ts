import { type RealModule, realModules } from '../real-modules/modules.ts';

/** Left out of the comparison with the classic command: hundreds of benchmarks that did not move. They are part of the A/A runs. */
const onlyAA = new Set(['golang.org/x/text', 'github.com/klauspost/compress']);

/** One release step of each: seven modules that moved and three controls. */
export const releaseSteps: readonly RealModule[] = realModules.filter(({ module }) => !onlyAA.has(module));

/** All of them, at their base version, against themselves. */
export const aaModules: readonly RealModule[] = realModules;

/** Benchmarks that the two classic sides measure, drawn from all of `releaseSteps`. */
export const sampleSize = 150;
/** Of the draw; any other number gives another sample. */
export const sampleSeed = 4;
