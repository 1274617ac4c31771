import { quoted } from '../escape/quoted.ts';
import type { CauseRule } from './rule.ts';
import { allocatesIn, isKind } from './signs.ts';

const convertsInRuntime = allocatesIn(
  'slicebytetostring',
  'slicerunetostring',
  'stringtoslicebyte',
  'stringtoslicerune',
  'intstring',
  'rawstring',
  'rawbyteslice',
);

const textOfBuffer = 'bytes.(*Buffer).String';

/** `bytesStringConversion` applies if a conversion between a string and bytes or runes copies the content. */
export const bytesStringConversion = {
  name: 'bytes-string-conversion',
  label: 'a string conversion copies',
  matches: {
    library: ({ site }) => site.library === textOfBuffer,
    runtime: (evidence) =>
      convertsInRuntime(evidence) ||
      isKind(evidence, 'bytes-to-string', 'runes-to-string', 'rune-to-string', 'string-to-bytes', 'string-to-runes'),
  },
  reason: ({ facts, site }) => {
    if (site.library === textOfBuffer)
      return `${quoted(textOfBuffer)} copies the content to new memory, because strings are immutable.`;
    const text = facts?.allocation?.text;
    return `${text === undefined ? 'A conversion between string and []byte' : `The conversion ${quoted(text)}`} copies the content to new memory, because strings are immutable.`;
  },
  advice: ({ facts }) =>
    `Use either strings or slices throughout, or convert where Go needs no copy (\`m[string(b)]\`, \`string(b) == s\`)${facts?.allocation === undefined ? '' : ` instead of storing ${quoted(facts.allocation.text)}`}.`,
  usualAdvice: 'Use either strings or slices throughout, or convert where Go needs no copy.',
} as const satisfies CauseRule;
