import type { Workbench } from './workbench.ts';

/** Something that must hold with every Go version. */
export interface MatrixCase {
  /** Short: it stands in a table. */
  readonly name: string;
  /** Tries it; what is not as expected goes to `bench.expect`. */
  readonly attempt: (bench: Workbench) => Promise<void>;
}
