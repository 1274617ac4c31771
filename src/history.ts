import { changeOf } from './core/benchmath/change.ts';
import type { HistoryRow, RecordMark } from './core/history/ledger.ts';
import { pullRequestOf } from './core/history/pull-request.ts';
import { newConditions } from './core/history/conditions.ts';
import type { HistoryReport, ReportedRow, ReportedStep } from './core/history/report.ts';
import { createSite, type Site } from './core/history/site/model.ts';
import { type HistoryStep, sparkline, stepsOf } from './core/history/steps.ts';
import type { CommitDetails, Ports } from './ports.ts';
import { backfillNotes } from './steps/history/backfill-notes.ts';
import { type Collected, collectHistory, type HistoryRequest } from './steps/history/collect.ts';
import { rowLimits } from './steps/history/row-limits.ts';
import { moduleOf } from './steps/history/package-filter.ts';

export type { HistoryRequest } from './steps/history/collect.ts';

/** The number of bars in a sparkline. */
const bars = 20;

/**
 * `readHistory` returns the history of benchmarks and the steps in it. Errors: `usage`, `missing-baseline`,
 * `no-benchmarks`; any `ErrorCode` if commits are measured.
 */
export async function readHistory(ports: Ports, request: HistoryRequest): Promise<HistoryReport> {
  const collected = await collectHistory(ports, request);
  const { revisions, rows, marks, records, summary, notes } = collected;
  const commits = new Set(rows.flatMap((row) => stepsOf(row).map(({ mark }) => mark.commit)));
  const details = await ports.repository.describeCommits(revisions, [...commits]);
  const newest = newestOf(marks);
  return {
    schemaVersion: 1,
    branch: request.branch,
    records,
    ...(summary === undefined ? {} : { backfill: summary }),
    rows: rows.map((row) => reportedRow(row, details, newest)),
    notes: [...notes, ...backfillNotes(collected)],
  };
}

/**
 * `readSite` returns the history of benchmarks for the pages of a site. `repository` is the URL of the repository,
 * which the site uses to link to commits.
 */
export async function readSite(
  ports: Ports,
  request: HistoryRequest & { readonly repository: string | undefined },
): Promise<Site> {
  const collected = await collectHistory(ports, request);
  const { revisions, rows, marks, notes } = collected;
  const { lineage, releases } = collected.known;
  const details = await ports.repository.describeCommits(revisions, [...new Set(marks.map(({ commit }) => commit))]);
  return createSite({
    title: (await moduleOf(ports, revisions)) ?? rows[0]?.package ?? '',
    rows,
    marks,
    lineage,
    releases,
    details,
    limits: await rowLimits(ports, request.folder, collected),
    repository: request.repository,
    notes: [...notes, ...backfillNotes(collected)],
  });
}

/** `newestOf` returns the newest record for each set of measuring conditions. */
function newestOf(marks: Collected['marks']): ReadonlyMap<string, RecordMark> {
  return new Map(marks.map((mark) => [mark.conditions, mark]));
}

function reportedRow(
  row: HistoryRow,
  details: ReadonlyMap<string, CommitDetails>,
  newest: ReadonlyMap<string, RecordMark>,
): ReportedRow {
  const { package: importPath, benchmark, unit, levels, records, last, dropped } = row;
  const isGone = (newest.get(last.conditions)?.number ?? 0) > last.number;
  return {
    package: importPath,
    benchmark,
    unit,
    first: levels[0]?.figure ?? 0,
    last: levels.at(-1)?.figure ?? 0,
    change: changeOf(levels[0]?.figure ?? 0, levels.at(-1)?.figure ?? 0),
    records,
    sparkline: sparkline(row, bars),
    steps: stepsOf(row).map((step) => reportedStep(step, details.get(step.mark.commit))),
    ...(isGone ? { goneAfter: last.commit } : {}),
    dropped,
  };
}

function reportedStep(step: HistoryStep, details: CommitDetails | undefined): ReportedStep {
  const { mark, previous, before, after, change } = step;
  const { date, author, subject } = details ?? {};
  const pullRequest = pullRequestOf(subject ?? '');
  const conditions = newConditions(mark, previous);
  return {
    commit: mark.commit,
    after: previous.commit,
    exact: details === undefined ? null : details.parents.includes(previous.commit),
    ...(date === undefined ? {} : { date }),
    ...(author === undefined ? {} : { author }),
    ...(subject === undefined ? {} : { subject }),
    ...(pullRequest === undefined ? {} : { pullRequest }),
    from: before,
    to: after,
    change,
    ...(conditions === undefined ? {} : { conditions }),
  };
}
