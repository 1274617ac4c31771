import type { FlowStep } from './diagnostic.ts';
import { clauseOf } from './escape-clauses.ts';
import type { Escape } from './explain-escape.ts';
import { quoted } from './quoted.ts';

/** The compiler's reasoning in one English sentence; pieces of source stand in backquotes. */
export function escapeWords(escape: Escape): string {
  const { subject, isVariable, flow } = escape;
  const why = lastCause(flow);
  if (why === undefined)
    return isVariable ? `The variable ${quoted(subject)} must live on the heap.` : `${nameOf(subject)} is on the heap.`;
  const start = isVariable ? `The variable ${quoted(subject)} must live on the heap: it` : nameOf(subject);
  const file = why.at.file.slice(why.at.file.lastIndexOf('/') + 1);
  return `${start} ${reasoning(escape, why)} (${file}:${why.at.line}).`;
}

/** What the compiler calls things, in a reader's words. */
function nameOf(subject: string): string {
  if (subject === 'func literal') return 'The function literal';
  if (subject === '... argument') return 'The slice that holds the variadic arguments';
  if (isAppend(subject)) return subject === 'append' ? 'The array of `append`' : `The array of ${quoted(subject)}`;
  if (/^~r\d/.test(subject)) return 'The result of the call';
  return quoted(subject);
}

/** Steps on which a value only changes its form. */
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

/** The step that decides: the last one that is more than copying. */
function lastCause(flow: readonly FlowStep[]): FlowStep | undefined {
  return flow.findLast(({ reason }) => !copying.has(reason)) ?? flow.at(-1);
}

function reasoning({ subject, isVariable, flow }: Escape, why: FlowStep): string {
  const captured = flow.findIndex(({ reason }) => reason === 'captured by a closure');
  if (captured >= 0) {
    const byReference = flow[captured + 1]?.reason === 'reference' ? ' by reference' : '';
    const what = isVariable || byReference === '' ? 'is' : 'is kept in a variable that is';
    const after = flow.indexOf(why) > captured ? clauseOf(why) : 'outlives the call';
    return `${what} captured${byReference} in a function literal that ${after}`;
  }
  // Without more, a function literal is what `go`, or `defer` in a loop, runs.
  if (subject === 'func literal' && why.reason === 'spill') return 'is run later, by `go` or by `defer` in a loop';
  if (isVariable || !isBoxed(subject, flow)) return clauseOf(why);
  const clause = clauseOf(why);
  if (why.reason === 'interface-converted') return clause;
  return clause.startsWith('is passed to ')
    ? clause.replace('is passed to ', 'is put into an interface for ')
    : `is put into an interface and ${clause}`;
}

/** A value is only said to escape where it gets a place of its own, and a plain one gets it in an interface. */
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
