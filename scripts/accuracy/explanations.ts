/** Why the three ways say different things of one benchmark: what its figures and its source show. */
export interface Explanation {
  readonly package: string;
  /** One benchmark, or with `/…` at the end all that lie below it. */
  readonly benchmark: string;
  readonly cause: string;
}

export const explanations: readonly Explanation[] = [];

/** The explanation of a benchmark; `undefined` where nobody looked yet. */
export function explain(of: { readonly package: string; readonly benchmark: string }): string | undefined {
  return explanations.find(
    ({ package: importPath, benchmark }) =>
      importPath === of.package &&
      (benchmark === of.benchmark || (benchmark.endsWith('/…') && of.benchmark.startsWith(benchmark.slice(0, -1)))),
  )?.cause;
}
