import type { Baseline } from '../../../../src/core/baseline/schema.ts';
import type { RecordMark } from '../../../../src/core/history/ledger.ts';

interface Size {
  readonly packages: number;
  readonly benchmarks: number;
  readonly records: number;
}

interface Details {
  readonly date: string;
  readonly author: string;
  readonly subject: string;
  readonly parents: readonly string[];
}

/**
 * Makes records of many benchmarks, one a day, each handed over before the next is made. Now and then a benchmark moves;
 * the same size gives the same records.
 */
export function syntheticRecords(
  { packages, benchmarks, records }: Size,
  onRecord: (mark: RecordMark, baseline: Baseline) => void,
): { readonly marks: readonly RecordMark[]; readonly details: ReadonlyMap<string, Details> } {
  const random = generator();
  const rows = Array.from({ length: benchmarks }, (_, index) => ({
    importPath: `example.com/module/p${index % packages}`,
    name: `BenchmarkEncode${index}/items=${(index % 7) * 10}`,
    allocs: 1 + Math.floor(random() * 40),
    bytes: 64 * (1 + Math.floor(random() * 100)),
  }));
  const marks: RecordMark[] = [];
  const details = new Map<string, Details>();
  for (let number = 1; number <= records; number++) {
    const mark = { number, commit: idOf(number), conditions: 'go1.26.8-linux-amd64-0123456789ab' };
    for (const row of rows) {
      if (random() > 0.004) continue;
      row.allocs = Math.max(0, row.allocs + (random() < 0.6 ? 1 : -1) * Math.ceil(random() * 5));
      row.bytes = row.allocs * 64;
    }
    marks.push(mark);
    details.set(mark.commit, {
      date: new Date(Date.UTC(2024, 0, number)).toISOString(),
      author: `Author ${number % 9}`,
      subject: `Change the encoder in part ${number} (#${1000 + number})`,
      parents: number === 1 ? [] : [idOf(number - 1)],
    });
    onRecord(mark, baselineOf(rows));
  }
  return { marks, details };
}

function baselineOf(
  rows: readonly {
    readonly importPath: string;
    readonly name: string;
    readonly allocs: number;
    readonly bytes: number;
  }[],
): Baseline {
  const all: Baseline['packages'] = {};
  for (const { importPath, name, allocs, bytes } of rows) {
    (all[importPath] ??= { key: 'k', benchmarks: {} }).benchmarks[name] = {
      iterations: 100,
      gomaxprocs: 1,
      units: { 'allocs/op': [allocs], 'B/op': [bytes] },
    };
  }
  const fingerprint: Baseline['fingerprint'] = {
    goVersion: 'go1.26.8',
    goos: 'linux',
    goarch: 'amd64',
    settings: {},
    buildFlags: [],
    mode: 'fast',
    totals: 'exact',
    pathLength: 120,
  };
  return { schemaVersion: 1, fingerprint, cpu: '', bench: '.', packages: all };
}

/** The id of the commit with a number. */
export function idOf(number: number): string {
  return number.toString(16).padStart(40, '0');
}

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function generator(): () => number {
  let state = 20_260_105;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
