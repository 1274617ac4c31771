import { type GateReport, gateReportSchema } from '../../src/core/report/model.ts';
import { type Ran, runJson } from './run.ts';

/** One benchmark in a module's working tree. */
export interface Checked {
  /** The module's folder. */
  readonly folder: string;
  /** The package pattern, relative to the folder. */
  readonly package: string;
  /** The benchmark's name in results. */
  readonly benchmark: string;
}

/** Gates one benchmark against `base`, whatever is stored. Errors: if the program gave no report. */
export function checkBenchmark(
  cli: string,
  { folder, package: pattern, benchmark }: Checked,
  base: string,
  cache: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ran<GateReport>> {
  const what = ['--base', base, '--count', '1', '--baseline', 'rerun', '--bench', benchOf(benchmark)];
  return runJson(cli, ['check', '-C', folder, ...what, pattern], cache, gateReportSchema, env);
}

/** Returns a `-bench` expression for this benchmark, which may also match benchmarks below it. */
function benchOf(benchmark: string): string {
  return benchmark
    .split('/')
    .map((part) => `^${part.replaceAll(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`)}$`)
    .join('/');
}
