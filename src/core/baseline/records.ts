import type { Fingerprint } from './schema.ts';

// Each record on the baseline branch is a baseline file named `records/<conditions>/<number>-<commit>.json`. Records
// are numbered across the whole branch, so a list of the paths is enough to find the newest record. The history of the
// branch isn't needed.

/** The folder that contains all records. */
export const recordsFolder = 'records';

/**
 * The conditions under which a record was measured, such as the Go version, the platform and the module. Records with
 * different conditions are stored in different folders.
 */
export interface RecordConditions {
  /** A readable name, such as `go1.26.8-linux-amd64`. */
  readonly name: string;
  /** All conditions as canonical JSON. A hash of it distinguishes conditions that have the same name. */
  readonly text: string;
}

/** A record, identified by its path on the branch. */
export interface RecordName {
  readonly path: string;
  /** The name of the folder for the record's conditions. */
  readonly conditions: string;
  readonly number: number;
  readonly commit: string;
}

/**
 * `conditionsOf` returns the conditions that a record and a run must share for the run to use the record. `prefix` is
 * the module's folder, relative to the top of the repository.
 */
export function conditionsOf(fingerprint: Fingerprint, prefix: string, bench: string): RecordConditions {
  const { goVersion, goos, goarch, settings, buildFlags, testArgs, mode, totals, pathLength } = fingerprint;
  const sorted = Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const conditions = [goVersion, goos, goarch, sorted, buildFlags, mode, totals, pathLength, prefix, bench];
  return {
    name: [goVersion, goos, goarch]
      .join('-')
      .replaceAll(/[^\w.-]+/g, '_')
      .slice(0, 80),
    text: JSON.stringify(testArgs === undefined ? conditions : [...conditions, testArgs]),
  };
}

/**
 * `recordsAmong` returns the records among the paths of a branch, in the order in which they were recorded. It ignores
 * all other paths.
 */
export function recordsAmong(paths: Iterable<string>): readonly RecordName[] {
  const found: RecordName[] = [];
  for (const path of paths) {
    const [, conditions, number, commit] =
      /^records\/([\w.-]{1,160})\/(\d{7,15})-([0-9a-f]{40}|[0-9a-f]{64})\.json$/.exec(path) ?? [];
    if (conditions === undefined || number === undefined || commit === undefined) continue;
    found.push({ path, conditions, number: Number(number), commit });
  }
  return found.toSorted((a, b) => a.number - b.number || (a.path < b.path ? -1 : 1));
}

/**
 * `chooseRecord` returns the record of a commit under the given conditions or, if there is none, the newest record
 * under those conditions.
 */
export function chooseRecord(
  records: readonly RecordName[],
  conditions: string,
  commit: string | undefined,
): RecordName | undefined {
  const fitting = records.filter((record) => record.conditions === conditions);
  return fitting.findLast((record) => record.commit === commit) ?? fitting.at(-1);
}

/**
 * `nextRecord` returns the path for a new record of a commit. The record's number is one more than that of the last
 * record.
 */
export function nextRecord(records: readonly RecordName[], conditions: string, commit: string): string {
  const number = (records.at(-1)?.number ?? 0) + 1;
  return `${recordsFolder}/${conditions}/${String(number).padStart(7, '0')}-${commit}.json`;
}

/**
 * How many records a compaction of the branch keeps: at most `each` for each set of conditions, and none for a set that
 * doesn't occur among the newest `all` records.
 */
const kept = { each: 200, all: 2000 };

/**
 * `outdatedRecords` returns the records that a compaction of the branch removes: for each set of conditions, all but
 * the newest `each` records, and every record if the set doesn't occur among the newest `all` records.
 */
export function outdatedRecords(records: readonly RecordName[], { each, all } = kept): readonly RecordName[] {
  const alive = new Set(records.slice(-all).map(({ conditions }) => conditions));
  const counts = new Map<string, number>();
  return records
    .toReversed()
    .filter(({ conditions }) => {
      const count = (counts.get(conditions) ?? 0) + 1;
      counts.set(conditions, count);
      return count > each || !alive.has(conditions);
    })
    .toReversed();
}

/** The README of the baseline branch. */
export const branchReadme = `# Memory baselines

Recorded by allocgate, the memory gate for Go benchmarks, after each push to the default branch. Don't edit
these files by hand.

\`records/<Go version and platform>-<hash of the other conditions>/<number>-<commit>.json\` contains the B/op and
allocs/op of every benchmark at one commit: one benchmark per line and no times, so that a diff of two records shows
what changed. For a package whose sources haven't changed since, a check uses the record instead of measuring base.
`;
