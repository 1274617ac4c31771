import { type GateReport, gateReportSchema } from '../../src/core/report/model.ts';
import { type Ran, runJson } from './run.ts';

/** One benchmark of a module's working tree. */
export interface Checked {
  /** Of the module. */
  readonly folder: string;
  /** Pattern, from the folder. */
  readonly package: string;
  /** As the result names it. */
  readonly benchmark: string;
}

/** Gates one benchmark against `base`, whatever is stored. Errors: the program gave no report. */
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

/** A `-bench` expression for this benchmark; it may match others below it. */
function benchOf(benchmark: string): string {
  return benchmark
    .split('/')
    .map((part) => `^${part.replaceAll(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`)}$`)
    .join('/');
}
