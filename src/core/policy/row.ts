import type { Summary } from '../benchmath/summary.ts';
import type { Better } from './units.ts';

/** Both sides of one package × benchmark × unit, with what is known of how they were measured. */
export interface Row {
  readonly unit: string;
  readonly better: Better;
  readonly base: Summary | undefined;
  readonly head: Summary | undefined;
  /**
   * `confirmed`: measured again at the larger N; `not-needed`: nothing changed, or the change did not reappear;
   * `not-reached`: it should have been measured again and was not; `not-asked`: it was measured elsewhere and read as
   * text.
   */
  readonly confirmation: 'confirmed' | 'not-needed' | 'not-reached' | 'not-asked';
  /** Bytes of the same benchmark: without exact totals, they must confirm an added allocation. */
  readonly bytes: { readonly base: Summary | undefined; readonly head: Summary | undefined } | undefined;
  /** Iterations of the samples of each side, 0 if they differ. Absent if both sides share one pinned N. */
  readonly iterations?: { readonly base: number; readonly head: number } | undefined;
}
