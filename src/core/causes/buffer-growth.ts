import { calleeOf, callsInto, type Evidence, growable, readableFunction } from '../cause/evidence.ts';
import { quoted } from '../escape/quoted.ts';
import type { CauseRule } from './rule.ts';
import { boundOf, repeated } from './signs.ts';

/** `bufferGrowth` applies if a strings.Builder or bytes.Buffer grows beyond its capacity. */
export const bufferGrowth = {
  name: 'buffer-growth',
  label: 'a buffer grows as it is written to',
  matches: {
    // These methods copy or pass on a buffer's contents, and grow nothing.
    library: (evidence) =>
      !/\.(?:String|ReadString|ReadBytes|WriteTo)$/.test(calleeOf(evidence)) &&
      (callsInto(evidence, 'strings.(*Builder)', 'bytes.(*Buffer)') ||
        // Of the buffers inside a library, only one that the site passes to it is the user's.
        ((evidence.site.library === undefined || growable(evidence.facts) !== undefined) &&
          /^(?:strings\.\(\*Builder\)|bytes\.\(\*Buffer\)|bytes\.growSlice)/.test(evidence.site.callee)) ||
        growsBuffer(evidence)),
  },
  reason: (evidence) => {
    const name = growable(evidence.facts)?.expression;
    if (asksForRoom(evidence))
      return `${quoted(readableFunction(calleeOf(evidence)))} allocates the memory that it is asked for.`;
    return `${quoted(readableFunction(calleeOf(evidence)))} grows ${name === undefined ? 'the buffer' : quoted(name)} beyond its capacity, so its contents are copied to a larger array${repeated(evidence.site)}.`;
  },
  advice: (evidence) => {
    const { facts } = evidence;
    const operand = growable(facts);
    const name = operand?.expression;
    const bound = boundOf(facts);
    if (asksForRoom(evidence))
      return callsInto(evidence, 'strings.(*Builder)')
        ? 'Ask for less: a `strings.Builder` hands its memory over with its string, so it cannot be reused.'
        : 'Ask for less, or reuse one buffer across operations.';
    if (operand?.grown === true) return 'Ask `Grow` for the size of everything that is written.';
    if (name === undefined) return 'Give the buffer its usual size once, where it is created.';
    return `Call ${quoted(`${name}.Grow(n)`)} once before writing, with ${bound === undefined ? 'its usual size' : `a size derived from ${quoted(bound)}`}.`;
  },
  usualAdvice: 'Grow the buffer once before writing, to its usual size.',
} as const satisfies CauseRule;

/** `growsBuffer` reports whether fmt writes to a buffer that the site passes to it, and the buffer grows. */
export function growsBuffer({ site }: Evidence): boolean {
  const frames = site.paths[0]?.frames ?? [];
  const printing = frames.findIndex(({ function: name }) => /^fmt\.Fprint(?:f|ln)?$/.test(name));
  return (
    site.library === frames[printing]?.function &&
    /^(?:strings\.\(\*Builder\)|bytes\.\(\*Buffer\))\.Write$/.test(frames[printing - 1]?.function ?? '')
  );
}

/** `asksForRoom` reports whether the site calls `Grow` itself, which allocates as much as it is asked for. */
function asksForRoom(evidence: Evidence): boolean {
  return calleeOf(evidence).endsWith('.Grow');
}
