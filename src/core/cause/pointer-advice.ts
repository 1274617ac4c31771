import type { FlowStep } from '../escape/diagnostic.ts';
import { madeUpWords } from '../escape/made-up.ts';
import { quoted } from '../escape/quoted.ts';
import { standardCall } from './standard-call.ts';
import { type Evidence, readableFunction } from './evidence.ts';

type Callee = NonNullable<NonNullable<NonNullable<Evidence['facts']>['allocation']>['callee']>;

/** `pointerAdvice` returns advice about an object that is on the heap because a pointer to it outlives the call. */
export function pointerAdvice({ facts, escape, lostInlining, removed }: Evidence): string {
  if (removed.some(({ directive }) => directive === '//go:noescape') && escape?.isVariable !== false)
    return 'Put `//go:noescape` back above the declaration, if the assembly keeps no pointer to its arguments.';
  if (lostInlining?.reason.includes('go:noinline') === true)
    return `Remove \`//go:noinline\` from ${quoted(readableFunction(lostInlining.function))}, so that it can be inlined again.`;
  if (lostInlining?.reason.startsWith('function too complex') === true)
    return `Move the rare part of ${quoted(readableFunction(lostInlining.function))} into its own function, so that the rest is small enough to be inlined again.`;
  if (lostInlining !== undefined)
    return `Let ${quoted(readableFunction(lostInlining.function))} do without what keeps it from being inlined (${lostInlining.reason}), or let the caller pass the memory.`;
  const made = facts?.allocation;
  if (made?.kind === 'variadic-slice' && made.callee !== undefined) return variadicAdvice(made.callee);
  if (made?.kind === 'slice-literal') return literalAdvice;
  const last = escape?.flow.findLast(isDecision);
  if (made?.kind === 'make-slice' && last?.reason === 'interface-converted')
    return `Use a function that takes the concrete type instead of converting ${quoted(last.text)} to an interface, so that the slice can stay on the stack.`;
  if (made?.kind === 'make-slice') return 'Let the caller pass a buffer to fill, or reuse one across operations.';
  const value = made?.type || escape?.subject;
  const named =
    value === undefined || madeUpWords(value) !== undefined ? 'the object' : quoted(value.replace(/^[&*]+/, ''));
  if (last?.reason === 'too large for stack')
    return 'Use a smaller object, or reuse one across operations: the compiler keeps only small variables on the stack.';
  // A pointer that is stored is often meant to be shared; storing the value instead would create a second object.
  if (last !== undefined && isKept(last))
    return `Store a copy of ${named} where only its value is needed; to share one object, create it once, outside this path.`;
  if (
    last?.reason === 'call parameter' &&
    escape?.isVariable === true &&
    fills.test(standardCall(last.text, facts) ?? '')
  )
    return `Declare ${quoted(escape.subject)} only on the path that makes this call, or reuse one across operations: the call fills it through a pointer, which it may keep.`;
  if (
    last?.reason === 'call parameter' &&
    escape?.isVariable === true &&
    prints.test(standardCall(last.text, facts) ?? '')
  )
    return `Pass a pointer to a copy of ${quoted(escape.subject)}, made right before that call, so that only paths reaching the call allocate.`;
  if (last?.reason === 'interface-converted' && escape?.isVariable === true)
    return `Use a function that takes the concrete type instead of converting ${quoted(last.text)} to an interface: it points into ${quoted(escape.subject)}, which must therefore live on the heap.`;
  // By value, the interface would hold a copy on the heap.
  if (escape?.flow.some(({ reason }) => reason === 'interface-converted') === true && !escape.isVariable)
    return `Create ${named} only on the paths that need it, or once, if it does not depend on the call: an interface can hold it only on the heap.`;
  // A copy of a lock is another lock.
  if (/^\**sync(?:\/atomic)?\./.test(value ?? ''))
    return `Keep ${named} where it outlives the operation (a field of a longer-lived struct), or create it only on the paths that need it: it must not be copied.`;
  return `Return or pass ${named} by value, or store a copy, so that no pointer to it outlives the call.`;
}

/** Advice about the slice of a slice literal. */
export const literalAdvice =
  'Create the slice once, outside this path, if nothing modifies it, or let the caller pass one to fill.';

/** `variadicAdvice` returns advice about the slice of arguments of a variadic call. */
export function variadicAdvice({ name, dynamic, origin }: Callee): string {
  if (origin === 'standard' || origin === 'dependency')
    return `Call ${quoted(readableFunction(name))} only where it is needed (a logger, after checking its level), or use a function with a fixed number of parameters.`;
  return dynamic
    ? `Give ${quoted(readableFunction(name))} a fixed number of parameters, or add a method that has them: the compiler assumes that a call through an interface or function value keeps its arguments.`
    : `Let ${quoted(readableFunction(name))} copy the arguments it keeps, so that their slice can stay on the stack.`;
}

/**
 * Matches standard functions that print or format. They are mostly on rare paths, and the functions can't be changed to
 * copy their arguments.
 */
const prints = /^(?:fmt|log|log\/slog|errors)\./;

/** Matches the names of standard functions that write through the pointer that they are given. */
const fills =
  /^errors\.As$|^fmt\.[FS]?[Ss]can\w*$|^io\.Read(?:Full|AtLeast)$|^encoding\/binary\.Read$|\.(?:Unmarshal\w*|Decode\w*|Scan|Read)$/;

function isDecision({ reason }: FlowStep): boolean {
  return reason !== 'spill' && reason !== 'address-of' && reason !== 'reference';
}

function isKept({ text, reason }: FlowStep): boolean {
  if (reason === 'call parameter') return text.startsWith('append(');
  if (reason === 'slice-literal-element') return text !== '... argument';
  return ['assign', 'send', 'struct literal element', 'array literal element', 'map literal value'].includes(reason);
}
