import { pointerAdvice } from '../cause/pointer-advice.ts';
import { onHeap } from '../escape/escape-words.ts';
import { quoted } from '../escape/quoted.ts';
import type { CauseRule } from './rule.ts';
import { escapesNow, makesObject } from './signs.ts';

/** `pointerEscape` applies if a value is on the heap because a pointer to it outlives the call. */
export const pointerEscape = {
  name: 'pointer-escape',
  label: 'a value escapes to the heap',
  matches: { rest: (evidence) => makesObject(evidence) || escapesNow(evidence) },
  reason: ({ escape, facts }) => {
    if (escape !== undefined) return onHeap(escape);
    const text = facts?.allocation?.text;
    return `${text === undefined ? 'A value' : quoted(text)} is allocated on the heap here.`;
  },
  advice: pointerAdvice,
  usualAdvice: 'Return or pass the value itself, so that no pointer to it outlives the call.',
} as const satisfies CauseRule;
