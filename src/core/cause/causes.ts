import { callsInto, copies, type Evidence, keepsOutsideOfMap, passesThrough, shortName } from './evidence.ts';
import { lostPool } from './lost-pool.ts';

/** Why a site allocates (contract.md). */
export const causes = [
  'append-growth',
  'buffer-growth',
  'map-growth',
  'make-size',
  'closure-capture',
  'interface-boxing',
  'fmt',
  'string-concat',
  'bytes-string-conversion',
  'pointer-escape',
  'larger-object',
  'lost-pool',
  'callee',
  'dependency',
  'other',
] as const;

export type Cause = (typeof causes)[number];

/** How one cause is recognised. */
interface CauseRule {
  readonly cause: Cause;
  readonly matches: (evidence: Evidence) => boolean;
}

const runtime =
  (...names: readonly string[]) =>
  ({ site }: Evidence): boolean =>
    site.callee.startsWith('runtime.') && names.some((name) => shortName(site.callee).startsWith(name));
const kind = (evidence: Evidence, ...kinds: readonly string[]): boolean =>
  evidence.facts?.allocation !== undefined && kinds.includes(evidence.facts.allocation.kind);

const formats = /^(?:fmt|errors|log)\./;
const newObject = runtime('newobject', 'mallocgc');

/**
 * `boxesForFmt` reports whether the call on the line, or the one that the compiler names, belongs to fmt, errors or
 * log.
 */
function boxesForFmt({ facts, escape }: Evidence): boolean {
  const callee =
    facts?.allocation?.callee?.name ?? escape?.flow.findLast(({ reason }) => reason === 'call parameter')?.text;
  return callee !== undefined && formats.test(callee);
}

/**
 * `isLarger` reports whether each object takes more memory than on base. A changed type alone doesn't mean that: it may
 * just be allocated more often.
 */
function isLarger({ site: { own: base, head } }: Evidence): boolean {
  return base.objects > 0 && head.objects > 0 && head.bytes / head.objects > base.bytes / base.objects + 0.5;
}

/** `couldBePooled` reports whether an object, a slice or a buffer is made here, which is what people keep in pools. */
function couldBePooled(evidence: Evidence): boolean {
  const isObject = newObject(evidence) && !kind(evidence, 'boxing', 'variadic-slice', 'func-literal', 'method-value');
  return (
    isObject ||
    runtime('makeslice', 'growslice')(evidence) ||
    callsInto(evidence, 'strings.(*Builder)', 'bytes', 'bufio', 'compress', 'encoding') ||
    (evidence.facts?.pool !== undefined && passesThrough(evidence, /^bytes\.\(\*Buffer\)\./))
  );
}

function isCaptured({ escape }: Evidence): boolean {
  if (escape === undefined) return false;
  // What a loop over an iterator shares with its body has a name of the compiler's own.
  const isLoopState = escape.isVariable && /(?:^|\.)#\w+$/.test(escape.subject);
  return (
    isLoopState ||
    escape.subject === 'func literal' ||
    escape.flow.some(({ reason }) => reason === 'captured by a closure')
  );
}

function isBoxed(evidence: Evidence): boolean {
  const { escape } = evidence;
  return (
    kind(evidence, 'boxing', 'variadic-slice') ||
    escape?.subject === '... argument' ||
    (escape?.isVariable === false && escape.flow.some(({ reason }) => reason === 'interface-converted'))
  );
}

/** Evaluated in order: the first rule that matches names the cause. A new cause is one entry here and in `advice.ts`. */
const rules: readonly CauseRule[] = [
  { cause: 'dependency', matches: ({ dependency }) => dependency !== undefined },
  {
    cause: 'lost-pool',
    matches: (evidence) =>
      passesThrough(evidence, /^sync\.\(\*Pool\)\.Get$/) || (couldBePooled(evidence) && lostPool(evidence)),
  },
  {
    cause: 'larger-object',
    matches: (evidence) => evidence.grownType !== undefined && evidence.site.status !== 'new' && isLarger(evidence),
  },
  {
    cause: 'larger-object',
    matches: (evidence) => evidence.grownType !== undefined && keepsOutsideOfMap(evidence),
  },
  {
    cause: 'larger-object',
    matches: (evidence) =>
      evidence.site.status === 'larger' && newObject(evidence) && !kind(evidence, 'make-slice', 'make-map'),
  },
  { cause: 'fmt', matches: (evidence) => callsInto(evidence, 'fmt', 'errors', 'log') },
  {
    cause: 'buffer-growth',
    matches: (evidence) =>
      callsInto(evidence, 'strings.(*Builder)', 'bytes.(*Buffer)') ||
      /^(?:strings\.\(\*Builder\)|bytes\.\(\*Buffer\)|bytes\.growSlice)/.test(evidence.site.callee),
  },
  { cause: 'callee', matches: ({ site }) => site.library !== undefined },
  {
    cause: 'append-growth',
    matches: (evidence) =>
      !copies(evidence.facts) && (runtime('growslice', 'moveSlice')(evidence) || kind(evidence, 'append')),
  },
  {
    cause: 'map-growth',
    matches: (evidence) =>
      runtime('mapassign', 'makemap', 'growWork')(evidence) || kind(evidence, 'map-assign', 'make-map'),
  },
  {
    cause: 'string-concat',
    matches: (evidence) => runtime('concatstring', 'concatbyte')(evidence) || kind(evidence, 'concat'),
  },
  {
    cause: 'bytes-string-conversion',
    matches: (evidence) =>
      runtime(
        'slicebytetostring',
        'slicerunetostring',
        'stringtoslicebyte',
        'stringtoslicerune',
        'intstring',
        'rawstring',
        'rawbyteslice',
      )(evidence) ||
      kind(evidence, 'bytes-to-string', 'runes-to-string', 'rune-to-string', 'string-to-bytes', 'string-to-runes'),
  },
  { cause: 'fmt', matches: (evidence) => runtime('convT')(evidence) && boxesForFmt(evidence) },
  {
    cause: 'fmt',
    // A variable whose address goes there is not boxed: it moves to the heap itself.
    matches: (evidence) => newObject(evidence) && evidence.escape?.isVariable !== true && boxesForFmt(evidence),
  },
  { cause: 'interface-boxing', matches: runtime('convT') },
  {
    cause: 'other',
    matches: (evidence) => runtime('makechan')(evidence) || kind(evidence, 'make-chan', 'go', 'defer'),
  },
  {
    cause: 'make-size',
    matches: (evidence) => runtime('makeslice')(evidence) || kind(evidence, 'make-slice') || copies(evidence.facts),
  },
  {
    cause: 'make-size',
    // `make` and `copy` of one slice are one call of mallocgc; other values without pointers can be made by it too.
    matches: ({ site, escape, facts }) =>
      escape?.subject.startsWith('make(') === true ||
      (site.callee === 'runtime.mallocgc' && escape === undefined && facts?.allocation === undefined),
  },
  {
    cause: 'closure-capture',
    matches: (evidence) =>
      (newObject(evidence) && isCaptured(evidence)) || kind(evidence, 'func-literal', 'method-value'),
  },
  { cause: 'interface-boxing', matches: (evidence) => newObject(evidence) && isBoxed(evidence) },
  { cause: 'pointer-escape', matches: newObject },
  { cause: 'callee', matches: ({ site }) => !site.callee.startsWith('runtime.') && site.callee !== site.function },
  { cause: 'other', matches: () => true },
];

/** `causeOf` names the cause of a site. */
export function causeOf(evidence: Evidence): Cause {
  return rules.find(({ matches }) => matches(evidence))?.cause ?? 'other';
}

/** `calleeOf` returns the call that allocates, as a reader knows it: the library function, else the runtime's. */
export function calleeOf({ site }: Evidence): string {
  return site.library ?? site.callee;
}
