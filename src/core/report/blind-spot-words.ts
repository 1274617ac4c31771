import type { BlindSpots } from './model.ts';
import { count } from './wording.ts';

export type UnreachedFunction = BlindSpots['unreached'][number];

/** Maximum number of a function's escapes to name; the others are counted. */
const mostEscapes = 3;

/** `blindSpotTitle` returns a title such as `4 of 9 changed functions are not reached by any benchmark of this run`. */
export function blindSpotTitle({ changed, unreached }: BlindSpots): string {
  const { length } = unreached;
  if (changed === 1) return 'No benchmark of this run reaches the changed function';
  return `${length} of ${changed} changed functions ${length === 1 ? 'is' : 'are'} not reached by any benchmark of this run`;
}

/** `escaping` returns the functions in which something newly escapes to the heap. */
export function escaping({ unreached }: BlindSpots): readonly UnreachedFunction[] {
  return unreached.filter(({ escapes }) => escapes.length > 0);
}

/**
 * `escapeParts` returns the first few values that newly escape in a function, each with its line, and the number of the
 * others.
 */
export function escapeParts({ escapes }: UnreachedFunction): {
  readonly shown: readonly { readonly subject: string; readonly line: number }[];
  readonly more: number;
} {
  return { shown: escapes.slice(0, mostEscapes), more: Math.max(0, escapes.length - mostEscapes) };
}

/** `blindSpotFailure` returns a phrase for the verdict that says why blind spots fail the run. */
export function blindSpotFailure(spots: BlindSpots): string {
  return `new heap escapes in ${count(escaping(spots).length, 'function')} that no benchmark reaches`;
}
