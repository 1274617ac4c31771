import { count } from '../core/report/wording.ts';
import { isAlike } from './alike.ts';
import type { Trial } from './trial.ts';

/** Minimum number of benchmarks that changed alike; fewer are all measured at length. */
const leastAlike = 6;

/** Benchmarks of one package that changed in the same way. */
export interface Alike {
  /** Those that are measured at length: with the smallest and the largest relative change, and one more. */
  readonly representatives: readonly Trial[];
  readonly represented: readonly Trial[];
}

/**
 * `chooseRepresentatives` divides trials into those to measure at length one by one, and groups of benchmarks that
 * changed alike. A group's change is real at length if that of all its representatives is. One that is over a budget,
 * or whose samples overlap, is never represented.
 */
export function chooseRepresentatives(trials: readonly Trial[]): {
  readonly single: readonly Trial[];
  readonly alike: readonly Alike[];
} {
  const groups: Trial[][] = [];
  for (const trial of trials.filter(({ canBeRepresented }) => canBeRepresented)) {
    const group = groups.find(([first]) => first !== undefined && belongTogether(first, trial));
    if (group === undefined) groups.push([trial]);
    else group.push(trial);
  }
  const alike = groups.filter(({ length }) => length >= leastAlike).map(withRepresentatives);
  const grouped = new Set(alike.flatMap((group) => [...group.representatives, ...group.represented]));
  return { single: trials.filter((trial) => !grouped.has(trial)), alike };
}

function belongTogether(one: Trial, other: Trial): boolean {
  const [a, b] = [one.candidate.plan, other.candidate.plan];
  return a.importPath === b.importPath && one.worse === other.worse && isAlike(one.changes, other.changes);
}

/** `withRepresentatives` chooses the third representative by the names alone, so that the same commit gives the same report. */
function withRepresentatives(group: readonly Trial[]): Alike {
  const bySize = group.toSorted((a, b) => sizeOf(a) - sizeOf(b));
  const others = bySize.slice(1, -1);
  const letters = group.flatMap(({ candidate }) => candidate.plan.benchmark.split(''));
  const sum = letters.reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 65_521, 0);
  const chosen = new Set([bySize[0], bySize.at(-1), others[sum % others.length]]);
  return {
    representatives: group.filter((trial) => chosen.has(trial)),
    represented: group.filter((trial) => !chosen.has(trial)),
  };
}

/** `sizeOf` returns the largest relative change of a trial's units. */
function sizeOf({ changes }: Trial): number {
  return Math.max(...changes.map(({ from, to }) => Math.abs(to - from) / Math.max(Math.abs(from), Number.EPSILON)));
}

/** `representedNote` returns a note that says how benchmarks that others represent were confirmed, if there are any. */
export function representedNote(groups: readonly Alike[]): readonly string[] {
  const represented = groups.reduce((sum, group) => sum + group.represented.length, 0);
  const representatives = groups.reduce((sum, group) => sum + group.representatives.length, 0);
  if (represented === 0) return [];
  return [
    `${count(represented, 'benchmark')} changed in the same way as others of the same package. Their change was confirmed in fresh processes, and at about one second of work only for ${representatives} of the group that represent them (--no-representatives confirms every benchmark at that length).`,
  ];
}
