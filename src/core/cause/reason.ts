import { escapeWords } from '../escape/escape-words.ts';
import type { Escape } from '../escape/explain-escape.ts';
import { quoted } from '../escape/quoted.ts';
import { calleeOf, type Cause } from './causes.ts';
import { listed } from './listed.ts';
import {
  copies,
  type Evidence,
  growable,
  keepsOutsideOfMap,
  mostInMap,
  objectSizes,
  readableFunction,
  shortName,
} from './evidence.ts';
import { knownCallee } from './known-callees.ts';
import { languageWords } from './language-words.ts';

/** `reasonOf` says why the site allocates, in one to three sentences with source code in backquotes. */
export function reasonOf(cause: Cause, evidence: Evidence): string {
  const sentences = [
    mechanism[cause](evidence),
    benchmarkLoopWords(evidence),
    languageWords(evidence),
    inlining(evidence),
    statusWords(evidence),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

const mechanism: Readonly<Record<Cause, (evidence: Evidence) => string>> = {
  'append-growth': ({ facts, escape, site }) => {
    const operand = facts?.operand;
    const name = operand === undefined ? 'the slice' : quoted(operand.expression);
    const start =
      operand?.declared === 'nil' || operand?.declared === 'empty' || operand?.declared === 'make'
        ? ` It has no initial capacity (line ${operand.line}).`
        : '';
    const kept = escape === undefined || operand !== undefined ? '' : ` ${escapeWords(escape)}`;
    return `\`append\` outgrows ${name} and moves it to a larger array${repeated(site)}.${start}${kept}`;
  },
  'buffer-growth': (evidence) => {
    const name = growable(evidence.facts)?.expression;
    return `${quoted(readableFunction(calleeOf(evidence)))} outgrows ${name === undefined ? 'the buffer' : quoted(name)}, so its contents move to a larger array${repeated(evidence.site)}.`;
  },
  'map-growth': (evidence) => {
    const name = evidence.facts?.operand?.expression;
    const map = name === undefined ? 'the map' : quoted(name);
    return shortName(evidence.site.callee).startsWith('makemap')
      ? `Every operation creates a map here${name === undefined ? '' : ` (${map})`}.`
      : `An assignment outgrows ${map}, and the runtime allocates new tables for it.`;
  },
  'make-size': (evidence) => {
    const { facts, site } = evidence;
    if (copies(facts))
      return `${quoted(facts?.allocation?.text ?? 'append')} copies everything to new memory${times(site)}.`;
    const made = evidence.facts?.allocation?.text ?? evidence.escape?.subject;
    const what = made?.startsWith('make') === true ? quoted(made) : 'A slice';
    const told = `${what} is allocated on the heap each time`;
    if (evidence.escape === undefined) return `${told}.`;
    const why = escapeWords(evidence.escape);
    // The compiler names the same expression, so one sentence is enough.
    return why.startsWith(`${what} `) ? `${told}: it ${why.slice(what.length + 1)}` : `${told}. ${why}`;
  },
  'closure-capture': ({ escape, facts }) => {
    const captured = facts?.allocation?.captures.map(
      ({ name, byReference }) => `${quoted(name)}${byReference ? ' (by reference)' : ''}`,
    );
    const withThem = captured === undefined || captured.length === 0 ? 'what it captures' : listed(captured);
    if (escape === undefined) return `A function literal is created here and lives on the heap with ${withThem}.`;
    if (escape.subject === 'func literal')
      return `${laterBy(escapeWords(escape), facts)} It lives on the heap with ${withThem}.`;
    return escapeWords(escape);
  },
  'interface-boxing': ({ escape, facts, site }) => {
    const boxed = facts?.allocation;
    const to = boxed?.callee === undefined ? '' : ` when passed to ${quoted(readableFunction(boxed.callee.name))}`;
    if (boxed?.kind === 'boxing') {
      const values = [boxed, ...alike(boxed, facts?.others ?? [], site)].map(valueOf);
      return values.length === 1
        ? `${values.join('')} is converted to an interface${to}; the interface holds a pointer, so the value is copied to the heap.`
        : `${listed(values)} are converted to interfaces${to}; an interface holds a pointer, so the values are copied to the heap.`;
    }
    return escape === undefined
      ? `A value is converted to an interface${to}; the interface holds a pointer, so the value is copied to the heap.`
      : onHeap(escape);
  },
  fmt: (evidence) => {
    const name = evidence.site.library ?? evidence.facts?.allocation?.callee?.name;
    const called = name === undefined ? 'a formatting function' : quoted(readableFunction(name));
    return evidence.site.library === undefined
      ? `An argument of ${called} is converted to an interface, which copies it to the heap.`
      : `${called} allocates its result and its working memory on the heap.`;
  },
  'string-concat': ({ facts, site }) => {
    const name = facts?.operand?.expression;
    const parts = facts?.allocation?.parts || Number(/^runtime\.concatstring(\d)/.exec(site.callee)?.[1] ?? 0);
    return `Concatenating with \`+\` allocates a new string${name === undefined ? '' : ` for ${quoted(name)}`} and copies ${parts === 2 ? 'both' : 'all'} parts each time.`;
  },
  'bytes-string-conversion': ({ facts }) => {
    const text = facts?.allocation?.text;
    return `${text === undefined ? 'A conversion between string and []byte' : `The conversion ${quoted(text)}`} copies the content to new memory, because strings are immutable.`;
  },
  'pointer-escape': ({ escape, facts }) => {
    if (escape !== undefined) return onHeap(escape);
    const text = facts?.allocation?.text;
    return `${text === undefined ? 'A value' : quoted(text)} is allocated on the heap here.`;
  },
  'larger-object': (evidence) => {
    const { grownType, site, facts } = evidence;
    const made = facts?.allocation;
    if (grownType !== undefined && made !== undefined && keepsOutsideOfMap(evidence))
      return `${quoted(grownType.name)} got larger (${fileName(grownType.file)}:${grownType.line}): a map stores ${made.size > mostInMap ? `values of up to ${mostInMap} B inline, and this one now has ${made.size} B` : `keys of up to ${mostInMap} B inline, and this one now has ${made.keySize} B`}, so each new entry is a separate allocation.`;
    const sizes = objectSizes(site);
    const grew =
      sizes === undefined || sizes.head <= sizes.base
        ? 'larger than before'
        : `${sizes.head} B instead of ${sizes.base} B`;
    return grownType === undefined
      ? `Each object allocated here is ${grew}.`
      : `${quoted(grownType.name)} got larger (${fileName(grownType.file)}:${grownType.line}): each object allocated here takes ${grew}, because Go rounds allocations up to size classes.`;
  },
  'lost-pool': (evidence) => {
    const { pool } = evidence.facts ?? {};
    if (pool?.given === false && pool.leaves !== '')
      return `The object taken from pool ${quoted(pool.name)} is never returned to it, because its memory is used after the function returns (${quoted(pool.leaves)}, line ${pool.line}). Each operation allocates and fills a new one.`;
    if (pool?.given === false)
      return `The object taken from pool ${quoted(pool.name)} is never returned to it, so each operation allocates and fills a new one.`;
    return evidence.site.paths[0]?.frames.some(({ function: name }) => name === 'sync.(*Pool).Get') === true
      ? 'The pool is empty when `Get` is called, because objects are not returned to it, so each operation allocates a new one.'
      : 'The object used to come from a pool and is now allocated each time.';
  },
  callee: (evidence) =>
    knownCallee(evidence)?.reason(evidence) ??
    `${quoted(readableFunction(calleeOf(evidence)))} allocates its result or its working memory.`,
  dependency: ({ dependency, site }) =>
    `${dependency ?? 'Another module changed'}; its code${site.library === undefined ? '' : ` (${quoted(readableFunction(site.library))})`} now allocates more.`,
  other: ({ escape, site, facts }) => {
    if (site.callee === 'runtime.makechan') return 'Every operation creates a channel here.';
    if (facts?.allocation?.kind === 'go')
      return 'Every operation starts a goroutine here; its function and captured variables live on the heap.';
    if (facts?.allocation?.kind === 'defer')
      return 'A `defer` inside a loop keeps each deferred call on the heap until the function returns.';
    return escape === undefined ? `${quoted(readableFunction(site.callee))} allocates here.` : escapeWords(escape);
  },
};

/** `laterBy` tells from the source what the compiler describes in the same words. */
function laterBy(words: string, facts: Evidence['facts']): string {
  const use = facts?.allocation?.use;
  const by = use === 'go' ? 'by `go`' : use === 'deferred' ? 'by `defer` in a loop' : undefined;
  return by === undefined ? words : words.replace('by `go` or by `defer` in a loop', by);
}

function inlining({ lostInlining }: Evidence): string {
  return lostInlining === undefined
    ? ''
    : `The compiler no longer inlines ${quoted(readableFunction(lostInlining.function))} (${lostInlining.reason}), so its result can't stay on the caller's stack.`;
}

/** `benchmarkLoopWords` says what `b.Loop` does to a benchmark that looped over `b.N` before (https://go.dev/issue/73137). */
function benchmarkLoopWords({ benchmarkLoop }: Evidence): string {
  if (benchmarkLoop === undefined) return '';
  return keepsCalls(benchmarkLoop)
    ? 'The benchmark now loops with `b.Loop`: Go 1.24 and 1.25 do not inline calls in the body of such a loop, so results that stayed on the stack are allocated on the heap. The package itself did not get worse.'
    : 'The benchmark now loops with `b.Loop`, which keeps arguments and results of the calls in its body alive. The package itself did not get worse.';
}

/** `keepsCalls` reports whether this version of Go doesn't inline calls in the body of a `b.Loop` loop. */
export function keepsCalls(goVersion: string): boolean {
  return /^go1\.2[45](?:\D|$)/.test(goVersion);
}

function statusWords({ site }: Evidence): string {
  if (site.status !== 'more') return '';
  const before = round(site.own.objects);
  return `This line already allocated on base (${before} ${before === '1' ? 'object' : 'objects'} per operation); it now allocates ${round(site.head.objects)}.`;
}

/** `onHeap` returns the compiler's reasoning, followed by its consequence unless the reasoning already says it. */
function onHeap(escape: Escape): string {
  return escape.isVariable || escape.flow.length === 0
    ? escapeWords(escape)
    : `${escapeWords(escape)} Each operation therefore allocates it on the heap.`;
}

/** `repeated` adds "again and again" unless the slice grows only once in an operation. */
function repeated({ head }: Evidence['site']): string {
  return head.objects < 1.5 ? '' : ' again and again as it grows';
}

/** `times` returns how many copies there are in an operation, if there is more than one. */
function times({ head }: Evidence['site']): string {
  return head.objects < 1.5 ? '' : `, ${round(head.objects)} times per operation`;
}

type Allocation = NonNullable<NonNullable<Evidence['facts']>['allocation']>;

/**
 * `alike` returns further values of the same call that the same runtime function boxes, as many as objects were
 * counted.
 */
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
