import { calleeOf, callsInto, readableFunction } from '../cause/evidence.ts';
import { quoted } from '../escape/quoted.ts';
import type { CauseRule } from './rule.ts';
import { boundOf, repeated } from './signs.ts';

/** A strings.Builder or bytes.Buffer outgrows its memory. */
export const bufferGrowth = {
  name: 'buffer-growth',
  label: 'a buffer grows as it is written to',
  matches: {
    library: (evidence) =>
      callsInto(evidence, 'strings.(*Builder)', 'bytes.(*Buffer)') ||
      /^(?:strings\.\(\*Builder\)|bytes\.\(\*Buffer\)|bytes\.growSlice)/.test(evidence.site.callee),
  },
  reason: (evidence) => {
    const name = evidence.facts?.operand?.expression;
    return `${quoted(readableFunction(calleeOf(evidence)))} outgrows ${name === undefined ? 'the buffer' : quoted(name)}, so its contents move to a larger array${repeated(evidence.site)}.`;
  },
  advice: ({ facts }) => {
    const name = facts?.operand?.expression ?? 'the buffer';
    const bound = boundOf(facts);
    return `Call ${quoted(`${name === 'the buffer' ? 'b' : name}.Grow(n)`)} once before writing, with ${bound === undefined ? 'its usual size' : `a size derived from ${quoted(bound)}`}.`;
  },
  usualAdvice: 'Grow the buffer once before writing, to its usual size.',
} as const satisfies CauseRule;
