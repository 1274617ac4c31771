import type { Samples } from './samples.ts';

/** The position of a record in the input: the file's name as given, and the line number, counted from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
}

/**
 * A benchmark's name, with its GOMAXPROCS suffix separated.
 *
 * `full` is the name as printed (`BenchmarkEncode/size=8-4`), `name` is the name without the suffix
 * (`BenchmarkEncode/size=8`), and `gomaxprocs` is the number in the suffix. It is `undefined` if there is no suffix;
 * `go test` prints none for GOMAXPROCS=1.
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

/** A result line with its figures. */
export interface ResultRecord {
  readonly kind: 'result';
  readonly position: Position;
  readonly name: BenchmarkName;
  /** The number of iterations, from 1 to 2^53 − 1. */
  readonly iterations: number;
  /** The finite values, in the order printed. The list is empty only if all values are in `nonFinite`. */
  readonly measurements: readonly Measurement[];
  /** Values that the benchmark reported as NaN or infinite. They are shown but not used in calculations. */
  readonly nonFinite: readonly Measurement[];
  /** The configuration that applies to this line (`goos`, `pkg`, …). */
  readonly config: ReadonlyMap<string, string>;
  /** Doubts about this line: an ambiguous suffix, figures reassembled from several lines, and the like. */
  readonly warnings: readonly string[];
}

/**
 * All finite results of one benchmark that have the same units. `position` and `config` are those of the first result.
 */
export interface SeriesRecord extends Pick<ResultRecord, 'position' | 'name' | 'config' | 'warnings'> {
  readonly kind: 'series';
  readonly samples: Samples;
}

/**
 * A result line without usable measurements, because its iteration count is less than 1. A benchmark that ends itself
 * with `runtime.Goexit` can print one.
 */
export interface InvalidRecord {
  readonly kind: 'invalid';
  readonly position: Position;
  readonly name: BenchmarkName;
  readonly reason: string;
  readonly config: ReadonlyMap<string, string>;
}

/** A `key=value` pair of a `Unit` line. A line with two pairs produces two records. */
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

/** A `--- FAIL: NAME` line and the lines that belong to it; if the name begins with `Test`, a unit test failed. */
export interface FailureRecord {
  readonly kind: 'failure';
  readonly position: Position;
  /** The name as printed, including its suffix. */
  readonly name: string;
  readonly package: string | undefined;
  readonly output: string;
}

/** A `--- SKIP: NAME` line. */
export interface SkipRecord {
  readonly kind: 'skip';
  readonly position: Position;
  readonly name: string;
  readonly package: string | undefined;
}

/** A panic or fatal error that ended the process; `name` is the benchmark that was running, if it is known. */
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
  /** The compiler's output under `# package`; empty if the error is in another package. */
  readonly output: string;
}

/** A test binary that the go command killed because it ran too long. */
export interface TimeoutRecord {
  readonly kind: 'timeout';
  readonly position: Position;
  readonly name: string | undefined;
  readonly package: string | undefined;
  readonly message: string;
}

/** A benchmark that `-v` or an event reports as started, but that has no result, no report and no sub-benchmark. */
export interface UnfinishedRecord {
  readonly kind: 'unfinished';
  readonly position: Position;
  /** The name as printed, including its suffix. */
  readonly name: string;
  readonly package: string | undefined;
}

/** The end of one run of one package's benchmarks. */
export interface PackageEndRecord {
  readonly kind: 'package-end';
  /**
   * The position of the go command's last line about the package or, if there is none, of the last line read from the
   * run.
   */
  readonly position: Position;
  readonly package: string | undefined;
  /** `none` if there is no `PASS`, no `FAIL` and no line from the go command about the package. */
  readonly status: 'ok' | 'FAIL' | 'no-test-files' | 'none';
  /** The go command's message about the process, such as `exit status 2` or `signal: killed`. */
  readonly reason?: string;
  /**
   * Whether the columns of any result of the run are aligned as `testing` aligns them. If so, a `PASS` or `FAIL` should
   * follow.
   */
  readonly printed: boolean;
}

/** Any record that can be read from Go benchmark output. */
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
