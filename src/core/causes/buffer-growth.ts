import { calleeOf, callsInto, growable, readableFunction } from '../cause/evidence.ts';
import { quoted } from '../escape/quoted.ts';
import type { CauseRule } from './rule.ts';
import { boundOf, repeated } from './signs.ts';

/** `bufferGrowth` applies if a strings.Builder or bytes.Buffer grows beyond its capacity. */
export const bufferGrowth = {
  name: 'buffer-growth',
  label: 'a buffer grows as it is written to',
  matches: {
    // `String` copies a buffer's contents and grows nothing.
    library: (evidence) =>
      !calleeOf(evidence).endsWith('.String') &&
      (callsInto(evidence, 'strings.(*Builder)', 'bytes.(*Buffer)') ||
        /^(?:strings\.\(\*Builder\)|bytes\.\(\*Buffer\)|bytes\.growSlice)/.test(evidence.site.callee)),
  },
  reason: (evidence) => {
    const name = growable(evidence.facts)?.expression;
    return `${quoted(readableFunction(calleeOf(evidence)))} grows ${name === undefined ? 'the buffer' : quoted(name)} beyond its capacity, so its contents are copied to a larger array${repeated(evidence.site)}.`;
  },
  advice: ({ facts }) => {
    const name = growable(facts)?.expression;
    const bound = boundOf(facts);
    if (name === undefined) return 'Give the buffer its usual size once, where it is created.';
    return `Call ${quoted(`${name}.Grow(n)`)} once before writing, with ${bound === undefined ? 'its usual size' : `a size derived from ${quoted(bound)}`}.`;
  },
  usualAdvice: 'Grow the buffer once before writing, to its usual size.',
} as const satisfies CauseRule;
