import * as z from 'zod';
import { benchPattern } from '../../src/core/benchfmt/index.ts';
import type { Checkout } from '../real-modules/checkout.ts';
import { goTest } from './go-test.ts';
import { draw } from './random.ts';
import { Repository } from '../real-modules/repository.ts';
import { readResults, writeResults } from './store.ts';
import { releaseSteps, sampleSeed, sampleSize } from './subjects.ts';
import { checkoutStep } from './workshop.ts';

const sampleSchema = z.strictObject({
  seed: z.number(),
  /** Number of benchmarks that the sample was drawn from. */
  population: z.number(),
  /** Module, package, benchmark. */
  rows: z.array(z.tuple([z.string(), z.string(), z.string()])),
});
export type Sample = z.infer<typeof sampleSchema>;

/** Benchmarks of one package that run together. */
export interface SampledPackage {
  readonly module: string;
  readonly package: string;
  readonly benchmarks: readonly string[];
  /** Go's `-bench` expression for exactly these benchmarks (and those below them). */
  readonly bench: string;
}

/** Returns the stored sample. If there is none, it draws and stores one. */
export async function takeSample(): Promise<Sample> {
  const stored = await readResults('sample', sampleSchema);
  if (stored !== undefined) return stored;
  const population: [string, string, string][] = [];
  for (const step of releaseSteps) {
    process.stderr.write(`listing ${step.module}\n`);
    population.push(...(await commonBenchmarks(step.module, await checkoutStep(step, 'list'), step.packages)));
  }
  population.sort((a, b) => (a.join('\n') < b.join('\n') ? -1 : 1));
  const sample = { seed: sampleSeed, population: population.length, rows: draw(population, sampleSize, sampleSeed) };
  await writeResults('sample', sample);
  return sample;
}

/** Returns the sample, package by package. */
export function sampledPackages({ rows }: Sample): readonly SampledPackage[] {
  const keys = new Set(rows.map(([module, importPath]) => `${module}\n${importPath}`));
  return [...keys].map((key) => {
    const [module = '', importPath = ''] = key.split('\n');
    const benchmarks = rows.flatMap(([, of, benchmark]) => (of === importPath ? [benchmark] : []));
    return { module, package: importPath, benchmarks, bench: benchPattern(benchmarks) };
  });
}

/** Returns the benchmarks that both versions have, found by running each for one iteration. */
async function commonBenchmarks(
  module: string,
  checkout: Checkout,
  packages: readonly string[],
): Promise<[string, string, string][]> {
  const listed = async (commit: string): Promise<Set<string>> => {
    await Repository.at(checkout.folder).git(['checkout', '--quiet', '--detach', commit]);
    const { benchmarks } = await goTest(checkout.folder, ['-bench', '.', '-benchtime', '1x', ...packages]);
    return new Set(benchmarks.map((found) => `${found.package}\n${found.benchmark}`));
  };
  const [base, head] = [await listed(checkout.base), await listed(checkout.head)];
  return [...head]
    .filter((key) => base.has(key))
    .map((key) => {
      const [importPath = '', benchmark = ''] = key.split('\n');
      return [module, importPath, benchmark];
    });
}
