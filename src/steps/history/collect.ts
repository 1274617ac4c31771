import { parseBaseline } from '../../core/baseline/read.ts';
import type { Baseline } from '../../core/baseline/schema.ts';
import { checkBenchExpression, compileBenchExpression } from '../../core/benchfmt/index.ts';
import type { Lineage } from '../../core/history/lineage.ts';
import { type HistoryRow, Ledger, type RecordMark } from '../../core/history/ledger.ts';
import type { BackfillSummary } from '../../core/history/report.ts';
import { GateError } from '../../errors.ts';
import type { Options } from '../../options.ts';
import type { BranchRecords, Ports, Revisions, StoredRecord } from '../../ports.ts';
import { type PolicyInForce, readPolicy } from '../read-policy.ts';
import { someNames } from '../some-names.ts';
import { backfill, type Backfilled } from './backfill.ts';
import { type BackfillKind, chooseCommits, type KnownHistory, knownHistory } from './choose-commits.ts';
import { packageFilter } from './package-filter.ts';

export interface HistoryRequest {
  readonly folder: string;
  readonly branch: string;
  /** A `-bench` expression that selects benchmarks; if `undefined`, all of them are selected. */
  readonly bench: string | undefined;
  readonly packages: readonly string[];
  /** The units to read; if `undefined`, every recorded unit is read. */
  readonly units: readonly string[] | undefined;
  /** The commits to measure in addition to reading records; if absent, only records are read. */
  readonly backfill?: RequestedBackfill;
}

export interface RequestedBackfill {
  readonly kind: BackfillKind;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** The folder in which results are stored. If it is `undefined`, they are stored in the cache. */
  readonly store: string | undefined;
  readonly explicit: Partial<Options>;
}

/** The rows with the figures of records and backfilled commits, and what is known about these commits. */
export interface Collected {
  readonly revisions: Revisions;
  /** The policy under which commits were measured; absent if only records were read. */
  readonly inForce: PolicyInForce | undefined;
  readonly known: KnownHistory;
  readonly rows: readonly HistoryRow[];
  /** Every commit that has figures, oldest first. */
  readonly marks: readonly RecordMark[];
  /** The number of records on the branch. */
  readonly records: number;
  readonly summary: BackfillSummary | undefined;
  readonly notes: readonly string[];
}

/**
 * `collectHistory` reads the records of the baseline branch, and measures the requested commits. Errors: `usage`,
 * `missing-baseline`, `no-benchmarks`; if commits are measured, also those of a check.
 */
export async function collectHistory(ports: Ports, request: HistoryRequest): Promise<Collected> {
  const { folder, branch, bench = '.', packages, units } = request;
  const fault = checkBenchExpression(bench);
  if (fault !== undefined) throw new GateError('usage', `${bench}: ${fault}`, 'See -bench in `go help testflag`.');
  const { from, to } = request.backfill ?? {};
  const revisions = await ports.repository.resolve({
    folder,
    base: from ?? 'HEAD',
    head: to ?? 'HEAD',
    options: { base: '--range', head: '--range' },
    event: undefined,
  });
  const isNamed = compileBenchExpression(bench);
  const isIn = await packageFilter(ports, revisions, packages);
  const found = await ports.branchRecords(revisions, branch);
  const records = found.kind === 'missing' ? [] : found.records;
  const filled = request.backfill === undefined ? undefined : await fill(ports, request, revisions, records);
  if (filled === undefined) {
    if (found.kind === 'missing') throw noRecords(`There are no records: ${found.reason}.`);
    if (records.length === 0) throw noRecords(`The branch ${branch} has no records.`);
  }
  const ledger = new Ledger({ units, wants: (importPath, benchmark) => isIn(importPath) && isNamed(benchmark) });
  const hasAll = ({ parents }: Lineage): boolean => records.every(({ commit }) => parents.has(commit));
  const known = filled?.known ?? (await knownHistory(ports, revisions, hasAll));
  const sources = ordered([...records, ...(filled?.commits ?? [])], known);
  const { marks, notes } = await readInto(ledger, sources, found, ports);
  const rows = ledger.rows();
  if (marks.length === 0 && filled === undefined)
    throw noRecords(`No record on the branch ${branch} can be read. ${notes.join(' ')}`.trim());
  if (rows.length === 0) {
    const where = filled === undefined ? `No record on the branch ${branch}` : 'No commit that was measured';
    throw new GateError(
      'no-benchmarks',
      `${where} has a benchmark that matches. ${notes.join(' ')}`.trim(),
      'Check the benchmark and the packages: `allocgate history --verbose` lists every recorded benchmark.',
    );
  }
  const { inForce, summary } = filled ?? {};
  return { revisions, inForce, known, rows, marks, records: records.length, summary, notes };
}

function noRecords(message: string): GateError {
  return new GateError(
    'missing-baseline',
    message,
    'Measure commits with --backfill, record the default branch in a workflow with `stage: record`, or name another branch with --baseline-branch.',
  );
}

/** The figures of one commit, either read from a record of the branch or measured by a backfill. */
type Source = StoredRecord | FilledCommit;

interface FilledCommit {
  readonly commit: string;
  readonly conditions: string;
  readonly baseline: Baseline;
}

interface Filled {
  readonly inForce: PolicyInForce;
  readonly known: KnownHistory;
  readonly commits: readonly FilledCommit[];
  readonly summary: Backfilled['summary'];
}

async function fill(
  ports: Ports,
  { folder, bench, packages, backfill: asked }: HistoryRequest,
  revisions: Revisions,
  records: readonly StoredRecord[],
): Promise<Filled | undefined> {
  const { head, base } = revisions;
  if (asked === undefined || head.commit === undefined) return undefined;
  const explicit: Partial<Options> = {
    ...asked.explicit,
    mode: 'fast',
    ...(bench === undefined ? {} : { bench }),
    ...(packages.length === 0 ? {} : { packages: [...packages] }),
  };
  const inForce = await readPolicy(ports, revisions, { folder, explicit });
  const known = await knownHistory(ports, revisions, () => false);
  const from = asked.from === undefined || base.kind === 'missing' ? undefined : base.commit;
  const commits = chooseCommits(known.lineage, known.releases, head.commit, { kind: asked.kind, from });
  const recorded = (conditions: string): ReadonlySet<string> =>
    new Set(records.filter((record) => record.conditions === conditions).map(({ commit }) => commit));
  const { entries, summary } = await backfill(ports, { revisions, inForce, commits, recorded, store: asked.store });
  const measured = [...entries].flatMap(([commit, { baseline, conditions }]): FilledCommit[] =>
    baseline === undefined ? [] : [{ commit, conditions, baseline }],
  );
  return { inForce, known, commits: measured, summary };
}

/**
 * `ordered` returns records and backfilled figures in the order of their commits, as far as that is known. Records may
 * be in a different order: a commit can be measured long after the next one, and if runs overlap, the later commit's
 * run may finish first.
 */
function ordered(sources: readonly Source[], { lineage }: KnownHistory): readonly Source[] {
  const places = new Map([...lineage.parents.keys()].toReversed().map((commit, index) => [commit, index]));
  let last = -1;
  const placed = sources.map((source) => {
    last = places.get(source.commit) ?? last;
    return { source, place: last };
  });
  return placed.toSorted((a, b) => a.place - b.place).map(({ source }) => source);
}

interface ReadSources {
  readonly marks: readonly RecordMark[];
  readonly notes: readonly string[];
}

/**
 * `readInto` adds the figures of records and backfilled commits to the ledger, with one record in memory at a time. It
 * returns notes about records that can't be read.
 */
async function readInto(
  ledger: Ledger,
  sources: readonly Source[],
  found: BranchRecords,
  ports: Ports,
): Promise<ReadSources> {
  const damaged: string[] = [];
  const marks: RecordMark[] = [];
  const records = sources.filter((source) => 'path' in source);
  const texts = found.kind === 'missing' ? undefined : found.readAll(records)[Symbol.asyncIterator]();
  for (const [index, source] of sources.entries()) {
    const { commit, conditions } = source;
    const mark = { number: index + 1, commit, conditions };
    if (!('path' in source)) {
      ledger.add(mark, source.baseline);
      marks.push(mark);
      continue;
    }
    const next = await texts?.next();
    const text = next?.done === false && next.value[0].path === source.path ? next.value[1] : undefined;
    const reading = text === undefined ? undefined : parseBaseline(text);
    if (reading?.kind === 'baseline') {
      ledger.add(mark, reading.baseline);
      marks.push(mark);
    } else damaged.push(`${source.path} (${reading?.reason ?? 'it is missing or too large'})`);
    ports.log.progress({ stage: 'read records', done: index + 1, total: sources.length, detail: source.path });
  }
  if (damaged.length === 0) return { marks, notes: [] };
  const verb = damaged.length === 1 ? 'record is damaged and was' : 'records are damaged and were';
  return { marks, notes: [`${damaged.length} ${verb} left out: ${someNames(damaged)}.`] };
}
