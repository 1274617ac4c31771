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

/** Conversions of runes to a string. */
const toText = ['runes-to-string', 'rune-to-string'];

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
  reason: (evidence) => {
    const { facts, site } = evidence;
    if (site.library === textOfBuffer)
      return `${quoted(textOfBuffer)} copies the content to new memory, because strings are immutable.`;
    const text = facts?.allocation?.text;
    if (text !== undefined && isKind(evidence, 'string-to-runes'))
      return `The conversion ${quoted(text)} decodes the string into new memory.`;
    if (text !== undefined && isKind(evidence, ...toText))
      return `The conversion ${quoted(text)} encodes its operand as UTF-8 in new memory.`;
    return `${text === undefined ? 'A conversion between string and []byte' : `The conversion ${quoted(text)}`} copies the content to new memory, because strings are immutable.`;
  },
  advice: (evidence) => {
    const { facts } = evidence;
    if (isKind(evidence, 'string-to-runes'))
      return 'Loop over the string (`for _, r := range s`), or use package `unicode/utf8`, instead of converting it.';
    if (isKind(evidence, ...toText)) return 'Append to a reused `[]byte` with `utf8.AppendRune`.';
    if (isKind(evidence, 'string-to-bytes'))
      return 'Use the string itself (`io.WriteString`, `WriteString`), or append it to a reused `[]byte` (`append(buf, s...)`).';
    return `Use either strings or slices throughout, or convert where Go needs no copy (\`m[string(b)]\`, \`string(b) == s\`)${facts?.allocation === undefined ? '' : ` instead of storing ${quoted(facts.allocation.text)}`}.`;
  },
  usualAdvice: 'Use either strings or slices throughout, or convert where Go needs no copy.',
} as const satisfies CauseRule;
