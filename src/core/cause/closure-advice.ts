import type { FlowStep } from '../escape/diagnostic.ts';
import { quoted } from '../escape/quoted.ts';
import { listed } from './listed.ts';
import { type Evidence, readableFunction } from './evidence.ts';

/** What becomes of a function literal, as far as it matters for what to do. */
type Fate = 'iterator' | 'loop-body' | 'shared' | 'deferred' | 'go' | 'kept' | 'method' | 'argument' | 'unknown';

/** What to do about a function literal that is on the heap: that depends on what becomes of it. */
export function closureAdvice(evidence: Evidence): string {
  return advice[fateOf(evidence)](evidence);
}

const advice: Readonly<Record<Fate, (evidence: Evidence) => string>> = {
  iterator: () =>
    'Loop over the elements themselves on this path, or keep the iterator small enough to be inlined where it is ranged over: neither then needs memory.',
  'loop-body': () =>
    'Loop over the elements themselves on this path, or keep the iterator small enough to be inlined: the body of the loop then needs no function.',
  shared: ({ escape }) =>
    `Let the function literal return what it computes, or give it a copy, so that ${quoted(escape?.subject ?? 'x')} is not shared with it.`,
  // Arguments of a deferred call need the same memory, and more of it.
  deferred: () =>
    'Put the body of the loop into a function of its own: a `defer` outside of loops needs no memory, and then runs at the end of each round.',
  go: () =>
    'Start fewer goroutines: workers that take what is to be done from a channel need no function for each of it.',
  kept: (evidence) =>
    `Keep ${namesOf(evidence, 'what it needs')} in a struct with a method that does the work, or make the function once and use it again: a function that is kept needs memory for what it captures.`,
  method: ({ facts }) =>
    `Make the method value once and use it again, or pass what has the method (as an interface of one method) instead: each ${quoted(facts?.allocation?.text ?? 'x.m')} makes a function that holds its receiver.`,
  argument: (evidence) => {
    const callee = evidence.facts?.allocation?.callee;
    const name = callee === undefined ? 'the function that it is passed to' : quoted(readableFunction(callee.name));
    // Neither what is others' nor what serves any type can take these values.
    const isGeneral =
      callee?.origin === 'standard' || callee?.origin === 'dependency' || callee?.name.endsWith('[...]');
    return isGeneral === true
      ? `Make the function once and use it again, or do without ${name} on this path: each call needs memory for ${namesOf(evidence, 'what the function captures')}.`
      : `Let ${name} take ${namesOf(evidence, 'what the function needs')} as ${countOf(evidence) === 1 ? 'an argument' : 'arguments'} and pass ${countOf(evidence) === 1 ? 'it' : 'them'} on, so that the function captures nothing.`;
  },
  unknown: (evidence) =>
    `Use a method or a plain loop where no function must be kept, or make it once and use it again: it needs memory for ${namesOf(evidence, 'what it captures')}.`,
};

function fateOf({ escape, facts }: Evidence): Fate {
  if (escape?.isVariable === true) return /#\w+$/.test(escape.subject) ? 'loop-body' : 'shared';
  if (escape?.flow.some(({ text }) => /#yield\d* := func literal$/.test(text)) === true) return 'loop-body';
  const made = facts?.allocation;
  const use = made?.kind === 'func-literal' || made?.kind === 'method-value' ? made.use : '';
  if (made !== undefined && /^func\(\w* ?func\([^)]*\) bool\)/.test(made.text)) return 'iterator';
  if (use === 'deferred' || use === 'go') return use;
  const isLiteral = made?.kind !== 'method-value';
  if (isLiteral && (use === 'returned' || use === 'stored' || escape?.flow.some(isKept) === true)) return 'kept';
  if (made?.kind === 'method-value') return 'method';
  return use === 'argument' ? use : 'unknown';
}

/** The step puts it where it stays: into a field, an element, another function's result. */
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
