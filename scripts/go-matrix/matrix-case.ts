import type { Workbench } from './workbench.ts';

/** Something that must hold with every Go version. */
export interface MatrixCase {
  /** A short name, because it appears in a table. */
  readonly name: string;
  /** Runs the case and passes what it sees to `bench.expect`. */
  readonly attempt: (bench: Workbench) => Promise<void>;
}
