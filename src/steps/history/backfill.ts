import { conditionsOf, type RecordConditions } from '../../core/baseline/records.ts';
import { type BackfillEntry, parseEntry, renderEntry } from '../../core/history/backfill-entry.ts';
import type { BackfillSummary } from '../../core/history/report.ts';
import { defaults } from '../../options.ts';
import type { BackfillStore, Ports, Revisions } from '../../ports.ts';
import { atCommit } from '../bisect/at-commit.ts';
import { fingerprintOf } from '../fit-baseline.ts';
import { planHead } from '../plan-head.ts';
import { prepareSides } from '../prepare.ts';
import { type PolicyInForce } from '../read-policy.ts';
import { KnownFigures } from './known-figures.ts';
import { measureEntry } from './measure-entry.ts';

export interface BackfillRequest {
  readonly revisions: Revisions;
  readonly inForce: PolicyInForce;
  /** The commits to measure, newest first. */
  readonly commits: readonly string[];
  /** Returns the commits that have a record under the conditions with this name. */
  readonly recorded: (conditions: string) => ReadonlySet<string>;
  /** The folder in which results are stored. If it is `undefined`, they are stored in the cache. */
  readonly store: string | undefined;
}

/** The result of a backfill at one commit, and the name of the conditions under which the commit was measured. */
interface FilledEntry extends BackfillEntry {
  readonly conditions: string;
}

/** The figures by commit, and a summary of how they were obtained. */
export interface Backfilled {
  readonly entries: ReadonlyMap<string, FilledEntry>;
  readonly summary: BackfillSummary;
}

/**
 * `backfill` measures commits, each in a snapshot of its own and with the configuration of head. Figures are stored
 * immediately, so that the next run continues where an interrupted one stopped. A package whose sources were measured
 * before is not measured again. Errors: those that don't concern a single commit.
 */
export async function backfill(ports: Ports, request: BackfillRequest): Promise<Backfilled> {
  const { commits } = request;
  const started = ports.clock.now();
  const { store, conditions, nameOf } = await openStore(ports, request);
  const recorded = request.recorded(conditions);
  const known = new KnownFigures();
  const entries = new Map<string, FilledEntry>();
  const counts = { measured: 0, skipped: 0, stored: 0, recorded: 0, packagesMeasured: 0, packagesReused: 0 };
  const progress = (detail: string): void =>
    ports.log.progress({ stage: 'backfill', done: entries.size + counts.recorded, total: commits.length, detail });
  const toMeasure: string[] = [];
  for (const commit of commits) {
    const stored = recorded.has(commit) ? undefined : await readEntry(ports, store, commit);
    if (recorded.has(commit)) counts.recorded++;
    else if (stored === undefined) toMeasure.push(commit);
    else {
      counts.stored++;
      entries.set(commit, { ...stored, conditions: nameOf(stored) });
      known.add(stored);
    }
  }
  for (const commit of toMeasure) {
    progress(commit.slice(0, 12));
    const { entry, isFinal, reused } = await measureEntry(ports, request, commit, known);
    if (isFinal) await store.write(commit, renderEntry(entry));
    entries.set(commit, { ...entry, conditions: nameOf(entry) });
    if (entry.baseline === undefined) counts.skipped++;
    else counts.measured++;
    counts.packagesReused += reused;
    counts.packagesMeasured += Object.keys(entry.baseline?.packages ?? {}).length - reused;
  }
  progress('');
  const problems = commits.flatMap((commit) => {
    const found = entries.get(commit);
    return (found?.problems ?? []).map((problem) => ({ commit, ...problem, skipped: found?.baseline === undefined }));
  });
  const ms = ports.clock.now() - started;
  return { entries, summary: { commits: commits.length, ...counts, problems, ms, store: store.folder } };
}

interface OpenStore {
  readonly store: BackfillStore;
  /** The name of the conditions under which head is measured. */
  readonly conditions: string;
  readonly nameOf: (entry: BackfillEntry) => string;
}

/**
 * `openStore` opens the store for results of the given settings, and returns it with the name of the conditions under
 * which head is measured.
 */
async function openStore(ports: Ports, { revisions, inForce, store }: BackfillRequest): Promise<OpenStore> {
  const { settings, sources } = inForce;
  const at = atCommit(revisions, revisions.head.commit ?? '');
  const snapshots = await ports.repository.snapshot(at, { copy: settings.copy });
  try {
    await prepareSides(ports, at, snapshots, settings);
    const { environment } = await planHead(ports, { revisions: at, snapshots, inForce });
    const fingerprint = fingerprintOf(environment, settings, snapshots.pathLength);
    const conditionsWith = (bench: string, of = fingerprint): RecordConditions =>
      conditionsOf(of, revisions.prefix, bench);
    const { patterns, count, prepare, copy } = settings;
    const rules = [sources.standing, sources.head].map((source) => [
      source?.config.exclude,
      source?.config.rules?.filter(({ gomaxprocs }) => gomaxprocs !== undefined),
    ]);
    const opened = ports.backfillStore(
      store,
      JSON.stringify([conditionsWith(settings.bench).text, patterns, count, prepare, copy, rules]),
    );
    // Records contain everything that the configuration selects, even if this run selects less. The conditions of a
    // record therefore contain the configured `bench`.
    const bench = (sources.standing ?? sources.head)?.config.bench ?? defaults.bench;
    const conditions = opened.conditionsName(conditionsWith(bench));
    const nameOf = ({ baseline }: BackfillEntry): string =>
      baseline === undefined ? conditions : opened.conditionsName(conditionsWith(bench, baseline.fingerprint));
    return { store: opened, conditions, nameOf };
  } finally {
    await snapshots[Symbol.asyncDispose]();
  }
}

async function readEntry(ports: Ports, store: BackfillStore, commit: string): Promise<BackfillEntry | undefined> {
  const found = await store.read(commit);
  if (found.kind === 'absent') return undefined;
  const entry = found.kind === 'text' ? parseEntry(found.text, commit) : undefined;
  if (entry === undefined) {
    ports.log.info(`The stored figures of ${commit.slice(0, 12)} are damaged, so the commit is measured again.`);
  }
  return entry;
}
