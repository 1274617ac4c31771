import { type Evidence, shortName } from '../cause/evidence.ts';
import { quoted } from '../escape/quoted.ts';

/**
 * `allocatesIn` returns a test that reports whether a site allocates in a runtime function whose name begins with one
 * of `names`.
 */
export function allocatesIn(...names: readonly string[]): (evidence: Evidence) => boolean {
  return ({ site }) =>
    site.callee.startsWith('runtime.') && names.some((name) => shortName(site.callee).startsWith(name));
}

/** `isKind` reports whether the source has one of these kinds of expressions at the site. */
export function isKind({ facts }: Evidence, ...kinds: readonly string[]): boolean {
  return facts?.allocation !== undefined && kinds.includes(facts.allocation.kind);
}

/**
 * `recordsWaiting` reports whether a function of the runtime allocates its record of a goroutine: of one that waits, or
 * of a new one. If goroutines leak, Go can't reuse these records.
 */
export function recordsWaiting(callee: string): boolean {
  return /^runtime\.(?:selectgo|block|chansend1?|chanrecv[12]?|acquireSudog|newproc1?|semacquire\w*|gopark|malg)$/.test(
    callee,
  );
}

/** `makesObject` reports whether the site allocates through one of the runtime functions that create single objects. */
export const makesObject = allocatesIn('newobject', 'mallocgc');

/**
 * `allocatesAnyhow` reports whether nothing is known about the function of the runtime that the site calls. The
 * profiler then gives the user's function itself.
 */
export function allocatesAnyhow({ site }: Evidence): boolean {
  return site.library === undefined && !site.callee.startsWith('runtime.');
}

/**
 * `boundOf` returns an expression for the number of iterations of the loop that fills the site's variable, or
 * `undefined` if there is no such expression. If several loops are nested after the variable's declaration, none of
 * their bounds says how much is added.
 */
export function boundOf(facts: Evidence['facts']): string | undefined {
  const operand = facts?.operand?.kind === 'local' ? facts.operand : undefined;
  const filling = facts?.loops.filter(
    ({ benchmark, line }) => !benchmark && (operand === undefined || line > operand.endLine),
  );
  return filling?.length === 1 ? filling[0]?.bound || undefined : undefined;
}

/** `moreRoom` returns advice about a variable that is made with a size, or `undefined` if this one isn't. */
export function moreRoom(operand: NonNullable<Evidence['facts']>['operand']): string | undefined {
  return operand?.declared === 'make-sized' && operand.initial !== ''
    ? `Give ${quoted(operand.initial)} room for everything that is added.`
    : undefined;
}

/** `repeated` returns " again and again" unless the site allocates only about one object per operation. */
export function repeated({ head }: Evidence['site']): string {
  return head.objects < 1.5 ? '' : ' again and again';
}

/** `fileName` returns the last part of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * `escapesNow` reports whether a `make` of constant size is on the heap only because another line lets it escape: on
 * base, the same `make` could be on the stack.
 */
export function escapesNow({ facts, escape, rootLine }: Evidence): boolean {
  const made = facts?.allocation;
  return (
    made?.kind === 'make-slice' &&
    made.arguments.length > 0 &&
    made.arguments.every((argument) => Number.isInteger(Number(argument))) &&
    escape !== undefined &&
    escape.flow.every(({ reason }) => reason !== 'too large for stack') &&
    rootLine !== undefined &&
    !rootLine.text.includes(made.text)
  );
}
