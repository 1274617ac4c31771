import type { Measurement } from './records.ts';

/** The outcome of one run of one benchmark. `name` has no GOMAXPROCS suffix. */
export type BenchmarkOutcome =
  | {
      readonly kind: 'result';
      readonly name: string;
      /** The number in the suffix; `undefined` if there is no suffix, as for GOMAXPROCS=1. */
      readonly gomaxprocs: number | undefined;
      readonly iterations: number;
      /** The measured values. NaN and infinities are left out. */
      readonly measurements: readonly Measurement[];
      /** Units whose values the benchmark reported as NaN or infinite, if there are any. */
      readonly nonFinite?: readonly string[];
      /**
       * Wall-clock time from the start of the sample to its result, including setup and untimed work. It is absent if
       * arrival times are unknown.
       */
      readonly wallMs?: number;
    }
  /** `output` is what the benchmark printed and logged. */
  | { readonly kind: 'failed'; readonly name: string; readonly output: string }
  | { readonly kind: 'skipped'; readonly name: string }
  /** No usable result: no iterations, invalid numbers, or frames that don't fit together. */
  | { readonly kind: 'invalid'; readonly name: string; readonly reason: string };

/** A `key=value` pair of a `Unit` line that a benchmark printed. */
export interface UnitMetadata {
  readonly unit: string;
  readonly key: string;
  readonly value: string;
}

/** The parsed output of one run of a test binary with `-test.v=test2json`. */
export interface TestBinaryOutput {
  /** `goos`, `goarch`, `pkg` and `cpu`, as the binary itself prints them before the first benchmark. */
  readonly config: ReadonlyMap<string, string>;
  readonly outcomes: readonly BenchmarkOutcome[];
  /** The final `PASS` or `FAIL`; `undefined` if the process died first, whatever its exit code. */
  readonly finished: 'PASS' | 'FAIL' | undefined;
  /** The benchmark that was running when the text ended. */
  readonly running: string | undefined;
  /** Metadata that benchmarks printed about their units; the first value of each key counts. */
  readonly units: readonly UnitMetadata[];
}
