import type { FlowStep } from './diagnostic.ts';
import { madeUpWords, withoutMadeUp } from './made-up.ts';
import { quoted } from './quoted.ts';

/** Why a value is on the heap, after the step that decides: the predicate of a sentence about the value. */
export function clauseOf({ text, reason }: FlowStep): string {
  return clauses[reason]?.(text) ?? `reaches the heap through ${quoted(text)} (${reason})`;
}

type Clause = (text: string) => string;

/** Where one side is a name of the compiler's own, the other one is all that a reader knows. */
const assigned: Clause = (text) => {
  const [, target = '', value = ''] = /^(.*?) :?= (.*)$/s.exec(text) ?? [];
  const words = madeUpWords(target);
  if (words !== undefined) return `is kept beyond the call by ${words}`;
  return madeUpWords(value) !== undefined
    ? `is kept beyond the call by the assignment to ${quoted(target)}`
    : `is kept beyond the call by the assignment ${quoted(text)}`;
};
const reached: Clause = (text) => `is still reached beyond the call, through ${madeUpWords(text) ?? quoted(text)}`;
const inLoop: Clause = (text) => `is kept through the loop ${quoted(text)}`;

/** One clause for each reason of the compiler (cmd/compile/internal/escape, Go 1.22 to 1.27). */
const clauses: Readonly<Record<string, Clause>> = {
  return: (text) =>
    text.startsWith('return ~r')
      ? 'is returned, so it outlives the function'
      : `is returned in ${quoted(text)}, so it outlives the function`,
  assign: (text) => {
    const target = text.indexOf(' = ');
    return target < 0 || madeUpWords(text.slice(0, target)) !== undefined
      ? assigned(text)
      : `is kept beyond the call by the assignment to ${quoted(text.slice(0, target))}`;
  },
  'assign-pair': assigned,
  'assign-pair-dot-type': assigned,
  'assign-pair-mapr': assigned,
  'assign-pair-receive': assigned,
  'call parameter': passed,
  'callee operand': (text) => `is needed by the function value that ${quoted(text)} calls`,
  'captured by a closure': () => 'is captured in a function literal that outlives the call',
  reference: () => 'is captured by reference in a function literal that outlives the call',
  'interface-converted': (text) =>
    `is put into an interface${madeUpWords(text) === undefined ? ` (${quoted(text)})` : ''} that is kept on the heap`,
  'non-constant size': () => 'has a size that is only known at run time, so the compiler cannot reserve stack for it',
  'too large for stack': () => 'is too large for the stack',
  'too aligned for stack': () => 'needs an alignment that the stack does not give',
  'zero-sized element': () => 'has elements without size, for which the compiler takes no stack',
  send: (text) => `is sent on a channel in ${quoted(text)}`,
  range: inLoop,
  'range-deref': inLoop,
  'slice-literal-element': (text) =>
    text === '... argument'
      ? 'is one of the variadic arguments, which are on the heap'
      : `becomes an element of ${quoted(text)}, which is on the heap`,
  'array literal element': (text) => `becomes an element of ${quoted(text)}, which is on the heap`,
  'struct literal element': (text) => `becomes a field of ${quoted(text)}, which is on the heap`,
  'map literal key': (text) => `becomes a key of ${quoted(text)}`,
  'map literal value': (text) => `becomes a value of ${quoted(text)}`,
  'key of map put': (text) => `becomes a key of a map in ${quoted(text)}`,
  'appended slice...': (text) => `is appended in ${quoted(text)}`,
  'appendee slice': (text) => `is the slice that ${quoted(text)} extends`,
  'copied slice': (text) => `is copied in ${quoted(text)}`,
  'switch case': (text) => `is taken over in ${quoted(text)}`,
  'conversion to unsafe.Pointer': (text) => `is converted to unsafe.Pointer in ${quoted(text)}`,
  '//go:uintptrescapes': () => 'is passed on as a number, to a function that may keep its address',
  spill: () => 'is needed beyond the call',
  'address-of': (text) => `is needed beyond the call, as its address is taken in ${quoted(text)}`,
  dot: reached,
  'dot of pointer': reached,
  indirection: reached,
  slice: reached,
  'fixed-array-index-of': reached,
  'slice-to-array': reached,
  'reflect.Header.Data': reached,
};

/** `f(x, y)`: the function alone, not what the compiler writes for its arguments. */
function passed(text: string): string {
  if (text.startsWith('append(')) return `is appended in ${quoted(text)}, whose array is on the heap`;
  // So the compiler writes a call through the dictionary of a generic function.
  if (text.startsWith('(func(')) return 'is passed to a method of a type parameter, which may keep it';
  // `(*T).M(x)`: the parentheses of the receiver belong to the name.
  const plain = withoutMadeUp(text);
  const end = plain.indexOf('(', plain.startsWith('(') ? plain.indexOf(')') : 0);
  const callee = end > 0 ? plain.slice(0, end) : plain;
  return `is passed to ${callee === '…' ? 'a function value' : quoted(callee)}, which may keep it`;
}
