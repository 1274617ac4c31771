import { formatChange, formatFigure } from './figures.ts';
import type { Finding, FindingDrift, FindingHistory, GateReport } from './model.ts';

/** A row for which the report has some history. */
export type RowWithHistory = Finding & ({ readonly drift: FindingDrift } | { readonly history: FindingHistory });

/** `rowsWithHistory` returns the rows that have some history, those with drift first. */
export function rowsWithHistory({ findings }: GateReport): readonly RowWithHistory[] {
  const rows = findings.filter(
    (finding): finding is RowWithHistory => finding.drift !== undefined || finding.history !== undefined,
  );
  return rows.toSorted((a, b) => Number(b.drift !== undefined) - Number(a.drift !== undefined));
}

/**
 * `driftWords` returns how far a row drifted, since which record, and how much this change adds: `100 → 132 B/op
 * (+32.0%) since v1.2.0, …`.
 */
export function driftWords(drift: FindingDrift, { unit, level }: Pick<Finding, 'unit' | 'level'>): string {
  const { from, to, change, since, restarted, warn, fail, here } = drift;
  const limit = level === 'warning' ? warn : fail;
  const percent = formatChange(change, limit);
  const start = { waiver: ' (the last record that a waiver covers)', step: ' (an accepted step)' };
  return [
    `${formatFigure(from)} → ${formatFigure(to)} ${unit}${percent === '' ? '' : ` (${percent})`} since ${placeWords(since)}`,
    `${restarted === undefined ? '' : start[restarted]}, over the drift limit${limit === undefined ? '' : ` of ${limit}%`}`,
    `; this change adds ${formatFigure(here)}`,
  ].join('');
}

/** `stepWords` returns what one commit added, such as `+12 (100 → 112)`. */
export function stepWords({ from, to }: FindingDrift['steps'][number]): string {
  return `+${formatFigure(to - from)} (${formatFigure(from)} → ${formatFigure(to)})`;
}

/** `wasWords` returns base's figure and the first record that had it: `had been 9 since v1.2.0`. */
export function wasWords({ was }: FindingHistory): string | undefined {
  if (was === undefined) return undefined;
  return `had been ${formatFigure(was.figure)} since ${placeWords(was.since)}${was.orLonger === true ? ' or earlier' : ''}`;
}

/** `placeWords` returns the release of a record, or its commit if there is no release. */
function placeWords({ commit, tag }: { readonly commit: string; readonly tag?: string | undefined }): string {
  return tag ?? commit.slice(0, 12);
}
