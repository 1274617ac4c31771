import type { Samples } from './samples.ts';

/** Where a record was read: the file's name as given, and the line, counted from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
}

/**
 * A benchmark's name with its GOMAXPROCS suffix kept apart.
 *
 * `full` is as printed (`BenchmarkEncode/size=8-4`), `name` without the suffix (`BenchmarkEncode/size=8`), `gomaxprocs`
 * its number; `undefined` if nothing was printed, which `go test` does for GOMAXPROCS=1.
 */
export interface BenchmarkName {
  readonly full: string;
  readonly name: string;
  readonly gomaxprocs: number | undefined;
}

export interface Measurement {
  readonly value: number;
  readonly unit: string;
}

/** One line of figures. */
export interface ResultRecord {
  readonly kind: 'result';
  readonly position: Position;
  readonly name: BenchmarkName;
  /** At least 1, at most 2^53 − 1. */
  readonly iterations: number;
  /** Finite values only, in the order printed; may be empty if `nonFinite` is not. */
  readonly measurements: readonly Measurement[];
  /** What a benchmark reported as NaN or as an infinity: shown, never calculated with. */
  readonly nonFinite: readonly Measurement[];
  /** The configuration in force on this line (`goos`, `pkg`, …). */
  readonly config: ReadonlyMap<string, string>;
  /** Doubts about this line: an ambiguous suffix, figures reassembled from several lines, and the like. */
  readonly warnings: readonly string[];
}

/** All finite results of one benchmark whose lines have the same units; `position` and `config` are those of the first. */
export interface SeriesRecord extends Pick<ResultRecord, 'position' | 'name' | 'config' | 'warnings'> {
  readonly kind: 'series';
  readonly samples: Samples;
}

/** A result line without a usable measurement: no iterations (the benchmark ended itself with `runtime.Goexit`). */
export interface InvalidRecord {
  readonly kind: 'invalid';
  readonly position: Position;
  readonly name: BenchmarkName;
  readonly reason: string;
  readonly config: ReadonlyMap<string, string>;
}

/** One `key=value` of a `Unit` line; a line with two of them gives two records. */
export interface UnitRecord {
  readonly kind: 'unit';
  readonly position: Position;
  readonly unit: string;
  readonly key: string;
  readonly value: string;
}

/** A line that looks like benchmark format but isn't valid, or that exceeds a limit. */
export interface SyntaxErrorRecord {
  readonly kind: 'syntax-error';
  readonly position: Position;
  readonly message: string;
  /** The benchmark as printed, if the line names one. */
  readonly name?: string;
  readonly package?: string;
}

/** `--- FAIL: NAME` and the lines that belong to it; a unit test if the name begins with `Test`. */
export interface FailureRecord {
  readonly kind: 'failure';
  readonly position: Position;
  /** As printed, suffix included. */
  readonly name: string;
  readonly package: string | undefined;
  readonly output: string;
}

/** `--- SKIP: NAME`. */
export interface SkipRecord {
  readonly kind: 'skip';
  readonly position: Position;
  readonly name: string;
  readonly package: string | undefined;
}

/** A panic or fatal error that ended the process; `name` is the benchmark that was running, as far as the text tells. */
export interface PanicRecord {
  readonly kind: 'panic';
  readonly position: Position;
  readonly name: string | undefined;
  readonly package: string | undefined;
  readonly message: string;
}

/** A package that did not build (`[build failed]`) or could not be loaded (`[setup failed]`). */
export interface BuildFailureRecord {
  readonly kind: 'build-failure';
  readonly position: Position;
  readonly package: string;
  readonly stage: 'build' | 'setup';
  /** What the compiler said under `# package`; empty if another package is to blame. */
  readonly output: string;
}

/** The go command killed the test binary. */
export interface TimeoutRecord {
  readonly kind: 'timeout';
  readonly position: Position;
  readonly name: string | undefined;
  readonly package: string | undefined;
  readonly message: string;
}

/** A benchmark that `-v` or an event names as started, but that has no result, no report and no sub-benchmark. */
export interface UnfinishedRecord {
  readonly kind: 'unfinished';
  readonly position: Position;
  /** As printed. */
  readonly name: string;
  readonly package: string | undefined;
}

/** How one run of one package ended. */
export interface PackageEndRecord {
  readonly kind: 'package-end';
  /** The go command's last line about the package; without one, the last line that was read of it. */
  readonly position: Position;
  readonly package: string | undefined;
  /** `none` where neither `PASS` nor `FAIL` nor a line of the go command follows. */
  readonly status: 'ok' | 'FAIL' | 'no-test-files' | 'none';
  /** What the go command says about the process: `exit status 2`, `signal: killed`. */
  readonly reason?: string;
  /** Whether results of the run are in columns as `testing` prints them, so that its end can be expected. */
  readonly printed: boolean;
}

/** Everything that a text of Go benchmark output can say, in the order of its lines. */
export type BenchmarkRecord =
  | ResultRecord
  | InvalidRecord
  | UnitRecord
  | SyntaxErrorRecord
  | FailureRecord
  | SkipRecord
  | PanicRecord
  | BuildFailureRecord
  | TimeoutRecord
  | UnfinishedRecord
  | PackageEndRecord;
