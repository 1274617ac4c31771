import { escapeWords } from '../escape/escape-words.ts';
import type { Escape } from '../escape/explain-escape.ts';
import { quoted } from '../escape/quoted.ts';
import { calleeOf, type Cause } from './causes.ts';
import { listed } from './listed.ts';
import { type Evidence, keepsOutsideOfMap, mostInMap, objectSizes, readableFunction, shortName } from './evidence.ts';
import { knownCallee } from './known-callees.ts';
import { languageWords } from './language-words.ts';

/** Why the site allocates, in one to three plain English sentences; pieces of source stand in backquotes. */
export function reasonOf(cause: Cause, evidence: Evidence): string {
  const sentences = [mechanism[cause](evidence), languageWords(evidence), inlining(evidence), statusWords(evidence)];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

const mechanism: Readonly<Record<Cause, (evidence: Evidence) => string>> = {
  'append-growth': ({ facts, escape, site }) => {
    if (copies(facts))
      return `${quoted(facts?.allocation?.text ?? 'append')} copies everything to new memory${times(site)}.`;
    const operand = facts?.operand;
    const name = operand === undefined ? 'the slice' : quoted(operand.expression);
    const start =
      operand?.declared === 'nil' || operand?.declared === 'empty' || operand?.declared === 'make'
        ? ` It starts without capacity (line ${operand.line}).`
        : '';
    const kept = escape === undefined || operand !== undefined ? '' : ` ${escapeWords(escape)}`;
    return `\`append\` finds ${name} full and moves it to a larger array${repeated(site)}.${start}${kept}`;
  },
  'buffer-growth': (evidence) => {
    const name = evidence.facts?.operand?.expression;
    return `${name === undefined ? 'The buffer' : quoted(name)} is full when ${quoted(readableFunction(calleeOf(evidence)))} writes to it, so its content moves to a larger array${repeated(evidence.site)}.`;
  },
  'map-growth': (evidence) => {
    const name = evidence.facts?.operand?.expression;
    const map = name === undefined ? 'the map' : quoted(name);
    return shortName(evidence.site.callee).startsWith('makemap')
      ? `A map is made here in each operation${name === undefined ? '' : ` (${map})`}.`
      : `An assignment finds ${map} full, and the runtime makes new tables for it as it grows.`;
  },
  'make-size': (evidence) => {
    const made = evidence.facts?.allocation?.text ?? evidence.escape?.subject;
    const what = made?.startsWith('make') === true ? quoted(made) : 'A slice';
    const told = `${what} takes its memory from the heap each time`;
    if (evidence.escape === undefined) return `${told}.`;
    const why = escapeWords(evidence.escape);
    // The compiler speaks of the same expression: one sentence is enough.
    return why.startsWith(`${what} `) ? `${told}: it ${why.slice(what.length + 1)}` : `${told}. ${why}`;
  },
  'closure-capture': ({ escape, facts }) => {
    const captured = facts?.allocation?.captures.map(
      ({ name, byReference }) => `${quoted(name)}${byReference ? ' (by reference)' : ''}`,
    );
    const withThem = captured === undefined || captured.length === 0 ? 'what it captures' : listed(captured);
    if (escape === undefined) return `A function literal is made here, and lives on the heap with ${withThem}.`;
    if (escape.subject === 'func literal')
      return `${laterBy(escapeWords(escape), facts)} It lives on the heap with ${withThem}.`;
    return escapeWords(escape);
  },
  'interface-boxing': ({ escape, facts, site }) => {
    const boxed = facts?.allocation;
    const to = boxed?.callee === undefined ? '' : ` for ${quoted(readableFunction(boxed.callee.name))}`;
    if (boxed?.kind === 'boxing') {
      const values = [boxed, ...alike(boxed, facts?.others ?? [], site)].map(valueOf);
      return values.length === 1
        ? `${values.join('')} is put into an interface${to}, and an interface holds a pointer: the value is copied to the heap.`
        : `${listed(values)} are put into interfaces${to}, and an interface holds a pointer: the values are copied to the heap.`;
    }
    return escape === undefined
      ? `A value is put into an interface${to}, and an interface holds a pointer: the value is copied to the heap.`
      : onHeap(escape);
  },
  fmt: (evidence) => {
    const name = evidence.site.library ?? evidence.facts?.allocation?.callee?.name;
    const called = name === undefined ? 'a formatting function' : quoted(readableFunction(name));
    return evidence.site.library === undefined
      ? `An argument of ${called} is put into an interface, which copies it to the heap.`
      : `${called} builds its result, and what it needs on the way, on the heap.`;
  },
  'string-concat': ({ facts, site }) => {
    const name = facts?.operand?.expression;
    const parts = facts?.allocation?.parts || Number(/^runtime\.concatstring(\d)/.exec(site.callee)?.[1] ?? 0);
    return `Joining strings with \`+\` makes a new string${name === undefined ? '' : ` for ${quoted(name)}`} and copies ${parts === 2 ? 'both' : 'all'} parts each time.`;
  },
  'bytes-string-conversion': ({ facts }) => {
    const text = facts?.allocation?.text;
    return `${text === undefined ? 'A conversion between string and bytes' : `The conversion ${quoted(text)}`} copies the content to new memory, as a string may never change.`;
  },
  'pointer-escape': ({ escape, facts }) => {
    if (escape !== undefined) return onHeap(escape);
    const text = facts?.allocation?.text;
    return `${text === undefined ? 'A value' : quoted(text)} is placed on the heap here.`;
  },
  'larger-object': (evidence) => {
    const { grownType, site, facts } = evidence;
    const made = facts?.allocation;
    if (grownType !== undefined && made !== undefined && keepsOutsideOfMap(evidence))
      return `${quoted(grownType.name)} has grown (${fileName(grownType.file)}:${grownType.line}): a map keeps ${made.size > mostInMap ? `values of up to ${mostInMap} B inside, and one has ${made.size} B` : `keys of up to ${mostInMap} B inside, and one has ${made.keySize} B`} now, so each new entry takes memory of its own.`;
    const sizes = objectSizes(site);
    const grew =
      sizes === undefined || sizes.head <= sizes.base
        ? 'larger than before'
        : `${sizes.head} B instead of ${sizes.base} B`;
    return grownType === undefined
      ? `Each object that is made here is ${grew}.`
      : `${quoted(grownType.name)} has grown (${fileName(grownType.file)}:${grownType.line}): each object that is made here is ${grew}, as memory comes in fixed sizes.`;
  },
  'lost-pool': (evidence) => {
    const { pool } = evidence.facts ?? {};
    if (pool?.given === false && pool.leaves !== '')
      return `What comes from the pool ${quoted(pool.name)} is never given back, as its memory is used after the function (${quoted(pool.leaves)}, line ${pool.line}), so a new object is made and filled each time.`;
    if (pool?.given === false)
      return `What comes from the pool ${quoted(pool.name)} is never given back, so a new object is made and filled each time.`;
    return evidence.site.paths[0]?.frames.some(({ function: name }) => name === 'sync.(*Pool).Get') === true
      ? 'The pool is empty when `Get` is called, because what was taken is not given back, so a new object is made each time.'
      : 'The object came from a pool before, and is made anew each time now.';
  },
  callee: (evidence) =>
    knownCallee(evidence)?.reason(evidence) ??
    `${quoted(readableFunction(calleeOf(evidence)))} allocates what it returns or works with.`,
  dependency: ({ dependency, site }) =>
    `${dependency ?? 'Another module changed'}; the code there${site.library === undefined ? '' : ` (${quoted(readableFunction(site.library))})`} allocates more now.`,
  other: ({ escape, site, facts }) => {
    if (site.callee === 'runtime.makechan') return 'A channel is made here in each operation.';
    if (facts?.allocation?.kind === 'go')
      return 'A goroutine is started here in each operation; what it runs and what that needs lie on the heap.';
    if (facts?.allocation?.kind === 'defer')
      return 'A call is deferred inside a loop, and each one is kept on the heap until the end.';
    return escape === undefined ? `${quoted(readableFunction(site.callee))} allocates here.` : escapeWords(escape);
  },
};

/** `append([]byte(nil), b...)`: nothing grows step by step. */
export function copies(facts: Evidence['facts']): boolean {
  return /^append\((?:\[\]|\w+\(nil\))/.test(facts?.allocation?.text ?? '');
}

/** The compiler says the same of both; the source says which it is. */
function laterBy(words: string, facts: Evidence['facts']): string {
  const use = facts?.allocation?.use;
  const by = use === 'go' ? 'by `go`' : use === 'deferred' ? 'by `defer` in a loop' : undefined;
  return by === undefined ? words : words.replace('by `go` or by `defer` in a loop', by);
}

function inlining({ lostInlining }: Evidence): string {
  return lostInlining === undefined
    ? ''
    : `The compiler no longer inlines ${quoted(readableFunction(lostInlining.function))} (${lostInlining.reason}), so its result can no longer stay on the caller's stack.`;
}

function statusWords({ site }: Evidence): string {
  if (site.status !== 'more') return '';
  const before = round(site.base.objects);
  return `The line allocated on base as well (${before} ${before === '1' ? 'object' : 'objects'} per operation), and does so more often now (${round(site.head.objects)}).`;
}

/** The compiler's reasoning, and what follows from it where that is not said already. */
function onHeap(escape: Escape): string {
  return escape.isVariable || escape.flow.length === 0
    ? escapeWords(escape)
    : `${escapeWords(escape)} So it is allocated on the heap, anew each time.`;
}

/** What grows once in an operation does not grow again and again. */
function repeated({ head }: Evidence['site']): string {
  return head.objects < 1.5 ? '' : ', again and again as it grows';
}

/** A number of copies in an operation, where it is more than one. */
function times({ head }: Evidence['site']): string {
  return head.objects < 1.5 ? '' : `, ${round(head.objects)} times in an operation`;
}

type Allocation = NonNullable<NonNullable<Evidence['facts']>['allocation']>;

/** Further values of the same call that the same function of the runtime boxes, as many as objects were counted. */
function alike(boxed: Allocation, others: readonly Allocation[], { head }: Evidence['site']): readonly Allocation[] {
  const fitting = others.filter(
    ({ kind, size, callee, line }) =>
      kind === 'boxing' && size === boxed.size && line === boxed.line && callee?.name === boxed.callee?.name,
  );
  return fitting.length === Math.round(head.objects) - 1 ? fitting : [];
}

function valueOf({ text, type }: Allocation): string {
  return `${quoted(text)}${type === '' ? '' : ` (${quoted(type)})`}`;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
