import type { Atom } from '../../core/cause/atoms.ts';
import { leastShare } from '../../core/cause/effect.ts';
import type { Ports } from '../../ports.ts';
import { type Budget, isSpent } from './budget.ts';
import { type Attempt, type Found, gains, type RegressedRow, sharesOf, without } from './shares.ts';
import type { TakenBack } from './take-back-trial.ts';

/** The share of a revert's effect that a smaller revert must keep. */
export const keptShare = 0.9;

/** Single atoms are left out only from a revert of at most this many atoms. */
const mostLeftOut = 6;

export interface NarrowRequest {
  readonly rows: readonly RegressedRow[];
  readonly budget: Budget;
  /** Returns how strongly an atom is suspected. */
  readonly score: (atom: Atom) => number;
}

/**
 * `narrow` returns a smaller revert with nearly the same effect, or `whole` if it finds none. It tries to revert only
 * one half, then all but one atom, and then only one hunk of an edit that has several. A smaller revert must not break
 * tests that the whole one doesn't break.
 */
export async function narrow(
  ports: Ports,
  { rows, budget, score }: NarrowRequest,
  { taken, restored }: Found,
  whole: TakenBack,
  attempt: Attempt,
): Promise<TakenBack> {
  const wanted = gains(restored, sharesOf(rows, whole.figures));
  const suffices = ({ figures, soundness }: TakenBack): boolean => {
    const got = gains(restored, sharesOf(rows, figures));
    return (
      (soundness !== 'broken' || whole.soundness === 'broken') &&
      [...wanted].every(([key, share]) => share < leastShare || (got.get(key) ?? 0) >= keptShare * share)
    );
  };
  const smaller = async (best: TakenBack, candidates: readonly (readonly Atom[])[]): Promise<TakenBack | undefined> => {
    for (const kept of candidates) {
      if (isSpent(ports, budget)) return undefined;
      const result = await attempt([...taken, ...kept]);
      if (result !== undefined && sizeOf(result) < sizeOf(best) && suffices(result)) return result;
    }
    return undefined;
  };
  let best = whole;
  for (;;) {
    const part = [...without(best.atoms, taken)].toSorted((a, b) => score(b) - score(a));
    const half = Math.ceil(part.length / 2);
    const halves = part.length < 2 ? [] : [part.slice(0, half), part.slice(half)];
    const others = part.length < 3 || part.length > mostLeftOut ? [] : part.toReversed();
    const found =
      (await smaller(best, halves)) ??
      (await smaller(
        best,
        others.map((left) => part.filter((atom) => atom !== left)),
      )) ??
      (await smaller(best, piecemeal(part)));
    if (found === undefined) return best;
    best = found;
  }
}

/**
 * `piecemeal` returns each piece of the atom as a part of its own if `part` is a single atom, and nothing if it has
 * several atoms.
 */
function piecemeal(part: readonly Atom[]): readonly (readonly Atom[])[] {
  const [only, ...others] = part;
  return only === undefined || others.length > 0 ? [] : only.pieces.map((piece) => [piece]);
}

/** `sizeOf` returns the size of a revert as its number of hunks; an atom without hunks counts as one. */
function sizeOf({ atoms }: TakenBack): number {
  return [...atoms].reduce((sum, { hunks }) => sum + Math.max(1, hunks.length), 0);
}
