import { readBenchmarks } from '../../src/core/benchfmt/index.ts';
import { runChild } from './child.ts';

/** The figures that `go test` printed for one benchmark, run by run. */
export interface PrintedBenchmark {
  readonly package: string;
  readonly benchmark: string;
  readonly iterations: readonly number[];
  readonly bytes: readonly number[];
  readonly allocs: readonly number[];
}

export interface GoTestRun {
  readonly benchmarks: readonly PrintedBenchmark[];
  /** How long the test binaries ran, according to `go test` itself; this excludes builds. */
  readonly seconds: number;
  /** Packages and benchmarks that failed. */
  readonly failures: readonly string[];
}

/** Runs `go test -run '^$' -benchmem` with further flags and packages, and parses its output. */
export async function goTest(folder: string, args: readonly string[]): Promise<GoTestRun> {
  const { stdout } = await runChild('go', ['test', '-run', '^$', '-benchmem', ...args], { cwd: folder });
  return readGoTest(stdout);
}

/** Parses the output of `go test -bench`. */
export function readGoTest(stdout: string): GoTestRun {
  const found = new Map<string, { iterations: number[]; bytes: number[]; allocs: number[] }>();
  for (const record of readBenchmarks(stdout, 'go test')) {
    if (record.kind !== 'result') continue;
    const key = `${record.config.get('pkg') ?? ''}\n${record.name.name}`;
    const runs = found.get(key) ?? { iterations: [], bytes: [], allocs: [] };
    runs.iterations.push(record.iterations);
    runs.bytes.push(record.measurements.find(({ unit }) => unit === 'B/op')?.value ?? NaN);
    runs.allocs.push(record.measurements.find(({ unit }) => unit === 'allocs/op')?.value ?? NaN);
    found.set(key, runs);
  }
  const ended = [...stdout.matchAll(/^(?:ok|FAIL)\s+\S+\s+([\d.]+)s$/gm)];
  return {
    benchmarks: [...found].map(([key, runs]) => {
      const [importPath = '', benchmark = ''] = key.split('\n');
      return { package: importPath, benchmark, ...runs };
    }),
    seconds: ended.reduce((sum, [, seconds]) => sum + Number(seconds), 0),
    failures: [...stdout.matchAll(/^(?:FAIL\s+\S+.*|--- FAIL: \S+)$/gm)].map(([line]) => line.replaceAll(/\s+/g, ' ')),
  };
}
