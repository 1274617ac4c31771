import { type Cause, ruleOf } from '../causes/list.ts';
import { dataAdvice } from './data-words.ts';
import type { Evidence } from './evidence.ts';
import { hasOwnVariables } from './language-words.ts';
import { keepsCalls } from './reason.ts';

/** `adviceOf` returns advice about a site, in one or two sentences. */
export function adviceOf(cause: Cause, evidence: Evidence): string {
  if (hasOwnVariables(evidence))
    return 'Take the address of the element (`&list[i]`), or declare one variable before the loop if no pointer to it outlives an iteration.';
  if (evidence.data !== undefined) return dataAdvice(evidence.data);
  if (evidence.benchmarkLoop !== undefined)
    return keepsCalls(evidence.benchmarkLoop)
      ? 'Build with Go 1.26 or later, or keep `for i := 0; i < b.N; i++` until then; accept the new figure if the loop is meant to change.'
      : 'Accept the new figure if the loop is meant to change: it measures the same code in a different way.';
  return ruleOf(cause).advice(evidence);
}
