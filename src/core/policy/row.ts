import type { Summary } from '../benchmath/summary.ts';
import type { Better } from './units.ts';

/** The figures of both sides for one unit of a benchmark, with what is known about how they were measured. */
export interface Row {
  readonly unit: string;
  readonly better: Better;
  readonly base: Summary | undefined;
  readonly head: Summary | undefined;
  /**
   * Whether the row was measured again. `confirmed`: the row was measured again, with the larger number of iterations;
   * `not-needed`: nothing changed, or the change did not reappear; `not-reached`: the row had to be measured again, but
   * time ran out or a run failed; `not-asked`: the figures were read from text.
   */
  readonly confirmation: 'confirmed' | 'not-needed' | 'not-reached' | 'not-asked';
  /**
   * The B/op of the same benchmark. If allocs/op is rounded down, a difference of one allocation is doubtful unless
   * B/op confirms it.
   */
  readonly bytes: { readonly base: Summary | undefined; readonly head: Summary | undefined } | undefined;
  /**
   * The number of iterations of each side's samples, or 0 for a side whose samples have different numbers of
   * iterations. Absent if the gate measured both sides with the same number of iterations.
   */
  readonly iterations?: { readonly base: number; readonly head: number } | undefined;
}
