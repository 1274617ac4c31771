import { closureAdvice } from '../cause/closure-advice.ts';
import type { Evidence } from '../cause/evidence.ts';
import { listed } from '../cause/listed.ts';
import { escapeWords } from '../escape/escape-words.ts';
import { quoted } from '../escape/quoted.ts';
import type { CauseRule } from './rule.ts';
import { isKind, makesObject } from './signs.ts';

/** `closureCapture` applies if a function literal lives on the heap, along with the variables that it captures. */
export const closureCapture = {
  name: 'closure-capture',
  label: 'a closure keeps its captured variables on the heap',
  matches: {
    made: (evidence) =>
      (makesObject(evidence) && isCaptured(evidence)) || isKind(evidence, 'func-literal', 'method-value'),
  },
  reason: ({ escape, facts }) => {
    const captured = facts?.allocation?.captures.map(
      ({ name, byReference }) => `${quoted(name)}${byReference ? ' (by reference)' : ''}`,
    );
    const withThem = captured === undefined || captured.length === 0 ? 'what it captures' : listed(captured);
    if (escape === undefined || (escape.subject === 'func literal' && escape.flow.length === 0))
      return `A function literal is created here and lives on the heap with ${withThem}.`;
    if (escape.subject === 'func literal')
      return `${laterBy(escapeWords(escape), facts)} It lives on the heap with ${withThem}.`;
    return escapeWords(escape);
  },
  advice: closureAdvice,
  usualAdvice: 'Pass what the function needs as arguments instead of capturing it.',
} as const satisfies CauseRule;

function isCaptured({ escape }: Evidence): boolean {
  if (escape === undefined) return false;
  // A variable that a loop over an iterator shares with its body has a compiler-generated name.
  const isLoopState = escape.isVariable && /(?:^|\.)#\w+$/.test(escape.subject);
  return (
    isLoopState ||
    escape.subject === 'func literal' ||
    escape.flow.some(({ reason }) => reason === 'captured by a closure')
  );
}

/**
 * `laterBy` returns the sentence with only `go` or only `defer`, whichever the source uses. The compiler's message is
 * the same for both.
 */
function laterBy(words: string, facts: Evidence['facts']): string {
  const use = facts?.allocation?.use;
  const by = use === 'go' ? 'by `go`' : use === 'deferred' ? 'by `defer` in a loop' : undefined;
  return by === undefined ? words : words.replace('by `go` or by `defer` in a loop', by);
}
