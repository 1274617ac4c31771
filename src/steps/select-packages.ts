import { matchBenchmarkFunction } from '../core/benchfmt/index.ts';
import type { SideUnderTest } from './side.ts';

/**
 * `selectPackages` returns the packages of a side in which `-bench` may select a benchmark. No other package needs a
 * test binary.
 */
export function selectPackages({ packages }: SideUnderTest, bench: string): readonly string[] {
  return [...packages.values()]
    .filter(({ benchmarks }) => benchmarks?.some((name) => matchBenchmarkFunction(bench, name)) ?? true)
    .map(({ importPath }) => importPath);
}
