import { classicText } from './cases/classic-text.ts';
import { explained } from './cases/explained.ts';
import { fullMode } from './cases/full-mode.ts';
import { leaking } from './cases/leaking.ts';
import { planted } from './cases/planted.ts';
import { hiddenAllocation, roundingTrap } from './cases/rounding.ts';
import { storedBaseline } from './cases/stored-baseline.ts';
import { toolchainLine } from './cases/toolchain-line.ts';
import { unchanged } from './cases/unchanged.ts';
import type { MatrixCase } from './matrix-case.ts';

/** All cases to try with every Go version. A new case needs a file in `cases/` and a line here. */
export const matrixCases: readonly MatrixCase[] = [
  unchanged,
  planted,
  toolchainLine,
  roundingTrap,
  hiddenAllocation,
  storedBaseline,
  fullMode,
  classicText,
  explained,
  leaking,
];
