import type { UnitSetting } from '../core/benchunit/index.ts';
import type { Incident } from './problems.ts';
import type { Figures } from './screen.ts';

/** A benchmark that was read from a file. */
export interface ReadBenchmark {
  readonly importPath: string;
  readonly benchmark: string;
  /** The number of iterations if it is the same for all samples, otherwise 0. */
  readonly iterations: number;
  readonly figures: Figures;
  readonly warnings: readonly string[];
}

/** One run of one package in the output of `go test`. */
export interface RunOfPackage {
  /** The package; `undefined` if the output doesn't name it. */
  readonly package: string | undefined;
  readonly status: 'ok' | 'FAIL' | 'no-test-files' | 'none';
  /** How the go command says that the process ended, such as `exit status 1` or `signal: killed`. */
  readonly reason: string | undefined;
  /** The position (file and line) of the run's end, or of its last line. */
  readonly at: string;
  readonly printed: boolean;
}

/** A file that the user passed: Go benchmark output, an allocgate report (its head figures), or a stored baseline. */
export interface FiguresFile {
  readonly benchmarks: ReadonlyMap<string, ReadBenchmark>;
  readonly skipped: readonly { readonly importPath: string; readonly benchmark: string }[];
  readonly incidents: readonly Omit<Incident, 'side'>[];
  /** The settings in `Unit` lines. */
  readonly units: readonly UnitSetting[];
  readonly environment: Partial<Record<'goos' | 'goarch' | 'cpu' | 'goVersion', string>>;
  readonly notes: readonly string[];
  /** Runs in the order in which they ended; `undefined` for a report or a baseline, which are complete. */
  readonly runs?: readonly RunOfPackage[];
  /** Benchmarks that started but have no result. */
  readonly unfinished: readonly { readonly importPath: string; readonly benchmark: string }[];
}
