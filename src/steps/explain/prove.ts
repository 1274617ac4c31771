import type { Atom } from '../../core/cause/atoms.ts';
import { leastShare, mostShare, provenShare, restoredShare, type Row, rowKey } from '../../core/cause/effect.ts';
import { atomsKey, type Unit } from '../../core/cause/units.ts';
import type { Ports } from '../../ports.ts';
import type { Bench, MeasuredFigures } from './experiment.ts';
import { type Budget, type ChangeUnderTest, isSpent, type TakenBack, tryTakingBack } from './take-back-trial.ts';

/** A part of a narrowed unit must keep this much of the whole unit's effect. */
const keptShare = 0.9;

/** A part of the change that was taken back, and what share of each regression went with it. */
export interface ProvenPart {
  readonly atoms: ReadonlySet<Atom>;
  /** By row key; what it added to the parts before it. */
  readonly shares: ReadonlyMap<string, number>;
}

export interface Proof {
  /** In the order in which they were taken back. */
  readonly parts: readonly ProvenPart[];
  /** Share restored by all parts together, by row key. */
  readonly restored: ReadonlyMap<string, number>;
  readonly builds: number;
  /** Something is open, and the budget is spent. */
  readonly cutShort: boolean;
}

export interface ProveRequest {
  readonly bench: Bench;
  readonly change: ChangeUnderTest;
  /** In the order in which to ask. */
  readonly units: readonly Unit[];
  /** Figures that regressed, with both sides' at the bench's iterations. */
  readonly rows: readonly (Row & { readonly base: number; readonly head: number })[];
  readonly budget: Budget;
  /** How strongly an atom is suspected. */
  readonly score: (atom: Atom) => number;
}

/** Takes suspected parts of the change back, one after another, until every regression is restored or the budget is spent. */
export async function prove(ports: Ports, request: ProveRequest): Promise<Proof> {
  const { bench, change, units, rows, budget } = request;
  const before = budget.builds;
  const parts: ProvenPart[] = [];
  const tried = new Map<string, TakenBack | undefined>();
  let taken: ReadonlySet<Atom> = new Set();
  let restored: ReadonlyMap<string, number> = new Map(rows.map((row) => [rowKey(row), 0]));
  const isOpen = (): boolean => rows.some((row) => (restored.get(rowKey(row)) ?? 0) < provenShare);
  const attempt = async (atoms: Iterable<Atom>): Promise<TakenBack | undefined> => {
    const wanted = new Set(atoms);
    const key = atomsKey(wanted);
    if (tried.has(key)) return tried.get(key);
    const result = await tryTakingBack(ports, bench, change, wanted, budget);
    tried.set(key, result);
    if (result !== undefined) tried.set(atomsKey(result.atoms), result);
    return result;
  };

  for (const unit of units) {
    if (!isOpen() || isSpent(ports, budget)) break;
    const fresh = unit.atoms.filter((atom) => !taken.has(atom));
    if (fresh.length === 0) continue;
    const result = await attempt([...taken, ...fresh]);
    if (result === undefined) continue;
    let shares = sharesOf(rows, result.figures);
    if (!isProgress(rows, restored, shares)) continue;
    const narrowed = await narrow(ports, request, { taken, result, shares, restored }, attempt);
    shares = sharesOf(rows, narrowed.figures);
    parts.push({ atoms: without(narrowed.atoms, taken), shares: gains(restored, shares) });
    taken = narrowed.atoms;
    restored = shares;
  }
  return { parts, restored, builds: before - budget.builds, cutShort: isOpen() && isSpent(ports, budget) };
}

/** Some regression that is still open got better by more than noise. */
function isProgress(
  rows: readonly Row[],
  restored: ReadonlyMap<string, number>,
  shares: ReadonlyMap<string, number>,
): boolean {
  return rows.some((row) => {
    const [from, to] = [restored.get(rowKey(row)) ?? 0, shares.get(rowKey(row)) ?? 0];
    return from < provenShare && to - from >= leastShare && to <= mostShare;
  });
}

/** Leaves the less suspected half out, as long as the rest has nearly the same effect. */
async function narrow(
  ports: Ports,
  { rows, budget, score }: ProveRequest,
  found: {
    taken: ReadonlySet<Atom>;
    result: TakenBack;
    shares: ReadonlyMap<string, number>;
    restored: ReadonlyMap<string, number>;
  },
  attempt: (atoms: Iterable<Atom>) => Promise<TakenBack | undefined>,
): Promise<TakenBack> {
  let best = found.result;
  const wanted = gains(found.restored, found.shares);
  const suffices = ({ figures }: TakenBack): boolean => {
    const got = gains(found.restored, sharesOf(rows, figures));
    return [...wanted].every(([key, share]) => share < leastShare || (got.get(key) ?? 0) >= keptShare * share);
  };
  for (;;) {
    const part = [...without(best.atoms, found.taken)].toSorted((a, b) => score(b) - score(a));
    if (part.length < 2 || isSpent(ports, budget)) return best;
    const half = Math.ceil(part.length / 2);
    let smaller: TakenBack | undefined;
    for (const kept of [part.slice(0, half), part.slice(half)]) {
      if (isSpent(ports, budget)) break;
      const result = await attempt([...found.taken, ...kept]);
      if (result !== undefined && result.atoms.size < best.atoms.size && suffices(result)) {
        smaller = result;
        break;
      }
    }
    if (smaller === undefined) return best;
    best = smaller;
  }
}

/** By row key; a row whose benchmark failed has none. */
function sharesOf(rows: ProveRequest['rows'], figures: MeasuredFigures): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const row of rows) {
    const reverted = figures.get(row.benchmark)?.get(row.unit);
    if (reverted !== undefined) shares.set(rowKey(row), restoredShare({ base: row.base, head: row.head, reverted }));
  }
  return shares;
}

function gains(from: ReadonlyMap<string, number>, to: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...to].map(([key, share]) => [key, share - (from.get(key) ?? 0)]));
}

function without(atoms: ReadonlySet<Atom>, taken: ReadonlySet<Atom>): ReadonlySet<Atom> {
  return new Set([...atoms].filter((atom) => !taken.has(atom)));
}
