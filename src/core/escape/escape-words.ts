import type { FlowStep } from './diagnostic.ts';
import type { Escape } from './explain-escape.ts';

/** Longest piece of source that a sentence quotes. */
const longest = 60;

/** The compiler's reasoning in one English sentence; pieces of source stand in backquotes. */
export function escapeWords({ subject, isVariable, flow }: Escape): string {
  const subjectWords = wordsOfSubject(subject, isVariable);
  const why = lastCause(flow);
  const where = why === undefined ? '' : ` (${fileName(why.at.file)}:${why.at.line})`;
  if (why === undefined) return `${subjectWords} is on the heap.`;
  return `${subjectWords} ${clauseOf(why, flow)}${where}.`;
}

/** What the compiler calls things, in a reader's words. */
function wordsOfSubject(subject: string, isVariable: boolean): string {
  if (isVariable) return `The variable ${quoted(subject)} must live on the heap:`;
  if (subject === 'func literal') return 'The function literal';
  if (subject === '... argument') return 'The slice that holds the variadic arguments';
  if (subject === 'append' || subject.startsWith('append(')) return `The array that ${quoted(subject)} grows into`;
  if (/^~r\d/.test(subject)) return 'The result of the call';
  return quoted(subject);
}

/** The step that decides: the last one that is more than copying. */
function lastCause(flow: readonly FlowStep[]): FlowStep | undefined {
  const copying = new Set(['spill', 'dot', 'dot of pointer', 'slice', 'address-of', 'reference', 'indirection']);
  return flow.findLast(({ reason }) => !copying.has(reason)) ?? flow.at(-1);
}

type Clause = (step: FlowStep, flow: readonly FlowStep[]) => string;

/** One clause for each of the compiler's reasons (cmd/compile/internal/escape). */
const clauses: Readonly<Record<string, Clause>> = {
  return: ({ text }) => `outlives the function that makes it: it is returned in ${quoted(text)}`,
  assign: ({ text }, flow) =>
    isBoxed(flow)
      ? `is put into an interface and kept in ${quoted(text)}`
      : `is kept beyond the call: it is assigned in ${quoted(text)}`,
  'assign-pair': ({ text }) => `is kept beyond the call: it is assigned in ${quoted(text)}`,
  'assign-pair-dot-type': ({ text }) => `is kept beyond the call: it is assigned in ${quoted(text)}`,
  'assign-pair-func-call': ({ text }) => `is kept beyond the call: it is assigned in ${quoted(text)}`,
  'call parameter': ({ text }, flow) =>
    isBoxed(flow)
      ? `is converted to an interface for ${quoted(text)}, and what is passed there may be kept`
      : `is passed to ${quoted(text)}, which may keep it`,
  'captured by a closure': (_, flow) =>
    flow.some(({ reason }) => reason === 'reference')
      ? 'is captured by reference in a function literal that outlives the call'
      : 'is captured by a function literal that outlives the call',
  'interface-converted': ({ text }) => `is converted to an interface in ${quoted(text)}, which needs a pointer to it`,
  'non-constant size': () => 'has a size that is only known at run time, so the compiler cannot reserve stack for it',
  'too large for stack': () => 'is too large for the stack',
  'too aligned for stack': () => 'needs an alignment that the stack does not give',
  send: ({ text }) => `is sent on a channel in ${quoted(text)}`,
  range: ({ text }) => `is kept through the loop over ${quoted(text)}`,
  'range-deref': ({ text }) => `is kept through the loop over ${quoted(text)}`,
  'slice-literal-element': ({ text }) => `becomes an element of ${quoted(text)}, which is on the heap`,
  'array literal element': ({ text }) => `becomes an element of ${quoted(text)}, which is on the heap`,
  'struct literal element': ({ text }) => `becomes a field of ${quoted(text)}, which is on the heap`,
  'map literal key': ({ text }) => `becomes a key of ${quoted(text)}`,
  'map literal value': ({ text }) => `becomes a value of ${quoted(text)}`,
  'key of map put': ({ text }) => `becomes a key of a map in ${quoted(text)}`,
  'value of map put': ({ text }) => `becomes a value of a map in ${quoted(text)}`,
  'appended slice...': ({ text }) => `is appended in ${quoted(text)}`,
  appendee: ({ text }) => `is appended to in ${quoted(text)}`,
  'appended to slice': ({ text }) => `is appended in ${quoted(text)}, whose array is on the heap`,
  'copied slice': ({ text }) => `is copied in ${quoted(text)}`,
  'switch case': ({ text }) => `is taken over in the switch case ${quoted(text)}`,
  'conversion to unsafe.Pointer': ({ text }) => `is converted to unsafe.Pointer in ${quoted(text)}`,
  defer: ({ text }) => `is needed by the deferred call ${quoted(text)}`,
  go: ({ text }) => `is needed by the goroutine started in ${quoted(text)}`,
};

function clauseOf(step: FlowStep, flow: readonly FlowStep[]): string {
  const clause = clauses[step.reason];
  return clause === undefined ? `reaches the heap through ${quoted(step.text)} (${step.reason})` : clause(step, flow);
}

function isBoxed(flow: readonly FlowStep[]): boolean {
  return flow.some(({ reason }) => reason === 'interface-converted' || reason === 'slice-literal-element');
}

function quoted(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return `\`${short.replaceAll('`', "'")}\``;
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
