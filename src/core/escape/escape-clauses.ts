import type { FlowStep } from './diagnostic.ts';
import { madeUpWords, withoutMadeUp } from './made-up.ts';
import { quoted } from './quoted.ts';

/**
 * `clauseOf` returns why a value is on the heap, according to the deciding step, as the predicate of a sentence about
 * the value.
 */
export function clauseOf({ text, reason }: FlowStep): string {
  return clauses[reason]?.(text) ?? `reaches the heap through ${quoted(text)} (${reason})`;
}

type Clause = (text: string) => string;

/** `assigned` describes an assignment. It leaves out compiler-generated names, which mean nothing to readers. */
const assigned: Clause = (text) => {
  const [, target = '', value = ''] = /^(.*?) :?= (.*)$/s.exec(text) ?? [];
  const words = madeUpWords(target);
  if (words !== undefined) return `outlives the call in ${words}`;
  return madeUpWords(value) !== undefined
    ? `outlives the call through the assignment to ${quoted(target)}`
    : `outlives the call through the assignment ${quoted(text)}`;
};
const reached: Clause = (text) => `is still reachable after the call, through ${madeUpWords(text) ?? quoted(text)}`;
const inLoop: Clause = (text) => `outlives the call through the loop ${quoted(text)}`;

/** A clause for each reason that the compiler prints (cmd/compile/internal/escape, Go 1.22 to 1.27). */
const clauses: Readonly<Record<string, Clause>> = {
  return: (text) =>
    text.startsWith('return ~r')
      ? 'is returned, so it outlives the function'
      : `is returned in ${quoted(text)}, so it outlives the function`,
  assign: (text) => {
    const target = text.indexOf(' = ');
    return target < 0 || madeUpWords(text.slice(0, target)) !== undefined
      ? assigned(text)
      : `outlives the call through the assignment to ${quoted(text.slice(0, target))}`;
  },
  'assign-pair': assigned,
  'assign-pair-dot-type': assigned,
  'assign-pair-mapr': assigned,
  'assign-pair-receive': assigned,
  'call parameter': passed,
  'callee operand': (text) => `is needed by the function value called in ${quoted(text)}`,
  'captured by a closure': () => 'is captured by a function literal that outlives the call',
  reference: () => 'is captured by reference by a function literal that outlives the call',
  'interface-converted': (text) =>
    `is converted to an interface${madeUpWords(text) === undefined ? ` (${quoted(text)})` : ''} that lives on the heap`,
  'non-constant size': () => 'has a size known only at run time, so the compiler cannot place it on the stack',
  'too large for stack': () => 'is too large for the stack',
  'too aligned for stack': () => 'needs an alignment that the stack does not provide',
  'zero-sized element': () => 'has zero-sized elements, which the compiler does not place on the stack',
  send: (text) => `is sent on a channel in ${quoted(text)}`,
  range: inLoop,
  'range-deref': inLoop,
  'slice-literal-element': (text) =>
    text === '... argument'
      ? 'is one of the variadic arguments, which live on the heap'
      : `becomes an element of ${quoted(text)}, which lives on the heap`,
  'array literal element': (text) => `becomes an element of ${quoted(text)}, which lives on the heap`,
  'struct literal element': (text) => `becomes a field of ${quoted(text)}, which lives on the heap`,
  'map literal key': (text) => `becomes a key of ${quoted(text)}`,
  'map literal value': (text) => `becomes a value of ${quoted(text)}`,
  'key of map put': (text) => `becomes a key of a map in ${quoted(text)}`,
  'appended slice...': (text) => `is appended in ${quoted(text)}`,
  'appendee slice': (text) => `is the slice that ${quoted(text)} extends`,
  'copied slice': (text) => `is copied in ${quoted(text)}`,
  'switch case': (text) => `is used in the switch case ${quoted(text)}`,
  'conversion to unsafe.Pointer': (text) => `is converted to unsafe.Pointer in ${quoted(text)}`,
  '//go:uintptrescapes': () => 'is passed as a number to a function that may keep its address',
  spill: () => 'outlives the call',
  'address-of': (text) => `outlives the call, because its address is taken in ${quoted(text)}`,
  dot: reached,
  'dot of pointer': reached,
  indirection: reached,
  slice: reached,
  'fixed-array-index-of': reached,
  'slice-to-array': reached,
  'reflect.Header.Data': reached,
};

/**
 * `passed` describes a value that is passed to a call such as `f(x, y)`. It names only the function, not the arguments
 * that the compiler prints.
 */
function passed(text: string): string {
  if (text.startsWith('append(')) return `is appended in ${quoted(text)}, whose array is on the heap`;
  // This is how the compiler prints a call through the dictionary of a generic function.
  if (text.startsWith('(func(')) return 'is passed to a method of a type parameter, which may keep it';
  // In `(*T).M(x)`, the parentheses around the receiver belong to the name.
  const plain = withoutMadeUp(text);
  const end = plain.indexOf('(', plain.startsWith('(') ? plain.indexOf(')') : 0);
  const callee = end > 0 ? plain.slice(0, end) : plain;
  return `is passed to ${callee === '…' ? 'a function value' : quoted(callee)}, which may keep it`;
}
