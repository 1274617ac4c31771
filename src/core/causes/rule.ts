import type { Evidence } from '../cause/evidence.ts';
import type { FixCandidate } from '../cause/source-facts.ts';

/**
 * The levels at which evidence can point to a cause, the most direct first: what the change did, the library function
 * that the line calls, the runtime function that allocates, a conversion to an interface, the kind of statement, the
 * kind of object that is created, and a fallback if nothing else fits.
 */
export const levels = ['change', 'library', 'runtime', 'conversion', 'statement', 'made', 'rest'] as const;

type Level = (typeof levels)[number];

/** A cause: its name, how it is recognized and explained, and how to fix it. */
export interface CauseRule {
  /** The cause's name in reports. It belongs to the format of JSON reports, so it must not change. */
  readonly name: string;
  /** A short description for readers. */
  readonly label: string;
  /** Tests that recognize the cause, by level. The first level at which any of the `causes` matches decides. */
  readonly matches: Readonly<Partial<Record<Level, (evidence: Evidence) => boolean>>>;
  /** Explains why the site allocates, in one to three sentences with source code in backquotes. */
  readonly reason: (evidence: Evidence) => string;
  /** Returns advice about the code at the site, in one or two sentences. */
  readonly advice: (evidence: Evidence) => string;
  /** General advice that doesn't refer to the code at the site. */
  readonly usualAdvice: string;
  /** Kinds of edits that are tried only for this cause. All other kinds are tried wherever they fit the source. */
  readonly ownFixes?: readonly FixCandidate['kind'][];
}
