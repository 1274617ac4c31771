import { quoted } from '../escape/quoted.ts';
import type { CauseRule } from './rule.ts';
import { allocatesIn, isKind } from './signs.ts';

/** `channelCreation` applies if `make` creates a channel; the runtime allocates every channel on the heap. */
export const channelCreation = {
  name: 'channel-creation',
  label: 'a channel is created in each operation',
  matches: {
    runtime: (evidence) => allocatesIn('makechan')(evidence) || isKind(evidence, 'make-chan'),
  },
  reason: (evidence) => {
    const made = isKind(evidence, 'make-chan') ? evidence.facts?.allocation?.text : undefined;
    return made === undefined
      ? 'A channel is created here, and channels are always on the heap.'
      : `A channel is created with ${quoted(made)}, and channels are always on the heap.`;
  },
  advice: ({ facts }) => {
    const channel = facts?.operand === undefined ? 'the channel' : quoted(facts.operand.expression);
    return `Create ${channel} once and reuse it if nothing closes it. Otherwise create it only when a goroutine has to wait.`;
  },
  usualAdvice: 'Create the channel once and reuse it, or create it only when a goroutine has to wait.',
} as const satisfies CauseRule;
