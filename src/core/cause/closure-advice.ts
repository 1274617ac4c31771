import type { FlowStep } from '../escape/diagnostic.ts';
import { quoted } from '../escape/quoted.ts';
import { listed } from './listed.ts';
import { type Evidence, readableFunction } from './evidence.ts';

/** The ways in which a function literal can be used. They determine the advice. */
type Fate = 'iterator' | 'loop-body' | 'shared' | 'deferred' | 'go' | 'kept' | 'method' | 'argument' | 'unknown';

/** `closureAdvice` returns advice about a function literal on the heap, depending on how the literal is used. */
export function closureAdvice(evidence: Evidence): string {
  return advice[fateOf(evidence)](evidence);
}

const advice: Readonly<Record<Fate, (evidence: Evidence) => string>> = {
  iterator: () =>
    'Loop over the elements directly on this path, or keep the iterator small enough to be inlined where it is ranged over; then neither the iterator nor the loop body allocates.',
  'loop-body': () =>
    'Loop over the elements directly on this path, or keep the iterator small enough to be inlined; then the loop body needs no closure.',
  shared: ({ escape }) =>
    `Let the function literal return what it computes, or give it a copy of ${quoted(escape?.subject ?? 'x')} instead of sharing the variable.`,
  // Passing arguments to the deferred call doesn't help: it needs the same heap memory, plus room for the arguments.
  deferred: () =>
    'Move the loop body into its own function: a `defer` outside a loop needs no heap memory, and it then runs at the end of each iteration.',
  go: () => 'Start fewer goroutines: workers that receive their tasks from a channel need no closure per task.',
  kept: (evidence) =>
    `Keep ${namesOf(evidence, 'what it needs')} in a struct with a method that does the work, or create the function once and reuse it: a stored closure keeps its captured variables on the heap.`,
  method: ({ facts }) =>
    `Create the method value once and reuse it, or pass the receiver (as an interface with one method) instead: each ${quoted(facts?.allocation?.text ?? 'x.m')} allocates a closure that holds its receiver.`,
  argument: (evidence) => {
    const callee = evidence.facts?.allocation?.callee;
    const name = callee === undefined ? 'the function it is passed to' : quoted(readableFunction(callee.name));
    // Functions of other modules and generic functions can't be changed to take these values.
    const isGeneral =
      callee?.origin === 'standard' || callee?.origin === 'dependency' || callee?.name.endsWith('[...]');
    return isGeneral === true
      ? `Create the function once and reuse it, or avoid ${name} on this path: each call allocates memory for ${namesOf(evidence, 'the captured variables')}.`
      : `Let ${name} take ${namesOf(evidence, 'what the function needs')} as ${countOf(evidence) === 1 ? 'an argument' : 'arguments'} and pass ${countOf(evidence) === 1 ? 'it' : 'them'} on, so that the function captures nothing.`;
  },
  unknown: (evidence) =>
    `Use a method or a plain loop where no function needs to be stored, or create the function once and reuse it: it keeps ${namesOf(evidence, 'its captured variables')} on the heap.`,
};

function fateOf({ escape, facts }: Evidence): Fate {
  if (escape?.isVariable === true) return /#\w+$/.test(escape.subject) ? 'loop-body' : 'shared';
  if (escape?.flow.some(({ text }) => /#yield\d* := func literal$/.test(text)) === true) return 'loop-body';
  const made = facts?.allocation;
  const use = made?.kind === 'func-literal' || made?.kind === 'method-value' ? made.use : '';
  if (made?.iterator === true) return 'iterator';
  if (use === 'deferred' || use === 'go') return use;
  const isLiteral = made?.kind !== 'method-value';
  if (isLiteral && (use === 'returned' || use === 'stored' || escape?.flow.some(isKept) === true)) return 'kept';
  if (made?.kind === 'method-value') return 'method';
  return use === 'argument' ? use : 'unknown';
}

/** `isKept` reports whether the step stores the value: in a field, in an element, or in another function's result. */
function isKept({ text, reason }: FlowStep): boolean {
  if (reason === 'call parameter') return text.startsWith('append(');
  if (reason === 'slice-literal-element') return text !== '... argument';
  if (reason === 'assign') return /^[^=]*[.[][^=]* = /.test(text);
  return ['return', 'send', 'struct literal element', 'array literal element', 'map literal value'].includes(reason);
}

function countOf({ facts }: Evidence): number {
  return facts?.allocation?.captures.length ?? 0;
}

function namesOf({ facts }: Evidence, otherwise: string): string {
  const names = facts?.allocation?.captures.map(({ name }) => quoted(name)) ?? [];
  return names.length === 0 ? otherwise : listed(names.length > 3 ? [...names.slice(0, 3), 'more'] : names);
}
