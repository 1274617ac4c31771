import { quoted } from '../escape/quoted.ts';
import { copies } from './reason.ts';
import { calleeOf, type Cause } from './causes.ts';
import { type Evidence, readableFunction } from './evidence.ts';

/** What to do about it, in one sentence that speaks of this code. */
export function adviceOf(cause: Cause, evidence: Evidence): string {
  return advice[cause](evidence);
}

const advice: Readonly<Record<Cause, (evidence: Evidence) => string>> = {
  'append-growth': ({ facts }) => {
    if (copies(facts)) return 'Use the original where nobody changes it, or copy into memory that is used again.';
    const operand = facts?.operand;
    const bound = boundOf(facts);
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
  'closure-capture': ({ facts }) => {
    const names = facts?.allocation?.captures.map(({ name }) => quoted(name)) ?? [];
    return `Pass ${names.length === 0 ? 'what it needs' : names.slice(0, 3).join(', ')} as ${names.length === 1 ? 'an argument' : 'arguments'} instead of capturing, or use a method or a plain loop where no function must be kept.`;
  },
  'interface-boxing': ({ facts }) => {
    const callee = facts?.allocation?.callee;
    if (callee === undefined) return 'Use the concrete type, or a type parameter, where the interface is not needed.';
    return callee.origin === 'standard' || callee.origin === 'dependency'
      ? `Use a function that takes the concrete type instead of ${quoted(readableFunction(callee.name))}, or pass a pointer to a value that is kept.`
      : `Give ${quoted(readableFunction(callee.name))} a parameter of the concrete type${facts?.allocation?.type === undefined ? '' : ` ${quoted(facts.allocation.type)}`}, or make it generic.`;
  },
  fmt: (evidence) => {
    const name = evidence.site.library ?? evidence.facts?.allocation?.callee?.name ?? 'fmt';
    if (name.startsWith('errors.') || name === 'fmt.Errorf')
      return `Make the error once, as a package variable (\`var ErrX = errors.New(…)\`), where its text needs nothing of the call.`;
    return `Use strconv and concatenation, or append to a buffer (\`strconv.AppendInt\`), instead of ${quoted(name)} on this path.`;
  },
  'string-concat': ({ facts }) =>
    `Write the parts to a \`strings.Builder\`${facts?.operand === undefined ? '' : ` instead of ${quoted(`${facts.operand.expression} +=`)}`}, or join them once with \`strings.Join\`.`,
  'bytes-string-conversion': ({ facts }) =>
    `Keep one of the two forms throughout, or convert in place where Go needs no copy (\`m[string(b)]\`, \`string(b) == s\`)${facts?.allocation === undefined ? '' : `, instead of keeping ${quoted(facts.allocation.text)}`}.`,
  'pointer-escape': ({ facts, escape, lostInlining }) => {
    if (lostInlining?.reason.includes('go:noinline') === true)
      return `Take \`//go:noinline\` away from ${quoted(readableFunction(lostInlining.function))}, so that it can be inlined again.`;
    if (lostInlining !== undefined)
      return `Move the rare part of ${quoted(readableFunction(lostInlining.function))} into a function of its own, so that the rest is small enough to be inlined again.`;
    const value = facts?.allocation?.element || facts?.allocation?.type || escape?.subject;
    // What the compiler calls `~r0` has no name in the source.
    const named = value === undefined || value.startsWith('~') ? 'the value' : quoted(value.replace(/^[&*]+/, ''));
    return `Return or pass ${named} by value, or store a copy, so that no pointer to it outlives the call.`;
  },
  'larger-object': ({ grownType, facts }) => {
    const type = grownType === undefined ? 'the struct' : quoted(grownType.name);
    const isPadded = facts?.candidates.some(({ kind }) => kind === 'order-fields') === true;
    return `${isPadded ? `Order the fields of ${type} by size, use` : `Use`} smaller types${isPadded ? '' : ` in ${type}`}, or keep what is rarely used behind a pointer.`;
  },
  'lost-pool': () =>
    'Give the object back with `Put` on every path (a `defer` right after `Get`), and reset its fields before that: a pooled object keeps the values of its last use.',
  callee: (evidence) =>
    `Call ${quoted(readableFunction(calleeOf(evidence)))} less often (once, outside the loop, or with its result kept), or use a variant that writes into memory of the caller.`,
  dependency: () =>
    'Stay on the version before until this is fixed there, and report the regression with this benchmark.',
  other: (evidence) =>
    `See whether ${quoted(readableFunction(evidence.site.function))} needs to do this in each operation.`,
};

function boundOf(facts: Evidence['facts']): string | undefined {
  return facts?.loops.findLast(({ benchmark, bound }) => !benchmark && bound !== '')?.bound;
}
