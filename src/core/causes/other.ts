import { readableFunction } from '../cause/evidence.ts';
import { escapeWords } from '../escape/escape-words.ts';
import { quoted } from '../escape/quoted.ts';
import type { CauseRule } from './rule.ts';
import { isKind } from './signs.ts';

/** `other` applies to goroutines, deferred calls, and anything that no other cause covers. */
export const other = {
  name: 'other',
  label: 'an allocation',
  matches: {
    statement: (evidence) => isKind(evidence, 'go', 'defer'),
    rest: () => true,
  },
  reason: ({ escape, site, facts }) => {
    if (facts?.allocation?.kind === 'go')
      return 'Every operation starts a goroutine here; its function and captured variables live on the heap.';
    if (facts?.allocation?.kind === 'defer')
      return 'A `defer` inside a loop keeps each deferred call on the heap until the function returns.';
    return escape === undefined ? `${quoted(readableFunction(site.callee))} allocates here.` : escapeWords(escape);
  },
  advice: (evidence) =>
    `Check whether ${quoted(readableFunction(evidence.site.function))} needs to do this in every operation.`,
  usualAdvice: 'Check whether this is needed in every operation.',
} as const satisfies CauseRule;
