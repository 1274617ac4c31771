import type { Atom } from '../../core/cause/atoms.ts';
import { leastShare } from '../../core/cause/effect.ts';
import type { Ports } from '../../ports.ts';
import { type Budget, isSpent } from './budget.ts';
import { type Attempt, type Found, gains, type RegressedRow, sharesOf, without } from './shares.ts';
import type { TakenBack } from './take-back-trial.ts';

/** The share of the whole unit's effect that a part of it must keep. */
export const keptShare = 0.9;

/** The maximum number of parts to leave out one by one, once halving finds nothing smaller. */
const mostLeftOut = 6;

export interface NarrowRequest {
  readonly rows: readonly RegressedRow[];
  readonly budget: Budget;
  /** Returns how strongly an atom is suspected. */
  readonly score: (atom: Atom) => number;
}

/**
 * `narrow` makes a revert smaller: it leaves out the less suspected half, then single atoms, then pieces of edits, as
 * long as the rest has nearly the same effect and breaks no more tests.
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
 * `piecemeal` returns the pieces of a part that consists of one edit. If it has more edits, it is already known which
 * of them must be reverted together.
 */
function piecemeal(part: readonly Atom[]): readonly (readonly Atom[])[] {
  const [only, ...others] = part;
  return only === undefined || others.length > 0 ? [] : only.pieces.map((piece) => [piece]);
}

/** `sizeOf` returns the size of a revert as its number of hunks; a file without hunks counts as one. */
function sizeOf({ atoms }: TakenBack): number {
  return [...atoms].reduce((sum, { hunks }) => sum + Math.max(1, hunks.length), 0);
}
