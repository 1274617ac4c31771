import { calleeOf, readableFunction } from '../cause/evidence.ts';
import { knownCallee } from '../cause/known-callees.ts';
import { quoted } from '../escape/quoted.ts';
import type { CauseRule } from './rule.ts';

/** `callee` applies if a function outside of the module allocates. */
export const callee = {
  name: 'callee',
  label: 'a called function allocates',
  matches: {
    library: ({ site }) => site.library !== undefined,
    rest: ({ site }) => !site.callee.startsWith('runtime.') && site.callee !== site.function,
  },
  reason: (evidence) =>
    knownCallee(evidence)?.reason(evidence) ??
    `${quoted(readableFunction(calleeOf(evidence)))} allocates its result or its working memory.`,
  advice: (evidence) =>
    knownCallee(evidence)?.advice(evidence) ??
    `Call ${quoted(readableFunction(calleeOf(evidence)))} less often (once, outside the loop, or with a cached result), or use a variant that writes into memory the caller provides.`,
  usualAdvice: 'Call it less often, or use a variant that writes into memory the caller provides.',
} as const satisfies CauseRule;
