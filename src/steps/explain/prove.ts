import type { Atom } from '../../core/cause/atoms.ts';
import { leastShare, mostShare, mostShareIfSound, provenShare, type Row, rowKey } from '../../core/cause/effect.ts';
import { atomsKey, type Unit } from '../../core/cause/units.ts';
import type { Ports, TestBinary } from '../../ports.ts';
import { type Budget, isSpent, spentBy } from './budget.ts';
import type { Bench, Replaced } from './experiment.ts';
import { keptShare, narrow } from './narrow.ts';
import { type Attempt, type Found, gains, type ProvenPart, type RegressedRow, sharesOf, without } from './shares.ts';
import type { Soundness } from './soundness.ts';
import { type ChangeUnderTest, type Judge, type TakenBack, tryTakingBack } from './take-back-trial.ts';

/** Parts of the change that were reverted together, and the result. */
export interface Trial {
  readonly atoms: ReadonlySet<Atom>;
  /** The result; `undefined` if the program did not build or run. */
  readonly result: TakenBack | undefined;
}

/** Head with parts of the change reverted. */
export interface RevertedProgram {
  readonly atoms: ReadonlySet<Atom>;
  readonly replaced: Replaced;
  /** The program's test binary; `undefined` if another experiment has overwritten it. */
  readonly binary: TestBinary | undefined;
}

export interface Proof {
  /** The proven parts, in the order in which they were reverted. */
  readonly parts: readonly ProvenPart[];
  /** The share of each regression that reverting all parts together removes, by row key. */
  readonly restored: ReadonlyMap<string, number>;
  /** Whether reverting some part changes how the package's own tests end. */
  readonly broken: boolean;
  /** The program in which all parts are reverted; `undefined` if nothing was proven. */
  readonly reverted: RevertedProgram | undefined;
  readonly builds: number;
  /** Every experiment, in the order in which they ran. */
  readonly trials: readonly Trial[];
  /** The limit that was reached before everything was explained; `undefined` if none was. */
  readonly cutShort: 'time' | 'builds' | undefined;
}

export interface ProveRequest {
  readonly bench: Bench;
  readonly change: ChangeUnderTest;
  /** The sets of atoms to revert, in the order in which to try them. */
  readonly units: readonly Unit[];
  readonly rows: readonly RegressedRow[];
  readonly budget: Budget;
  /** Returns how strongly an atom is suspected. */
  readonly score: (atom: Atom) => number;
  /** Returns how the package's own tests end in a program, compared with head. */
  readonly soundnessOf: (binary: TestBinary) => Promise<Soundness>;
}

/**
 * The maximum number of programs that are passed over because their tests end differently than on head. After that,
 * such programs are accepted.
 */
const mostBroken = 4;
/**
 * `prove` reverts suspected parts of the change, one after another, until every regression is gone or the budget is
 * spent. With half an edit reverted, a program may allocate less only because it no longer works, so programs that
 * still pass the package's own tests are preferred.
 */
export async function prove(ports: Ports, request: ProveRequest): Promise<Proof> {
  const { bench, change, rows, budget, soundnessOf } = request;
  const before = budget.builds;
  const tried = new Map<string, TakenBack | undefined>();
  const trials: Trial[] = [];
  const judge: Judge = async (binary, figures) =>
    [...sharesOf(rows, figures).values()].some((share) => share >= leastShare) ? soundnessOf(binary) : 'unknown';
  const attempt: Attempt = async (atoms) => {
    const wanted = new Set(atoms);
    const key = atomsKey(wanted);
    if (tried.has(key)) return tried.get(key);
    const result = await tryTakingBack(ports, bench, change, wanted, budget, judge);
    tried.set(key, result);
    trials.push({ atoms: result?.atoms ?? wanted, result });
    if (result !== undefined) tried.set(atomsKey(result.atoms), result);
    return result;
  };
  const unproven: Found = {
    parts: [],
    taken: new Set(),
    restored: new Map(rows.map((row) => [rowKey(row), 0])),
    broken: false,
  };
  let found = await search(ports, request, attempt, unproven, false);
  if (isOpen(rows, found) && [...tried.values()].some((result) => result?.soundness === 'broken'))
    found = await search(ports, request, attempt, found, true);
  const { parts: inOrder, taken, restored, broken } = await withoutEarlier(ports, request, attempt, found);
  const parts = await measuredAlone(ports, request, attempt, inOrder);
  const last = tried.get(atomsKey(taken));
  return {
    parts,
    restored,
    broken,
    reverted:
      parts.length === 0 || last === undefined
        ? undefined
        : { atoms: taken, replaced: last.replaced, binary: trials.at(-1)?.result === last ? last.binary : undefined },
    builds: before - budget.builds,
    trials,
    cutShort: isOpen(rows, found) ? spentBy(ports, budget) : undefined,
  };
}

function isOpen(rows: readonly Row[], { restored }: Pick<Found, 'restored'>): boolean {
  return rows.some((row) => (restored.get(rowKey(row)) ?? 0) < provenShare);
}

/**
 * `search` reverts the sets of atoms in order, and returns `from` together with what this proves. It accepts programs
 * with broken tests only if `brokenToo` is set.
 */
async function search(
  ports: Ports,
  request: ProveRequest,
  attempt: Attempt,
  from: Found,
  brokenToo: boolean,
): Promise<Found> {
  const { units, rows, budget } = request;
  let found = from;
  let passedOver = 0;
  for (const unit of units) {
    if (!isOpen(rows, found) || passedOver >= mostBroken || isSpent(ports, budget)) break;
    const fresh = unit.atoms.filter((atom) => !found.taken.has(atom));
    if (fresh.length === 0) continue;
    const result = await attempt([...found.taken, ...fresh]);
    if (result === undefined || !isProgress(rows, found.restored, result)) continue;
    if (result.soundness === 'broken' && !brokenToo) {
      passedOver++;
      continue;
    }
    const narrowed = await narrow(ports, request, found, result, attempt);
    const restored = sharesOf(rows, narrowed.figures);
    const part = { atoms: without(narrowed.atoms, found.taken), shares: gains(found.restored, restored) };
    const broken = found.broken || narrowed.soundness === 'broken';
    found = { parts: [...found.parts, part], taken: narrowed.atoms, restored, broken };
  }
  return found;
}

/**
 * `isProgress` reports whether some unexplained regression improved by more than noise, but not beyond `mostShare`
 * (`mostShareIfSound` if the tests still pass). A larger improvement means that the revert also removed allocations
 * that base has.
 */
function isProgress(
  rows: readonly RegressedRow[],
  restored: ReadonlyMap<string, number>,
  { figures, soundness }: TakenBack,
): boolean {
  const shares = sharesOf(rows, figures);
  const most = soundness === 'sound' ? mostShareIfSound : mostShare;
  const isBetter = rows.some((row) => {
    const [from, to] = [restored.get(rowKey(row)) ?? 0, shares.get(rowKey(row)) ?? 0];
    return from < provenShare && to - from >= leastShare && to <= most;
  });
  return isBetter && (soundness !== 'broken' || [...shares.values()].every((share) => share <= mostShare));
}

/**
 * `withoutEarlier` drops all other parts if reverting only the part that was found last explains nearly as much as
 * reverting all of them.
 */
async function withoutEarlier(
  ports: Ports,
  { rows, budget }: ProveRequest,
  attempt: Attempt,
  found: Found,
): Promise<Found> {
  const last = found.parts.at(-1);
  if (last === undefined || !sharesRow(rows, last, found.parts) || isSpent(ports, budget)) return found;
  const alone = await attempt(last.atoms);
  if (alone === undefined || alone.soundness === 'broken') return found;
  const restored = sharesOf(rows, alone.figures);
  const isEnough = rows.every((row) => {
    const [together, single] = [found.restored.get(rowKey(row)) ?? 0, restored.get(rowKey(row)) ?? 0];
    return single >= provenShare || single >= keptShare * together;
  });
  return isEnough
    ? { parts: [{ atoms: alone.atoms, shares: restored }], taken: alone.atoms, restored, broken: false }
    : found;
}

/**
 * `measuredAlone` also reverts each part without the parts before it, because effects of parts can overlap. It leaves
 * out parts that don't compile alone.
 */
async function measuredAlone(
  ports: Ports,
  { rows, budget }: ProveRequest,
  attempt: Attempt,
  parts: readonly ProvenPart[],
): Promise<readonly ProvenPart[]> {
  const measured: ProvenPart[] = [];
  for (const [index, part] of parts.entries()) {
    if (index > 0 && !sharesRow(rows, part, parts)) {
      measured.push({ ...part, alone: part.shares });
      continue;
    }
    const result = index === 0 || isSpent(ports, budget) ? undefined : await attempt(part.atoms);
    const isSame = result !== undefined && atomsKey(result.atoms) === atomsKey(part.atoms);
    measured.push({ ...part, alone: index === 0 ? part.shares : isSame ? sharesOf(rows, result.figures) : undefined });
  }
  return measured;
}

/** `sharesRow` reports whether another part had an effect on a figure that this part had an effect on. */
function sharesRow(rows: readonly Row[], part: ProvenPart, parts: readonly ProvenPart[]): boolean {
  return rows.some((row) => counts(part, row) && parts.some((other) => other !== part && counts(other, row)));
}

/** `counts` reports whether reverting a part had an effect on a figure. */
function counts(part: ProvenPart, row: Row): boolean {
  return (part.shares.get(rowKey(row)) ?? 0) >= leastShare;
}
