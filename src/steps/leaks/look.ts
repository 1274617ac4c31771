import { type LeftPerOperation, leftPerOperation } from '../../core/leak/left-per-operation.ts';
import { lookIterations, type ProbeIterations } from '../../core/leak/iterations.ts';
import type { Ports } from '../../ports.ts';
import type { HarvestRequest } from '../gathering.ts';
import { harvestOnce } from '../harvest.ts';
import type { MeasuredBenchmark } from '../measure.ts';
import { processGroups } from '../screen.ts';
import type { SideUnderTest } from '../side.ts';
import { subjectKey } from '../subject.ts';

/** A benchmark that is checked for leaks, with the iterations of the first measurement. */
export interface Looked {
  readonly measured: MeasuredBenchmark;
  readonly iterations: ProbeIterations;
}

/**
 * `looksAt` returns the benchmarks with the iterations of the first measurement, except those that are too slow for
 * that measurement.
 */
export function looksAt(benchmarks: readonly MeasuredBenchmark[]): readonly Looked[] {
  return benchmarks.flatMap((measured) => {
    const iterations = lookIterations(measured.speed);
    return iterations === undefined ? [] : [{ measured, iterations }];
  });
}

/** What the operations of each benchmark leave behind, by `subjectKey`. */
export type LeftBySubject = ReadonlyMap<string, LeftPerOperation>;

/**
 * `lookAtSides` runs the benchmarks of each side with the leak probe, and returns one map for each side. Benchmarks of
 * a package share a process if they have the same iterations. All sides share the limit on processes that run at once.
 * A benchmark that fails is left out.
 */
export async function lookAtSides(
  ports: Ports,
  sides: readonly SideUnderTest[],
  looked: readonly Looked[],
  timeoutMs: number,
): Promise<readonly LeftBySubject[]> {
  const asked = await Promise.all(sides.map((side) => requestsOf(side, looked, timeoutMs)));
  const harvests = await harvestOnce(ports.go, asked.flat());
  let first = 0;
  return asked.map((requests) => {
    const found = new Map<string, LeftPerOperation>();
    for (const [index, { binary }] of requests.entries()) {
      for (const [benchmark, [result]] of harvests[first + index]?.results ?? []) {
        const left = result && leftPerOperation(result.figures, result.iterations);
        if (left !== undefined) found.set(subjectKey({ importPath: binary.importPath, benchmark }), left);
      }
    }
    first += requests.length;
    return found;
  });
}

async function requestsOf(
  side: SideUnderTest,
  looked: readonly Looked[],
  timeoutMs: number,
): Promise<readonly HarvestRequest[]> {
  const few = new Map(looked.map(({ iterations }) => [iterations.many, iterations.few]));
  const plans = looked
    .filter(({ measured }) => measured.plan.sides.includes(side.side))
    .map(({ measured, iterations }) => ({ ...measured.plan, iterations: iterations.many }));
  const binaries = await side.binaries([...new Set(plans.map(({ importPath }) => importPath))]);
  return processGroups(plans).flatMap(({ importPath, names, iterations, gomaxprocs }): HarvestRequest[] => {
    const binary = binaries.get(importPath);
    const select = { kind: 'names', names } as const;
    const limits = { gomaxprocs, timeoutMs, count: 1, few: few.get(iterations) ?? 1 };
    return binary === undefined ? [] : [{ binary, select, iterations, ...limits }];
  });
}
