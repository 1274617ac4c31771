import { type Change, changeOf } from '../../benchmath/change.ts';
import { figureAt, type Site, type SiteRow } from './model.ts';

/** A row whose figure differs between two commits. */
export interface Mover {
  readonly row: SiteRow;
  readonly from: number;
  readonly to: number;
  readonly change: Change;
}

/** The rows whose figures differ between the commits with the indexes `start` and `end`, the largest change first. */
export interface Movers {
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly movers: readonly Mover[];
}

/** The number of days that count as a month. */
const month = 30;

/**
 * `moversOf` returns the rows whose figures changed, in one list for each period: in the last release, since that
 * release, in the last month, and since the first commit.
 */
export function moversOf(site: Site): readonly Movers[] {
  const end = site.commits.length - 1;
  const [previous, last] = [site.releases.at(-2), site.releases.at(-1)];
  const start = monthAgo(site);
  const stretches = [
    ...(previous && last ? [{ title: `In ${last.tag}`, start: previous.at, end: last.at }] : []),
    ...(last && last.at < end ? [{ title: `Since ${last.tag}`, start: last.at, end }] : []),
    ...(start === undefined ? [] : [{ title: `In the last ${month} days`, start, end }]),
    { title: 'Since the first commit', start: 0, end },
  ];
  const distinct = new Map(stretches.toReversed().map((stretch) => [`${stretch.start} ${stretch.end}`, stretch]));
  return [...distinct.values()]
    .toReversed()
    .map((stretch) => ({ ...stretch, movers: moversBetween(site.rows, stretch.start, stretch.end) }));
}

/**
 * `monthAgo` returns the index of the newest commit that is at least a month older than the last one, or `undefined` if
 * no commit is that old.
 */
function monthAgo({ commits }: Site): number | undefined {
  const newest = Date.parse(commits.at(-1)?.date ?? '');
  const limit = newest - month * 24 * 60 * 60_000;
  const index = commits.findLastIndex(({ date }) => Date.parse(date ?? '') <= limit);
  return index <= 0 ? undefined : index;
}

/**
 * `moversBetween` returns the rows whose figures differ between two commits. A benchmark that was added later counts
 * from its first figure.
 */
export function moversBetween(rows: readonly SiteRow[], start: number, end: number): readonly Mover[] {
  const found = rows.flatMap((row): Mover[] => {
    const to = figureAt(row, end);
    const from = figureAt(row, start) ?? row.levels[0]?.figure;
    if (to === undefined || from === undefined || from === to) return [];
    return [{ row, from, to, change: changeOf(from, to) }];
  });
  return found.toSorted((a, b) => sizeOf(b) - sizeOf(a));
}

/**
 * `sizeOf` returns how much a row changed. A change from or to zero is the largest, and halving counts as much as
 * doubling.
 */
function sizeOf({ from, to }: Mover): number {
  return from <= 0 || to <= 0 ? Infinity : Math.abs(Math.log(to / from));
}
