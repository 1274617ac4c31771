import type { FlowStep } from './diagnostic.ts';
import { clauseOf } from './escape-clauses.ts';
import type { Escape } from './explain-escape.ts';
import { madeUpWords } from './made-up.ts';
import { quoted } from './quoted.ts';

/** `escapeWords` puts the compiler's reasoning into one sentence, with source code in backquotes. */
export function escapeWords(escape: Escape): string {
  const { subject, isVariable, flow } = escape;
  const why = lastCause(flow);
  const name = isVariable ? variableOf(subject) : isLoopBody(escape) ? loopBody : nameOf(subject);
  if (why === undefined) return isVariable ? `${name} must live on the heap.` : `${name} is on the heap.`;
  const clause = reasoning(escape, why);
  const isAddress = clause.startsWith('is passed to ') && flow.some(({ reason }) => reason === 'address-of');
  const start = isVariable ? `${name} must live on the heap: ${isAddress ? 'its address' : 'it'}` : name;
  const file = why.at.file.slice(why.at.file.lastIndexOf('/') + 1);
  return `${start} ${clause} (${file}:${why.at.line}).`;
}

/** `nameOf` turns the compiler's name for a value into words for a reader. */
function nameOf(subject: string): string {
  if (subject === 'func literal') return 'The function literal';
  if (subject === '... argument') return 'The slice of variadic arguments';
  if (isAppend(subject))
    return subject === 'append' ? 'The array behind `append`' : `The array behind ${quoted(subject)}`;
  return sentenceStart(madeUpWords(subject)) ?? quoted(subject);
}

function variableOf(subject: string): string {
  return sentenceStart(madeUpWords(subject)) ?? `The variable ${quoted(subject)}`;
}

function sentenceStart(words: string | undefined): string | undefined {
  return words && `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const loopBody = 'The loop body, which the compiler turns into a function for the iterator,';

/**
 * `isLoopBody` reports whether the value is the body of a `for range` loop over a function, which the compiler turns
 * into a function literal that isn't in the source (cmd/compile/internal/rangefunc).
 */
function isLoopBody({ subject, flow }: Escape): boolean {
  return subject === 'func literal' && flow.some(({ text }) => /#yield\d* := func literal$/.test(text));
}

/** Reasons of the steps that only copy a value, access a part of it, or take or follow its address. */
const copying = new Set([
  'spill',
  'dot',
  'dot of pointer',
  'slice',
  'address-of',
  'reference',
  'indirection',
  'fixed-array-index-of',
  'slice-to-array',
  'reflect.Header.Data',
]);

/**
 * `lastCause` returns the deciding step: the last step that does more than copy the value or, if there is none, the
 * last step.
 */
function lastCause(flow: readonly FlowStep[]): FlowStep | undefined {
  return flow.findLast(({ reason }) => !copying.has(reason)) ?? flow.at(-1);
}

function reasoning({ subject, isVariable, flow }: Escape, why: FlowStep): string {
  const captured = flow.findIndex(({ reason }) => reason === 'captured by a closure');
  if (captured >= 0) {
    const byReference = flow[captured + 1]?.reason === 'reference' ? ' by reference' : '';
    const what = isVariable || byReference === '' ? 'is' : 'is kept in a variable that is';
    const after = flow.indexOf(why) > captured ? clauseOf(why) : 'outlives the call';
    return `${what} captured${byReference} by a function literal that ${after}`;
  }
  // A function literal that escapes for no other reason is run by `go`, or by `defer` in a loop.
  if (subject === 'func literal' && why.reason === 'spill') return 'is run later, by `go` or by `defer` in a loop';
  if (isVariable || !isBoxed(subject, flow)) return clauseOf(why);
  const clause = clauseOf(why);
  if (why.reason === 'interface-converted') return clause;
  return clause.startsWith('is passed to ')
    ? clause.replace('is passed to ', 'is converted to an interface and passed to ')
    : `is converted to an interface and ${clause}`;
}

/**
 * `isBoxed` reports whether a value is boxed. The compiler reports a plain value as escaping only if the value gets
 * memory of its own because it is converted to an interface.
 */
function isBoxed(subject: string, flow: readonly FlowStep[]): boolean {
  if (flow.some(({ reason }) => reason === 'interface-converted')) return true;
  const allocates = /^(?:[&([.]|map\[|(?:new|make|string)\(|func literal$)/.test(subject);
  if (allocates || isAppend(subject) || subject.includes(' + ')) return false;
  const isArgument = flow.some(({ text, reason }) => reason === 'slice-literal-element' && text === '... argument');
  // `x.name` can also be a method value.
  return isArgument || !/^[\w.()*]*\.\w+$/.test(subject);
}

function isAppend(subject: string): boolean {
  return subject === 'append' || subject.startsWith('append(');
}

/** `onHeap` returns the compiler's reasoning, followed by its consequence unless the reasoning already states it. */
export function onHeap(escape: Escape): string {
  return escape.isVariable || escape.flow.length === 0
    ? escapeWords(escape)
    : `${escapeWords(escape)} It is therefore allocated on the heap each time.`;
}
