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
 * `looksAt` returns the benchmarks with the iterations of the first measurement, without those that are too slow for
 * it.
 */
export function looksAt(benchmarks: readonly MeasuredBenchmark[]): readonly Looked[] {
  return benchmarks.flatMap((measured) => {
    const iterations = lookIterations(measured.speed);
    return iterations === undefined ? [] : [{ measured, iterations }];
  });
}

/**
 * `lookAtSide` runs the benchmarks of one side with the leak probe, those of a package in one process if their
 * iterations agree. It leaves out those that fail.
 */
export async function lookAtSide(
  ports: Ports,
  side: SideUnderTest,
  looked: readonly Looked[],
  timeoutMs: number,
): Promise<ReadonlyMap<string, LeftPerOperation>> {
  const few = new Map(looked.map(({ iterations }) => [iterations.many, iterations.few]));
  const plans = looked
    .filter(({ measured }) => measured.plan.sides.includes(side.side))
    .map(({ measured, iterations }) => ({ ...measured.plan, iterations: iterations.many }));
  const binaries = await side.binaries([...new Set(plans.map(({ importPath }) => importPath))]);
  const requests = processGroups(plans).flatMap(({ importPath, names, iterations, gomaxprocs }): HarvestRequest[] => {
    const binary = binaries.get(importPath);
    const select = { kind: 'names', names } as const;
    const limits = { gomaxprocs, timeoutMs, count: 1, few: few.get(iterations) ?? 1 };
    return binary === undefined ? [] : [{ binary, select, iterations, ...limits }];
  });
  const found = new Map<string, LeftPerOperation>();
  for (const [index, harvest] of (await harvestOnce(ports.go, requests)).entries()) {
    const importPath = requests[index]?.binary.importPath ?? '';
    for (const [benchmark, [result]] of harvest.results) {
      const left = result && leftPerOperation(result.figures, result.iterations);
      if (left !== undefined) found.set(subjectKey({ importPath, benchmark }), left);
    }
  }
  return found;
}
