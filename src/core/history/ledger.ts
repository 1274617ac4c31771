import type { Baseline, Fingerprint, StoredBenchmark } from '../baseline/schema.ts';
import { storedFigures } from '../baseline/samples.ts';
import { summarize } from '../benchmath/summary.ts';
import { chainOf } from './chain.ts';
import { addRecord, type Range, takenOf } from './levels.ts';

/** Identifies a record: its number on the branch, its commit, and the conditions under which it was measured. */
export interface RecordMark {
  readonly number: number;
  readonly commit: string;
  readonly conditions: string;
}

/** A figure that applies from one record on, until the next level. */
export interface Level {
  readonly mark: RecordMark;
  /** The preceding record that contains the benchmark; absent for the first level. */
  readonly previous?: RecordMark;
  readonly figure: number;
  /** The number of iterations over which the figure was measured. */
  readonly iterations: number;
  /** The range of the samples at this level; absent if unknown. */
  readonly range?: Range;
}

/** The history of one unit of one benchmark, oldest first. */
export interface HistoryRow {
  readonly package: string;
  readonly benchmark: string;
  readonly unit: string;
  readonly levels: readonly Level[];
  /** The newest record that contains the row. */
  readonly last: RecordMark;
  /** The number of records that contain the row. */
  readonly records: number;
  /** The number of older levels that were omitted because there were too many. */
  readonly dropped: number;
}

export interface LedgerRequest {
  readonly wants: (importPath: string, benchmark: string) => boolean;
  /** The units to include; if absent, every unit that is recorded. */
  readonly units: readonly string[] | undefined;
}

/**
 * The number of newest levels to keep for one row under one set of conditions. Older levels are dropped as soon as
 * there are more than twice as many levels.
 */
const mostLevels = 500;

/** The history of one row, as measured under one set of conditions. */
export interface Track {
  readonly package: string;
  readonly benchmark: string;
  readonly unit: string;
  readonly conditions: string;
  readonly fingerprint: Fingerprint;
  levels: Level[];
  last: RecordMark;
  readonly first: RecordMark;
  records: number;
  dropped: number;
}

/**
 * `Ledger` turns records into the steps of each benchmark. It stores one figure for each step, not for each record, so
 * that its size depends only on the number of steps.
 */
export class Ledger {
  readonly #request: LedgerRequest;
  readonly #tracks = new Map<string, Map<string, Track>>();

  constructor(request: LedgerRequest) {
    this.#request = request;
  }

  /** Adds a record. Records must be added in the order of their numbers. */
  add(mark: RecordMark, { packages, fingerprint }: Baseline): void {
    for (const [importPath, { benchmarks }] of Object.entries(packages)) {
      for (const [benchmark, stored] of Object.entries(benchmarks)) {
        if (!this.#request.wants(importPath, benchmark)) continue;
        for (const unit of Object.keys(stored.units)) {
          if (this.#request.units?.includes(unit) === false) continue;
          this.#note({ package: importPath, benchmark, unit }, mark, fingerprint, stored);
        }
      }
    }
  }

  #note(
    row: Pick<HistoryRow, 'package' | 'benchmark' | 'unit'>,
    mark: RecordMark,
    fingerprint: Fingerprint,
    stored: StoredBenchmark,
  ): void {
    const summary = summarize(storedFigures(stored, row.unit, fingerprint.totals));
    if (summary === undefined) return;
    const taken = takenOf(summary, stored.iterations);
    const key = [row.package, row.benchmark, row.unit].join('\n');
    const tracks = this.#tracks.get(key) ?? new Map<string, Track>();
    this.#tracks.set(key, tracks);
    const track = tracks.get(mark.conditions);
    if (track === undefined) {
      const { conditions } = mark;
      const levels = [{ mark, ...taken }];
      const first = { ...row, conditions, fingerprint, levels, first: mark, last: mark, records: 1, dropped: 0 };
      tracks.set(conditions, first);
      return;
    }
    addRecord(track.levels, row.unit, { mark, previous: track.last, ...taken });
    if (track.levels.length > 2 * mostLevels) {
      track.dropped += track.levels.length - mostLevels;
      track.levels = track.levels.slice(-mostLevels);
    }
    track.last = mark;
    track.records++;
  }

  /** Returns every row, sorted by package, benchmark and unit. */
  rows(): readonly HistoryRow[] {
    return [...this.#tracks]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, tracks]) => chainOf([...tracks.values()]) ?? []);
  }
}
