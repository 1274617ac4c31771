import { copies } from '../cause/evidence.ts';
import type { SourceLine } from '../cause/source-line.ts';
import { escapeWords } from '../escape/escape-words.ts';
import { quoted } from '../escape/quoted.ts';
import type { CauseRule } from './rule.ts';
import { allocatesIn, boundOf, isKind, moreRoom, repeated } from './signs.ts';

/** `appendGrowth` applies if `append` grows a slice beyond its capacity. */
export const appendGrowth = {
  name: 'append-growth',
  label: 'a slice grows as it is filled',
  matches: {
    runtime: (evidence) =>
      !copies(evidence.facts) && (allocatesIn('growslice', 'moveSlice')(evidence) || isKind(evidence, 'append')),
  },
  reason: ({ facts, escape, site }) => {
    const operand = facts?.operand;
    const name = operand === undefined ? 'the slice' : quoted(operand.expression);
    const start =
      operand?.declared === 'nil' || operand?.declared === 'empty' || operand?.declared === 'make'
        ? ` ${name} has no initial capacity (line ${operand.line}).`
        : '';
    const kept = escape === undefined || operand !== undefined ? '' : ` ${escapeWords(escape)}`;
    return `\`append\` grows ${name} beyond its capacity and copies it to a larger array${repeated(site)}.${start}${kept}`;
  },
  advice: ({ facts, rootLine }) => {
    const operand = facts?.operand;
    const bound = boundOf(facts);
    const emptied = operand && setsTo('nil', rootLine, operand.name);
    if (emptied !== undefined && emptied !== '')
      return `Write ${quoted(`${emptied} = ${emptied}[:0]`)} instead of ${quoted(`${emptied} = nil`)} to keep the capacity, if nothing else still uses the old elements.`;
    if (operand !== undefined && setsTo('cut', rootLine, operand.name) !== undefined)
      return `Move the rest of ${quoted(operand.expression)} to the front with \`copy\`, or keep the index of the first element: a slice without its first elements has lost their room.`;
    if (operand === undefined) return 'Allocate the slice with the capacity it needs before filling it.';
    const sized = moreRoom(operand);
    if (sized !== undefined) return sized;
    const size = bound === undefined ? 'a capacity for the usual case' : `capacity ${quoted(bound)}`;
    return `Allocate ${quoted(operand.expression)} with ${size} before filling it: ${quoted(`make(${operand.type}, 0, ${bound ?? 'n'})`)}.`;
  },
  usualAdvice: 'Allocate the slice with the capacity it needs before filling it.',
} as const satisfies CauseRule;

/**
 * `setsTo` returns the variable or field of the given name, such as `b.items`, that a line sets to such a value;
 * `undefined` if it sets none.
 */
function setsTo(value: 'nil' | 'cut', line: SourceLine | undefined, name: string): string | undefined {
  return line?.assigns.find((one) => one.kind !== 'key' && one.name === name && one.value === value)?.target;
}
