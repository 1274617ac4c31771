import { isStep, levelsOf, medianOf, type RecordedPoint } from '../../core/history/levels.ts';
import { firstReleaseWith } from '../../core/history/lineage.ts';
import { pageOf } from '../../core/history/page.ts';
import { bars } from '../../core/history/steps.ts';
import type { Finding, FindingHistory } from '../../core/report/model.ts';
import { type Recorded, rowKey } from './recorded.ts';

type Records = Extract<Recorded, { kind: 'recorded' }>;

/** The maximum number of records in a report's sparkline. */
const mostDrawn = 20;

/**
 * `historyOf` returns a row's history in the records: its latest figures, and the commit since which base's figure has
 * been unchanged.
 */
export function historyOf(
  finding: Finding,
  recorded: Records,
  site: string | undefined,
): { readonly history?: FindingHistory } {
  const { package: importPath, benchmark, unit, base } = finding;
  const points = recorded.points.get(rowKey({ importPath, benchmark, unit })) ?? [];
  const figures = points.slice(-mostDrawn).flatMap((point) => medianOf(point) ?? []);
  if (figures.length === 0 || base === null) return {};
  const was = heldSince(unit, points, base.median, recorded);
  const url = site === undefined ? {} : { url: pageOf(site, importPath, benchmark) };
  return { history: { figures, sparkline: bars(figures), ...(was === undefined ? {} : { was }), ...url } };
}

/**
 * `heldSince` returns base's figure and the first commit since which all records have this figure, or `undefined` if
 * the newest record has a different figure.
 */
function heldSince(
  unit: string,
  points: readonly RecordedPoint[],
  figure: number,
  { lineage, releases }: Records,
): FindingHistory['was'] {
  const level = levelsOf(unit, points).at(-1);
  if (level === undefined || isStep(unit, level, { figure, range: [figure, figure, figure] })) return undefined;
  const { commit } = level.mark;
  const release = firstReleaseWith(lineage, releases, commit);
  const isFirst = level.previous === undefined;
  return {
    figure,
    since: { commit, ...(release === undefined ? {} : { tag: release.tag }) },
    ...(isFirst ? { orLonger: true } : {}),
  };
}
