import { copies, type Evidence } from '../cause/evidence.ts';
import { escapeWords } from '../escape/escape-words.ts';
import { quoted } from '../escape/quoted.ts';
import type { CauseRule } from './rule.ts';
import { allocatesIn, escapesNow, isKind } from './signs.ts';

/** `makeSize` applies if `make` allocates a slice on the heap, or if a whole slice is copied to new memory. */
export const makeSize = {
  name: 'make-size',
  label: 'a slice is allocated on the heap',
  matches: {
    made: (evidence) => {
      const { site, escape, facts } = evidence;
      if (escapesNow(evidence)) return false;
      return (
        allocatesIn('makeslice')(evidence) ||
        // With a constant size, `make` allocates an array, which is on the heap only because it escapes.
        (isKind(evidence, 'make-slice') && !allocatesIn('newobject')(evidence)) ||
        copies(facts) ||
        (escape?.subject.startsWith('make(') === true && !allocatesIn('newobject')(evidence)) ||
        // `make` followed by `copy` becomes one call to mallocgc. mallocgc also creates other values without pointers,
        // so this counts only if nothing else is known about the site.
        (site.callee === 'runtime.mallocgc' && escape === undefined && facts?.allocation === undefined)
      );
    },
  },
  reason: (evidence) => {
    if (copies(evidence.facts))
      return `${quoted(evidence.facts?.allocation?.text ?? 'append')} copies everything to new memory${times(evidence.site)}.`;
    const made = evidence.facts?.allocation?.text ?? evidence.escape?.subject;
    const what = made?.startsWith('make') === true ? quoted(made) : 'A slice';
    const told = `${what} is allocated on the heap each time`;
    if (evidence.escape === undefined) return `${told}.`;
    const why = escapeWords(evidence.escape);
    // If the compiler's sentence begins with the same expression, the two sentences are joined.
    return why.startsWith(`${what} `) ? `${told}: it ${why.slice(what.length + 1)}` : `${told}. ${why}`;
  },
  advice: ({ facts, escape }) =>
    copies(facts)
      ? 'Use the original if nothing modifies it, or copy into reused memory.'
      : escape?.flow.some(({ reason }) => reason === 'non-constant size') === true &&
          !escape.flow.some(({ reason }) => reason === 'return')
        ? `Use an array of constant size for the common case (\`var buf [64]byte; b := buf[:0]\`), or let the caller pass a buffer to fill.`
        : `Let the caller pass a buffer to fill, or reuse one across operations${facts?.operand === undefined ? '' : ` instead of allocating ${quoted(facts.operand.expression)} each time`}.`,
  usualAdvice: 'Let the caller pass a buffer to fill, or reuse one across operations.',
} as const satisfies CauseRule;

/** `times` returns words for the number of copies that an operation makes, or `''` if it makes about one. */
function times({ head }: Evidence['site']): string {
  return head.objects < 1.5 ? '' : `, ${Math.round(head.objects * 100) / 100} times per operation`;
}
