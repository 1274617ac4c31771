import { quoted } from '../escape/quoted.ts';
import { copies } from './reason.ts';
import { calleeOf, type Cause } from './causes.ts';
import { boxingAdvice } from './boxing-advice.ts';
import { closureAdvice } from './closure-advice.ts';
import { type Evidence, keepsOutsideOfMap, mostInMap, readableFunction } from './evidence.ts';
import { knownCallee } from './known-callees.ts';
import { hasOwnVariables } from './language-words.ts';
import { pointerAdvice } from './pointer-advice.ts';

/** What to do about it, in one sentence that speaks of this code. */
export function adviceOf(cause: Cause, evidence: Evidence): string {
  if (hasOwnVariables(evidence))
    return 'Take the address of the element (`&list[i]`), or declare one variable before the loop where nobody keeps the pointer beyond its round.';
  return advice[cause](evidence);
}

const advice: Readonly<Record<Cause, (evidence: Evidence) => string>> = {
  'append-growth': ({ facts, rootText }) => {
    if (copies(facts)) return 'Use the original where nobody changes it, or copy into memory that is used again.';
    const operand = facts?.operand;
    const bound = boundOf(facts);
    const emptied = operand && setToNil(rootText, operand.name);
    if (emptied !== undefined)
      return `Write ${quoted(`${emptied} = ${emptied}[:0]`)} instead of ${quoted(`${emptied} = nil`)}: that keeps the room for what is added next, where nobody else still uses the old elements.`;
    if (operand === undefined) return 'Make the slice with the capacity that it will need before it is filled.';
    const size = bound === undefined ? 'a capacity that covers the usual case' : `capacity ${quoted(bound)}`;
    return `Make ${quoted(operand.expression)} with ${size} before it is filled: ${quoted(`make(${operand.type}, 0, ${bound ?? 'n'})`)}.`;
  },
  'buffer-growth': ({ facts }) => {
    const name = facts?.operand?.expression ?? 'the buffer';
    const bound = boundOf(facts);
    return `Call ${quoted(`${name === 'the buffer' ? 'b' : name}.Grow(n)`)} once before writing, with ${bound === undefined ? 'the size that is usual' : `a size that follows from ${quoted(bound)}`}.`;
  },
  'map-growth': ({ facts }) => {
    const operand = facts?.operand;
    const bound = boundOf(facts);
    return `Make ${operand === undefined ? 'the map' : quoted(operand.expression)} with its size in advance (${quoted(`make(${operand?.type ?? 'map[K]V'}, ${bound ?? 'n'})`)}), or keep one and empty it with \`clear\`.`;
  },
  'make-size': ({ facts, escape }) =>
    escape?.flow.some(({ reason }) => reason === 'non-constant size') === true
      ? `Use an array of constant size for the common case (\`var buf [64]byte; b := buf[:0]\`), or let the caller pass a buffer to be filled.`
      : `Let the caller pass a buffer to be filled, or reuse one ${facts?.operand === undefined ? '' : `instead of making ${quoted(facts.operand.expression)} anew `}for many operations.`,
  'closure-capture': closureAdvice,
  'interface-boxing': boxingAdvice,
  fmt: (evidence) => {
    const name = evidence.site.library ?? evidence.facts?.allocation?.callee?.name ?? 'fmt';
    if (name.startsWith('errors.') || name === 'fmt.Errorf')
      return `Make the error once, as a package variable (\`var ErrX = errors.New(…)\`), where its text needs nothing of the call.`;
    return `Use strconv and concatenation, or append to a buffer (\`strconv.AppendInt\`), instead of ${quoted(name)} on this path.`;
  },
  'string-concat': ({ facts }) => {
    const operand = facts?.operand;
    const text = facts?.allocation?.text ?? '';
    const isAppended = operand !== undefined && (text.includes('+=') || text.startsWith(`${operand.expression} + `));
    if (!isAppended)
      return 'One expression allocates once, whatever it joins: keep the parts apart until they are needed, append them to a `[]byte` that is used again, or make the string once, outside of this path.';
    const isRepeated = operand.kind === 'field' || facts?.loops.some(({ benchmark }) => !benchmark) === true;
    return isRepeated
      ? `Write the parts to a \`strings.Builder\` instead of ${quoted(text.includes('+=') ? `${operand.expression} +=` : `${operand.expression} = ${operand.expression} +`)}, or join them once with \`strings.Join\`.`
      : `Join all parts of ${quoted(operand.expression)} in one expression: each ${text.includes('+=') ? '`+=`' : 'assignment'} copies again what was joined before.`;
  },
  'bytes-string-conversion': ({ facts }) =>
    `Keep one of the two forms throughout, or convert in place where Go needs no copy (\`m[string(b)]\`, \`string(b) == s\`)${facts?.allocation === undefined ? '' : `, instead of keeping ${quoted(facts.allocation.text)}`}.`,
  'pointer-escape': pointerAdvice,
  'larger-object': (evidence) => {
    const { grownType, facts } = evidence;
    if (keepsOutsideOfMap(evidence))
      return `Keep ${grownType === undefined ? 'it' : quoted(grownType.name)} within ${mostInMap} B (smaller types, or what is rarely used behind a pointer), or hold pointers in the map and use the objects again.`;
    const type = grownType === undefined ? 'the struct' : quoted(grownType.name);
    const isPadded = facts?.candidates.some(({ kind }) => kind === 'order-fields') === true;
    return `${isPadded ? `Order the fields of ${type} by size, use` : `Use`} smaller types${isPadded ? '' : ` in ${type}`}, or keep what is rarely used behind a pointer.`;
  },
  'lost-pool': ({ facts }) => {
    const pool = facts?.pool;
    if (pool !== undefined && pool.leaves !== '')
      return `Copy what leaves the function (${quoted(pool.leaves)}, line ${pool.line}) before the object is given back with \`Put\`, which comes last: that memory belongs to the object, whose next user writes over it.`;
    return giveBack;
  },
  callee: (evidence) =>
    knownCallee(evidence)?.advice(evidence) ??
    `Call ${quoted(readableFunction(calleeOf(evidence)))} less often (once, outside the loop, or with its result kept), or use a variant that writes into memory of the caller.`,
  dependency: () =>
    'Stay on the version before until this is fixed there, and report the regression with this benchmark.',
  other: (evidence) =>
    `See whether ${quoted(readableFunction(evidence.site.function))} needs to do this in each operation.`,
};

const giveBack =
  'Give the object back with `Put` on every path (a `defer` right after `Get`), and reset its fields before that: a pooled object keeps the values of its last use.';

/** What a line sets to nil, where it ends in this name: `b.items` of `b.items = nil`. */
function setToNil(line: string, name: string): string | undefined {
  const [, target = ''] = /^\s*([\w.]+) = nil\b/.exec(line) ?? [];
  return target.slice(target.lastIndexOf('.') + 1) === name ? target : undefined;
}

function boundOf(facts: Evidence['facts']): string | undefined {
  return facts?.loops.findLast(({ benchmark, bound }) => !benchmark && bound !== '')?.bound;
}
