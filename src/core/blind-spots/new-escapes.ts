import type { NewlySaid } from '../escape/compare-diagnostics.ts';
import { withoutMadeUp } from '../escape/made-up.ts';
import type { ChangedFunction } from './changed-functions.ts';

/** A value that escapes to the heap on head but not on base. */
export interface NewEscape {
  readonly line: number;
  /** The expression, as the compiler prints it. */
  readonly subject: string;
}

/** Matches constants. They are in read-only memory, so converting one to an interface doesn't allocate. */
const constant = /^(?:["'`\d-]|true$|false$|nil$)/;
const longestSubject = 80;

/** `newEscapesIn` returns the values in a function that newly escape to the heap, in the order of their lines. */
export function newEscapesIn(
  { file, line, endLine }: ChangedFunction,
  newlySaid: readonly NewlySaid[],
): readonly NewEscape[] {
  const found = newlySaid.flatMap((said): NewEscape[] => {
    if (said.kind !== 'escapes' || said.at.file !== file || said.at.line < line || said.at.line > endLine) return [];
    const subject = withoutMadeUp(said.subject);
    return constant.test(subject) ? [] : [{ line: said.at.line, subject: subject.slice(0, longestSubject) }];
  });
  const once = new Map(found.map((escape) => [`${escape.line} ${escape.subject}`, escape]));
  return [...once.values()].toSorted((a, b) => a.line - b.line);
}
