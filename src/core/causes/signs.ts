import { type Evidence, shortName } from '../cause/evidence.ts';

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

/** `makesObject` reports whether the site allocates through one of the runtime functions that create single objects. */
export const makesObject = allocatesIn('newobject', 'mallocgc');

/**
 * `boundOf` returns an expression for the number of iterations of a loop around the site: the innermost loop for which
 * there is such an expression.
 */
export function boundOf(facts: Evidence['facts']): string | undefined {
  return facts?.loops.findLast(({ benchmark, bound }) => !benchmark && bound !== '')?.bound;
}

/** `repeated` returns " again and again" unless the site allocates only about one object per operation. */
export function repeated({ head }: Evidence['site']): string {
  return head.objects < 1.5 ? '' : ' again and again';
}

/** `fileName` returns the last part of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
