import { type RealModule, realModules } from '../real-modules/modules.ts';

/**
 * Modules that the comparison with plain `go test` leaves out, because they have hundreds of benchmarks that did
 * not change. The A/A runs include them.
 */
const onlyAA = new Set(['golang.org/x/text', 'github.com/klauspost/compress']);

/** One release step for each module: seven modules that changed and three controls. */
export const releaseSteps: readonly RealModule[] = realModules.filter(({ module }) => !onlyAA.has(module));

/** All modules, each compared with itself at its base version. */
export const aaModules: readonly RealModule[] = realModules;

/** Number of benchmarks to draw from all of `releaseSteps` for the comparison with plain `go test`. */
export const sampleSize = 150;
/** Seed of the draw; any other number gives another sample. */
export const sampleSeed = 4;
