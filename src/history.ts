import { parseBaseline } from './core/baseline/read.ts';
import { checkBenchExpression, compileBenchExpression } from './core/benchfmt/index.ts';
import { changeOf } from './core/benchmath/change.ts';
import { type HistoryRow, Ledger } from './core/history/ledger.ts';
import type { HistoryReport, ReportedRow, ReportedStep } from './core/history/report.ts';
import { type HistoryStep, sparkline, stepsOf } from './core/history/steps.ts';
import { GateError } from './errors.ts';
import type { BranchRecords, CommitDetails, Ports } from './ports.ts';
import { packageFilter } from './steps/history/package-filter.ts';
import { someNames } from './steps/some-names.ts';

export interface HistoryRequest {
  readonly folder: string;
  readonly branch: string;
  /** A `-bench` expression; absent: every benchmark. */
  readonly bench: string | undefined;
  readonly packages: readonly string[];
  readonly units: readonly string[];
}

/** Bars of a sparkline. */
const bars = 20;

/** `readHistory` reads the steps of benchmarks from the records of the baseline branch. Errors: `usage`, `missing-baseline`. */
export async function readHistory(ports: Ports, request: HistoryRequest): Promise<HistoryReport> {
  const { folder, branch, bench = '.', packages, units } = request;
  const fault = checkBenchExpression(bench);
  if (fault !== undefined) throw new GateError('usage', `${bench}: ${fault}`, 'See `go help testflag`, -bench.');
  const revisions = await ports.repository.resolve({ folder, base: 'HEAD', head: 'HEAD', event: undefined });
  const isNamed = compileBenchExpression(bench);
  const isIn = await packageFilter(ports, revisions, packages);
  const found = await ports.branchRecords(revisions, branch);
  if (found.kind === 'missing') throw noRecords(`There are no records: ${found.reason}.`);
  if (found.records.length === 0) throw noRecords(`The branch ${branch} has no records.`);
  const ledger = new Ledger({ units, wants: (importPath, benchmark) => isIn(importPath) && isNamed(benchmark) });
  const notes = await readInto(ledger, found, ports);
  const rows = ledger.rows();
  if (rows.length === 0) {
    throw new GateError(
      'no-benchmarks',
      `No record on the branch ${branch} has a benchmark that matches. ${notes.join(' ')}`.trim(),
      'Check the benchmark and the packages: `allocgate history` lists what is recorded.',
    );
  }
  const commits = new Set(rows.flatMap((row) => stepsOf(row).map(({ mark }) => mark.commit)));
  const details = await ports.repository.describeCommits(revisions, [...commits]);
  const newest = newestOf(found.records);
  return {
    schemaVersion: 1,
    branch,
    records: found.records.length,
    rows: rows.map((row) => reportedRow(row, details, newest)),
    notes,
  };
}

function noRecords(message: string): GateError {
  return new GateError(
    'missing-baseline',
    message,
    'Record the default branch with `stage: record` (docs/baselines.md), or name another branch with --baseline-branch.',
  );
}

type FoundRecords = Extract<BranchRecords, { kind: 'found' }>;

/** Adds every record, one in memory at a time; returns what is to be said of those that can't be read. */
async function readInto(ledger: Ledger, { records, readAll }: FoundRecords, ports: Ports): Promise<readonly string[]> {
  const damaged: string[] = [];
  let done = 0;
  for await (const [record, text] of readAll(records)) {
    const { number, commit, conditions, path } = record;
    const reading = text === undefined ? undefined : parseBaseline(text);
    if (reading?.kind === 'baseline') ledger.add({ number, commit, conditions }, reading.baseline);
    else damaged.push(`${path} (${reading?.reason ?? 'it is missing or too large'})`);
    ports.log.progress({ stage: 'read records', done: ++done, total: records.length, detail: path });
  }
  if (damaged.length === 0) return [];
  const verb = damaged.length === 1 ? 'record is damaged and was' : 'records are damaged and were';
  return [`${damaged.length} ${verb} left out: ${someNames(damaged)}.`];
}

/** The newest record of each set of conditions. */
function newestOf(records: FoundRecords['records']): ReadonlyMap<string, number> {
  return new Map(records.map(({ conditions, number }) => [conditions, number]));
}

function reportedRow(
  row: HistoryRow,
  details: ReadonlyMap<string, CommitDetails>,
  newest: ReadonlyMap<string, number>,
): ReportedRow {
  const { package: importPath, benchmark, unit, levels, records, last, dropped } = row;
  const isGone = (newest.get(last.conditions) ?? 0) > last.number;
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
  return {
    commit: mark.commit,
    after: previous.commit,
    exact: details === undefined ? null : details.parents.includes(previous.commit),
    ...(date === undefined ? {} : { date }),
    ...(author === undefined ? {} : { author }),
    ...(subject === undefined ? {} : { subject }),
    from: before,
    to: after,
    change,
    ...(mark.conditions === previous.conditions ? {} : { conditions: mark.conditions.replace(/-[0-9a-f]{12}$/, '') }),
  };
}
