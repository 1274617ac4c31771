import { type Fraction, fractionOf, minus, order, times } from './fraction.ts';

const hundred = fractionOf(100);

/** The change from base's median to head's. */
export type Change =
  | { readonly kind: 'ratio'; readonly percent: number }
  | { readonly kind: 'from-zero' }
  | { readonly kind: 'to-zero' }
  | { readonly kind: 'none' };

/** `changeOf` returns the change from base to head. Its percentage is only for display; no decision depends on it. */
export function changeOf(base: number, head: number): Change {
  if (base === head) return { kind: 'none' };
  if (base === 0) return { kind: 'from-zero' };
  if (head === 0) return { kind: 'to-zero' };
  return { kind: 'ratio', percent: ((head - base) / Math.abs(base)) * 100 };
}

/**
 * `exceeds` reports whether `head` is worse than `base` by more than `percent` of base: (head − base)·100 >
 * |base|·percent, in exact decimal arithmetic. It returns false for a base of 0, for which there is no percentage. Only
 * custom units can have values below 0.
 */
export function exceeds(base: number, head: number, percent: number, better: 'lower' | 'higher'): boolean {
  if (base === 0) return false;
  const [from, to] = [fractionOf(base), fractionOf(head)];
  const worse: Fraction = better === 'lower' ? minus(to, from) : minus(from, to);
  return order(times(worse, hundred), times(fractionOf(Math.abs(base)), fractionOf(percent))) > 0;
}
