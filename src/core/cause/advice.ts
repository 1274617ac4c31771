import { type Cause, ruleOf } from '../causes/list.ts';
import type { Evidence } from './evidence.ts';
import { hasOwnVariables } from './language-words.ts';

/** `adviceOf` says what to do about a site, in one sentence about this code. */
export function adviceOf(cause: Cause, evidence: Evidence): string {
  if (hasOwnVariables(evidence))
    return 'Take the address of the element (`&list[i]`), or declare one variable before the loop if no pointer to it outlives an iteration.';
  return ruleOf(cause).advice(evidence);
}
