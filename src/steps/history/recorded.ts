import { parseBaseline } from '../../core/baseline/read.ts';
import { conditionsOf } from '../../core/baseline/records.ts';
import { storedFigures } from '../../core/baseline/samples.ts';
import type { RecordedPoint } from '../../core/history/levels.ts';
import { type Lineage, type Release, releasesOf } from '../../core/history/lineage.ts';
import { type Window, windowOf } from '../../core/history/window.ts';
import { GateError } from '../../errors.ts';
import type { BranchRecords, Ports, Revisions, StoredRecord } from '../../ports.ts';
import { fingerprintOf } from '../fit-baseline.ts';
import type { PolicyInForce } from '../read-policy.ts';
import type { SideUnderTest } from '../side.ts';
import { someNames } from '../some-names.ts';

/** A row to look up in the records. */
export interface WantedRow {
  readonly importPath: string;
  readonly benchmark: string;
  readonly unit: string;
  readonly gomaxprocs: number;
}

export interface RecordedRequest {
  readonly revisions: Revisions;
  readonly inForce: PolicyInForce;
  /** A side whose environment determines the conditions of this run. */
  readonly side: Pick<SideUnderTest, 'environment'>;
  readonly pathLength: number;
  readonly rows: readonly WantedRow[];
}

/** The figures of some rows in the records of base and its ancestors, or the reason why there are none. */
export type Recorded =
  | {
      readonly kind: 'recorded';
      /** Figures by `rowKey`, oldest first; a benchmark has no point for a record that lacks it. */
      readonly points: ReadonlyMap<string, readonly RecordedPoint[]>;
      readonly lineage: Lineage;
      readonly releases: readonly Release[];
      readonly reference: StoredRecord | undefined;
      readonly release: Release | undefined;
      readonly notes: readonly string[];
    }
  /** `isUnknown` means that there may be records that can't be read. */
  | { readonly kind: 'none'; readonly reason: string; readonly isUnknown: boolean };

/** `rowKey` returns the key of a row. */
export function rowKey({ importPath, benchmark, unit }: Omit<WantedRow, 'gomaxprocs'>): string {
  return JSON.stringify([importPath, benchmark, unit]);
}

/** `readRecorded` reads the records of base's ancestors that were made under the conditions of this run. */
export async function readRecorded(ports: Ports, request: RecordedRequest): Promise<Recorded> {
  try {
    return await read(ports, request);
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== 'snapshot-failed') throw error;
    return none(error.message.replace(/\.$/, ''), true);
  }
}

async function read(ports: Ports, request: RecordedRequest): Promise<Recorded> {
  const { revisions, inForce, side, pathLength } = request;
  const { baselineBranch: branch, bench } = inForce.settings;
  if (revisions.base.kind === 'missing') return none(revisions.base.reason, false);
  const found = await ports.branchRecords(revisions, branch);
  if (found.kind === 'missing') return none(found.reason, found.isUnknown ?? false);
  const conditions = conditionsOf(
    fingerprintOf(side.environment, inForce.settings, pathLength),
    revisions.prefix,
    bench,
  );
  const folder = found.folderOf(conditions);
  const fitting = found.records.filter((record) => record.conditions === folder);
  if (fitting.length === 0) return none(`the branch ${branch} has no record for ${conditions.name}`, false);
  const choose = (
    lineage: Lineage,
  ): { readonly releases: readonly Release[]; readonly window: Window<StoredRecord> } => {
    const releases = releasesOf(lineage, revisions.prefix);
    return { releases, window: windowOf(fitting, lineage, releases, inForce.policy.drift?.since) };
  };
  const lineage = await ports.repository.lineage(revisions, revisions.base.commit, (known) =>
    isEnough(inForce.policy.drift?.since, choose(known).window),
  );
  const { releases, window } = choose(lineage);
  if (window.records.length === 0) return none('no record belongs to an ancestor of the base', false);
  const { points, damaged } = await pointsOf(found, window.records, request.rows);
  if (damaged.length === window.records.length) return none(`the records are damaged: ${someNames(damaged)}`, true);
  const notes = damaged.length === 0 ? [] : [damagedNote(damaged)];
  const { reference, release } = window;
  return { kind: 'recorded', points, lineage, releases, reference, release, notes };
}

function none(reason: string, isUnknown: boolean): Recorded {
  return { kind: 'none', reason, isUnknown };
}

/** `isEnough` reports whether reading more history would lead to the same choice of records. */
function isEnough(since: 'tag' | number | undefined, { records, release }: Window<StoredRecord>): boolean {
  return since === 'tag' ? release !== undefined : records.length > (since ?? 20);
}

function damagedNote(damaged: readonly string[]): string {
  return `Warning: ${damaged.length === 1 ? 'a record is' : `${damaged.length} records are`} damaged and left out of the history: ${someNames(damaged)}.`;
}

/** `pointsOf` reads records in order, and returns the figures of the wanted rows. */
async function pointsOf(
  { readAll }: Extract<BranchRecords, { kind: 'found' }>,
  records: readonly StoredRecord[],
  rows: readonly WantedRow[],
): Promise<{ readonly points: ReadonlyMap<string, RecordedPoint[]>; readonly damaged: readonly string[] }> {
  const points = new Map<string, RecordedPoint[]>(rows.map((row) => [rowKey(row), []]));
  const damaged: string[] = [];
  for await (const [{ number, commit, conditions, path }, text] of readAll(records)) {
    const reading = text === undefined ? undefined : parseBaseline(text);
    if (reading?.kind !== 'baseline') {
      damaged.push(path);
      continue;
    }
    const { packages, fingerprint } = reading.baseline;
    for (const row of rows) {
      const benchmarks = packages[row.importPath]?.benchmarks ?? {};
      const stored = Object.hasOwn(benchmarks, row.benchmark) ? benchmarks[row.benchmark] : undefined;
      if (stored === undefined || stored.gomaxprocs !== row.gomaxprocs) continue;
      const figures = storedFigures(stored, row.unit, fingerprint.totals);
      const { iterations } = stored;
      if (figures !== undefined) points.get(rowKey(row))?.push({ number, commit, conditions, figures, iterations });
    }
  }
  const order = new Map(records.map(({ commit }, index) => [commit, index]));
  for (const of of points.values()) of.sort((a, b) => (order.get(a.commit) ?? 0) - (order.get(b.commit) ?? 0));
  return { points, damaged };
}
