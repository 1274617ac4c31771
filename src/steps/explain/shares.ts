import type { Atom } from '../../core/cause/atoms.ts';
import { restoredShare, type Row, rowKey } from '../../core/cause/effect.ts';
import type { MeasuredFigures } from './experiment.ts';
import type { TakenBack } from './take-back-trial.ts';

/** A figure that regressed, with the values of both sides at the iterations of the experiments. */
export interface RegressedRow extends Row {
  readonly base: number;
  readonly head: number;
}

/** A part of the change that was reverted, and the share of each regression that the revert removed. */
export interface ProvenPart {
  readonly atoms: ReadonlySet<Atom>;
  /** The shares that the part adds to those of the parts before it, by row key. */
  readonly shares: ReadonlyMap<string, number>;
  /** The shares that reverting only this part removes, by row key; `undefined` if that wasn't measured. */
  readonly alone?: ReadonlyMap<string, number> | undefined;
}

/**
 * Reverts a set of atoms and returns the measured program. If the same set was tried before, the earlier result is
 * returned.
 */
export type Attempt = (atoms: Iterable<Atom>) => Promise<TakenBack | undefined>;

/** What has been proven so far. */
export interface Found {
  readonly parts: readonly ProvenPart[];
  /** The atoms of all parts. */
  readonly taken: ReadonlySet<Atom>;
  readonly restored: ReadonlyMap<string, number>;
  /** Whether reverting some part changes how the package's own tests end. */
  readonly broken: boolean;
}

/**
 * `sharesOf` returns the share of each row's regression that the revert removed, by row key. It leaves out rows whose
 * benchmark failed.
 */
export function sharesOf(rows: readonly RegressedRow[], figures: MeasuredFigures): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const row of rows) {
    const reverted = figures.get(row.benchmark)?.get(row.unit);
    if (reverted !== undefined) shares.set(rowKey(row), restoredShare({ base: row.base, head: row.head, reverted }));
  }
  return shares;
}

export function gains(from: ReadonlyMap<string, number>, to: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...to].map(([key, share]) => [key, share - (from.get(key) ?? 0)]));
}

export function without(atoms: ReadonlySet<Atom>, taken: ReadonlySet<Atom>): ReadonlySet<Atom> {
  return new Set([...atoms].filter((atom) => !taken.has(atom)));
}
