import type { Finding } from '../core/report/model.ts';
import type { RunFacts } from '../core/report/shard-model.ts';
import type { JudgedBenchmark } from './findings.ts';
import { subjectKey } from './subject.ts';

type Alone = RunFacts['alone'];

/** `aloneOf` returns the benchmarks that only one side has, without those that head skips. */
export function aloneOf(benchmarks: readonly JudgedBenchmark[]): Alone {
  return benchmarks.flatMap(({ subject, base, head, skipped }): Alone => {
    const side = base === undefined ? 'head' : head === undefined && !skipped ? 'base' : undefined;
    return side === undefined ? [] : [{ package: subject.importPath, benchmark: subject.benchmark, side }];
  });
}

/**
 * `withNamesakes` adds a warning if one package lost a benchmark and another gained one of the same name: the benchmark
 * may have moved, and then neither row shows whether it allocates more.
 */
export function withNamesakes(findings: readonly Finding[], alone: Alone): readonly Finding[] {
  const places = { base: firstByName(alone, 'base'), head: firstByName(alone, 'head') };
  const sides = new Map(
    alone.map(({ package: importPath, benchmark, side }) => [subjectKey({ importPath, benchmark }), side]),
  );
  return findings.map((finding) => {
    const { package: importPath, benchmark, warnings } = finding;
    const side = sides.get(subjectKey({ importPath, benchmark }));
    if (side === undefined) return finding;
    const other = places[side === 'head' ? 'base' : 'head'].get(benchmark);
    if (other === undefined) return finding;
    const where = side === 'head' ? 'removed from' : 'added in';
    const doubt = `a benchmark of the same name was ${where} ${other}: it may have moved, and the two were not compared`;
    return { ...finding, warnings: [...warnings, doubt] };
  });
}

/** `firstByName` returns, by benchmark name, the first package that has a benchmark of that name only on this side. */
function firstByName(alone: Alone, side: Alone[number]['side']): ReadonlyMap<string, string> {
  const found = alone.filter((one) => one.side === side).toReversed();
  return new Map(found.map((one) => [one.benchmark, one.package]));
}
