import { type Figure, perOperation } from '../../core/benchmath/figure.ts';
import type { ListedPackage, Ports, Replacements, Side, TestBinary } from '../../ports.ts';
import { harvestAll } from '../harvest.ts';
import { type BenchmarkPlan, processGroups } from '../screen.ts';

/** Where experiments are built and measured: one package of one side. */
export interface Bench {
  readonly side: Side;
  readonly listed: ListedPackage;
  /** Top of the snapshot. */
  readonly root: string;
  readonly buildFlags: readonly string[];
  readonly work: string;
  readonly timeoutMs: number;
  /** The benchmarks that are measured each time, at pinned iterations. */
  readonly plans: readonly BenchmarkPlan[];
}

/** Figures per operation by benchmark and unit. */
export type MeasuredFigures = ReadonlyMap<string, ReadonlyMap<string, number>>;

export type Experiment =
  | { readonly kind: 'measured'; readonly binary: TestBinary; readonly figures: MeasuredFigures }
  | { readonly kind: 'build-failed'; readonly message: string };

/** Builds the package with some files replaced (paths below the snapshot's top) and measures its benchmarks once. */
export async function experiment(
  ports: Ports,
  bench: Bench,
  replaced: ReadonlyMap<string, string | undefined>,
): Promise<Experiment> {
  const replace: Replacements = new Map([...replaced].map(([path, text]) => [`${bench.root}/${path}`, text]));
  const { side, listed, buildFlags, work } = bench;
  const variant = { name: 'experiment', replace };
  const build = await ports.go.build({ side, packages: [listed], buildFlags, work, variant });
  const [binary] = build.binaries;
  if (binary === undefined)
    return { kind: 'build-failed', message: build.failures.map(({ message }) => message).join('\n') };
  return { kind: 'measured', binary, figures: await measureOnce(ports, bench, binary) };
}

/** One run of each benchmark of the bench; those that failed are left out. */
export async function measureOnce(ports: Ports, bench: Bench, binary: TestBinary): Promise<MeasuredFigures> {
  const requests = processGroups(bench.plans).map(({ names, iterations, gomaxprocs }) => ({
    binary,
    select: { kind: 'names', names } as const,
    iterations,
    gomaxprocs,
    count: 1,
    timeoutMs: bench.timeoutMs,
  }));
  const harvests = await harvestAll(ports.go, requests, () => undefined);
  const figures = new Map<string, ReadonlyMap<string, number>>();
  for (const { results } of harvests)
    for (const [benchmark, [result]] of results)
      if (result !== undefined) figures.set(benchmark, quotients(result.figures));
  return figures;
}

function quotients(figures: ReadonlyMap<string, Figure>): ReadonlyMap<string, number> {
  return new Map([...figures].map(([unit, figure]) => [unit, perOperation(figure)]));
}
