import type { JudgedBenchmark } from './findings.ts';

/**
 * `withNamesakes` adds a warning if one package lost a benchmark and another gained one of the same name: the benchmark
 * may have moved, and then neither row shows whether it allocates more.
 */
export function withNamesakes(benchmarks: readonly JudgedBenchmark[]): readonly JudgedBenchmark[] {
  const removed = byName(benchmarks.filter(({ head, skipped }) => head === undefined && !skipped));
  const added = byName(benchmarks.filter(({ base }) => base === undefined));
  return benchmarks.map((benchmark) => {
    const { subject, base, head, skipped } = benchmark;
    if (base !== undefined && head !== undefined) return benchmark;
    const others =
      base === undefined ? removed.get(subject.benchmark) : skipped ? undefined : added.get(subject.benchmark);
    if (others === undefined) return benchmark;
    const where = base === undefined ? 'removed from' : 'added in';
    const doubt = `a benchmark of the same name was ${where} ${others[0] ?? ''}: it may have moved, and the two were not compared`;
    return { ...benchmark, warnings: [...benchmark.warnings, doubt] };
  });
}

/** `byName` returns the packages that have a benchmark of each name. */
function byName(benchmarks: readonly JudgedBenchmark[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { subject } of benchmarks)
    found.set(subject.benchmark, [...(found.get(subject.benchmark) ?? []), subject.importPath]);
  return found;
}
