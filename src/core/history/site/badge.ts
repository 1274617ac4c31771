import { moversBetween } from './movers.ts';
import { figureAt, type Site } from './model.ts';

/** The data that https://shields.io/badges/endpoint-badge reads. */
export interface Badge {
  readonly schemaVersion: 1;
  readonly label: string;
  readonly message: string;
  readonly color: string;
}

/** The smallest increase, in percent, at which the badge is red. */
const alarming = 15;

/**
 * `badgeOf` summarizes how the allocs/op of all benchmarks changed since the last release before the newest commit.
 * Like benchstat, it uses the geometric mean of the ratios. If no benchmark changed since that release, the badge names
 * the earliest release since which none has changed.
 */
export function badgeOf(site: Site): Badge {
  const end = site.commits.length - 1;
  const rows = site.rows.filter(({ unit }) => unit === 'allocs/op');
  const points = site.releases.filter(({ at }) => at < end);
  const since = points.at(-1) ?? firstOf(site);
  const moved = moversBetween(rows, since.at, end);
  if (moved.length === 0) {
    const steady = [firstOf(site), ...points].find(({ at }) => moversBetween(rows, at, end).length === 0) ?? since;
    return badge(`steady since ${steady.tag}`, 'brightgreen');
  }
  const ratios = rows.flatMap((row) => {
    const [from, to] = [figureAt(row, since.at), figureAt(row, end)];
    return from === undefined || to === undefined || from <= 0 || to <= 0 ? [] : [Math.log(to / from)];
  });
  const mean = ratios.length === 0 ? 0 : ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  const percent = 100 * (Math.exp(mean) - 1);
  const isWorse = percent > 0 || moved.some(({ from, to }) => from <= 0 && to > 0);
  const color = !isWorse ? 'brightgreen' : percent < alarming ? 'yellow' : 'red';
  return badge(`${signed(percent)} since ${since.tag}`, color);
}

function badge(message: string, color: string): Badge {
  return { schemaVersion: 1, label: 'allocations', message, color };
}

/** `firstOf` returns the first commit, which stands in for a release if there is none. */
function firstOf({ commits, releases }: Site): { readonly tag: string; readonly at: number } {
  const [first] = commits;
  const release = releases.find(({ at }) => at === 0);
  return { at: 0, tag: release?.tag ?? first?.date?.slice(0, 10) ?? first?.commit.slice(0, 7) ?? '' };
}

function signed(percent: number): string {
  const size = Math.abs(percent);
  const digits = size < 9.95 && size !== 0 ? 1 : 0;
  const text = size.toFixed(digits);
  return Number(text) === 0 ? '±0%' : `${percent < 0 ? '−' : '+'}${text}%`;
}
