import type { Figures } from './screen.ts';
import type { Subject } from './subject.ts';

/** The questions that the confirmation asks of the rule, over all judged units of a benchmark. */
export interface Criteria {
  /** Whether the medians of any unit differ beyond the screen's tolerance, or are over a budget. */
  moves(subject: Subject, base: Figures, head: Figures): boolean;
  /** Whether any unit moved for the worse, or is over a budget. */
  worse(subject: Subject, base: Figures, head: Figures): boolean;
  /** Whether the medians of any unit say regression while the samples overlap. */
  overlaps(subject: Subject, base: Figures, head: Figures): boolean;
}
