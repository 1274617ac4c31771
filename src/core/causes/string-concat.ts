import { quoted } from '../escape/quoted.ts';
import type { CauseRule } from './rule.ts';
import { allocatesIn, isKind } from './signs.ts';

/** `stringConcat` applies if strings are concatenated with `+`. */
export const stringConcat = {
  name: 'string-concat',
  label: 'strings are concatenated',
  matches: {
    runtime: (evidence) => allocatesIn('concatstring', 'concatbyte')(evidence) || isKind(evidence, 'concat'),
  },
  reason: ({ facts, site }) => {
    const name = facts?.operand?.expression;
    const parts = facts?.allocation?.parts || Number(/^runtime\.concatstring(\d)/.exec(site.callee)?.[1] ?? 0);
    const made = site.callee.startsWith('runtime.concatbyte') ? '`[]byte`' : 'string';
    return `Concatenating with \`+\` allocates a new ${made}${name === undefined ? '' : ` for ${quoted(name)}`} and copies ${parts === 2 ? 'both' : 'all'} parts each time.`;
  },
  advice: ({ facts }) => {
    const operand = facts?.operand;
    const text = facts?.allocation?.text ?? '';
    const isAppended = operand !== undefined && (text.includes('+=') || text.startsWith(`${operand.expression} + `));
    if (!isAppended)
      return 'One expression allocates once, however many parts it joins. Keep the parts separate until they are needed, append them to a reused `[]byte`, or build the string once, outside this path.';
    // A variable that is declared in the loop begins anew in each round.
    const isRepeated =
      operand.kind === 'field' ||
      facts?.loops.some(({ benchmark, line }) => !benchmark && (operand.kind !== 'local' || line > operand.endLine)) ===
        true;
    return isRepeated
      ? `Write the parts to a \`strings.Builder\` instead of ${quoted(text.includes('+=') ? `${operand.expression} +=` : `${operand.expression} = ${operand.expression} +`)}, or join them once with \`strings.Join\`.`
      : `Join all parts of ${quoted(operand.expression)} in one expression: each ${text.includes('+=') ? '`+=`' : 'assignment'} copies everything joined so far.`;
  },
  usualAdvice: 'Write the parts to a `strings.Builder`, or join them once with `strings.Join`.',
} as const satisfies CauseRule;
