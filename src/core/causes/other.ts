import { type Evidence, readableFunction } from '../cause/evidence.ts';
import { escapeWords } from '../escape/escape-words.ts';
import { quoted } from '../escape/quoted.ts';
import type { CauseRule } from './rule.ts';
import { isKind, recordsWaiting } from './signs.ts';

/** `other` applies to goroutines, deferred calls, and anything that no other cause covers. */
export const other = {
  name: 'other',
  label: 'an allocation',
  matches: {
    runtime: isWaiting,
    statement: (evidence) => isKind(evidence, 'go', 'defer'),
    rest: () => true,
  },
  reason: (evidence) => {
    const { escape, site, facts } = evidence;
    if (isWaiting(evidence))
      return `The runtime keeps a record of each goroutine that waits here (${quoted(site.callee)}), and allocates one if it can't reuse an earlier one.`;
    if (facts?.allocation?.kind === 'go')
      return 'A goroutine is started here; its function and captured variables live on the heap.';
    if (facts?.allocation?.kind === 'defer')
      return 'A `defer` inside a loop keeps each deferred call on the heap until the function returns.';
    return escape === undefined ? `${quoted(readableFunction(site.callee))} allocates here.` : escapeWords(escape);
  },
  advice: (evidence) =>
    isWaiting(evidence)
      ? 'Check whether the goroutines that wait here all go on: the runtime reuses the records of those that do.'
      : `Check whether ${quoted(readableFunction(evidence.site.function))} needs to do this in every operation.`,
  usualAdvice: 'Check whether this is needed in every operation.',
} as const satisfies CauseRule;

/** `isWaiting` reports whether the runtime records a goroutine that waits at the site; `go` itself only starts one. */
function isWaiting(evidence: Evidence): boolean {
  return recordsWaiting(evidence.site.callee) && !isKind(evidence, 'go');
}
