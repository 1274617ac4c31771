import { count } from '../core/report/wording.ts';
import { isAlike, isProportional } from './alike.ts';
import type { UnitChange } from './criteria.ts';
import type { Trial } from './trial.ts';

/** The minimum number of benchmarks in a group; if fewer changed alike, each of them runs for about one second. */
const leastAlike = 6;

/** Benchmarks of one package that changed in the same way. */
export interface Alike {
  /**
   * The benchmarks that also run for about one second: those with the smallest and the largest relative change, and one
   * more.
   */
  readonly representatives: readonly Trial[];
  readonly represented: readonly Trial[];
}

/** A trial with `worse` and `changes`, each of which is computed only once. */
interface Changed {
  readonly trial: Trial;
  readonly worse: boolean;
  readonly changes: readonly UnitChange[];
}

/**
 * `chooseRepresentatives` returns the groups of benchmarks that changed alike. If runs of about one second confirm the
 * changes of all representatives of a group, the changes of the group's other benchmarks count as confirmed too. A
 * benchmark that is over a budget, or whose samples overlap, is in no group.
 */
export function chooseRepresentatives(trials: readonly Trial[]): readonly Alike[] {
  const groups: [Changed, ...Changed[]][] = [];
  for (const trial of trials.filter(({ canBeRepresented }) => canBeRepresented)) {
    const changed = { trial, worse: trial.worse, changes: trial.changes };
    const group = groups.find(([first]) => belongTogether(first, changed));
    if (group === undefined) groups.push([changed]);
    else group.push(changed);
  }
  return groups.filter(({ length }) => length >= leastAlike).map(withRepresentatives);
}

function belongTogether(one: Changed, other: Changed): boolean {
  return (
    one.trial.candidate.plan.importPath === other.trial.candidate.plan.importPath &&
    one.worse === other.worse &&
    (isAlike(one.changes, other.changes) || isProportional(one.changes, other.changes))
  );
}

/**
 * `withRepresentatives` chooses the third representative by the names alone, so that the same commit gives the same
 * report.
 */
function withRepresentatives(group: readonly Changed[]): Alike {
  const bySize = group.toSorted((a, b) => sizeOf(a) - sizeOf(b)).map(({ trial }) => trial);
  const others = bySize.slice(1, -1);
  const letters = group.flatMap(({ trial }) => trial.candidate.plan.benchmark.split(''));
  const sum = letters.reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 65_521, 0);
  const chosen = new Set([bySize[0], bySize.at(-1), others[sum % others.length]]);
  const trials = group.map(({ trial }) => trial);
  return {
    representatives: trials.filter((trial) => chosen.has(trial)),
    represented: trials.filter((trial) => !chosen.has(trial)),
  };
}

/** `sizeOf` returns the largest relative change of a trial's units. */
function sizeOf({ changes }: Changed): number {
  return Math.max(...changes.map(({ from, to }) => Math.abs(to - from) / Math.max(Math.abs(from), Number.EPSILON)));
}

/** `representedNote` returns a note that says how benchmarks that others represent were confirmed, if there are any. */
export function representedNote(groups: readonly Alike[]): readonly string[] {
  const represented = groups.reduce((sum, group) => sum + group.represented.length, 0);
  const representatives = groups.reduce((sum, group) => sum + group.representatives.length, 0);
  if (represented === 0) return [];
  return [
    `${count(represented, 'benchmark')} changed in the same way as others of the same package. The change of each was confirmed in fresh processes. Only ${representatives} others, which represent them, were also confirmed in runs of about one second (--no-representatives confirms every benchmark in such runs).`,
  ];
}
