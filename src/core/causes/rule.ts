import type { Evidence } from '../cause/evidence.ts';
import type { FixCandidate } from '../cause/source-facts.ts';

/**
 * How directly evidence points to a cause, the most direct first: what the change did, which library function the line
 * calls, which function of the runtime allocates, what is converted to an interface, which statement it is, what is
 * made, and what is left when nothing else fits.
 */
export const levels = ['change', 'library', 'runtime', 'conversion', 'statement', 'made', 'rest'] as const;

type Level = (typeof levels)[number];

/** One cause: its name, how it is recognised and explained, and what helps. */
export interface CauseRule {
  /** Its name in reports (contract). */
  readonly name: string;
  /** What a reader calls it. */
  readonly label: string;
  /** What recognises it, by how directly. The first level at which a cause of the list matches decides. */
  readonly matches: Readonly<Partial<Record<Level, (evidence: Evidence) => boolean>>>;
  /** Says why the site allocates, in one to three sentences with source code in backquotes. */
  readonly reason: (evidence: Evidence) => string;
  /** Says what to do about this code, in one or two sentences. */
  readonly advice: (evidence: Evidence) => string;
  /** General advice that says nothing about the code itself. */
  readonly usualAdvice: string;
  /** Kinds of edits that are only tried against this cause. All others are tried wherever they fit the source. */
  readonly ownFixes?: readonly FixCandidate['kind'][];
}
