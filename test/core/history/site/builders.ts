import type { Site, SiteRow } from '../../../../src/core/history/site/model.ts';
import { idOf } from './synthetic.ts';

/** A row with a figure from each place on. */
export function siteRow(levels: Readonly<Record<number, number>>, row: Partial<SiteRow> = {}): SiteRow {
  const placed = Object.entries(levels).map(([at, figure]) => ({
    at: Number(at),
    figure,
    after: Math.max(0, Number(at) - 1),
    exact: true,
  }));
  return {
    package: 'example.com/m',
    benchmark: 'BenchmarkX',
    unit: 'allocs/op',
    levels: placed,
    last: 9,
    records: 10,
    ...row,
  };
}

/** A history of ten commits, ten days apart, with releases at some places. */
export function siteOf(rows: readonly SiteRow[], releases: Readonly<Record<string, number>> = {}): Site {
  const places = Object.entries(releases).map(([tag, at]) => ({ tag, at }));
  return {
    title: 'example.com/m',
    commits: Array.from({ length: 10 }, (_, at) => {
      const tag = places.find((place) => place.at === at)?.tag;
      return {
        commit: idOf(at + 1),
        date: new Date(Date.UTC(2026, 0, 1 + 10 * at)).toISOString(),
        author: 'Jane',
        subject: `Change ${at} (#${100 + at})`,
        pullRequest: 100 + at,
        ...(tag === undefined ? {} : { tag }),
      };
    }),
    releases: places,
    rows,
    notes: [],
  };
}
