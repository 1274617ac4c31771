import type { UnitSetting } from '../core/benchunit/index.ts';
import type { Incident } from './problems.ts';
import type { Figures } from './screen.ts';

/** One benchmark of a file. */
export interface ReadBenchmark {
  readonly importPath: string;
  readonly benchmark: string;
  /** Common to all samples, or 0. */
  readonly iterations: number;
  readonly figures: Figures;
  readonly warnings: readonly string[];
}

/** One run of one package in a text of `go test`. */
export interface RunOfPackage {
  /** `undefined` if the text doesn't name it. */
  readonly package: string | undefined;
  readonly status: 'ok' | 'FAIL' | 'no-test-files' | 'none';
  /** What the go command says about the process. */
  readonly reason: string | undefined;
  /** The file and line of its end, or of its last line. */
  readonly at: string;
  readonly printed: boolean;
}

/** A file that the user passed: Go benchmark output, an allocgate report (its head figures), or a stored baseline. */
export interface FiguresFile {
  readonly benchmarks: ReadonlyMap<string, ReadBenchmark>;
  readonly skipped: readonly { readonly importPath: string; readonly benchmark: string }[];
  readonly incidents: readonly Omit<Incident, 'side'>[];
  /** What `Unit` lines say. */
  readonly units: readonly UnitSetting[];
  readonly environment: Partial<Record<'goos' | 'goarch' | 'cpu' | 'goVersion', string>>;
  readonly notes: readonly string[];
  /** Runs in the order of their ends; `undefined` for a report or a baseline, which are complete. */
  readonly runs?: readonly RunOfPackage[];
  /** Benchmarks that started and have no result. */
  readonly unfinished: readonly { readonly importPath: string; readonly benchmark: string }[];
}
