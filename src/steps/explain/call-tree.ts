import { mergeStacks } from '../../core/profile/call-tree.ts';
import { pruneTree } from '../../core/profile/prune-tree.ts';
import type { CallTree } from '../../core/report/evidence-model.ts';
import type { ProfiledBenchmark } from './profile-sites.ts';

/** The maximum number of frames in one benchmark's call tree, and in all call trees of a report together. */
const most = { benchmark: 2000, report: 40_000 } as const;
/** The number of frames that each benchmark's call tree may have, no matter how many benchmarks a report has. */
const least = 100;

/**
 * `callTreeOf` returns the profiles of both sides as one tree, or `undefined` if the sides ran different numbers of
 * operations. `benchmarks` is the number of benchmarks in the report.
 */
export function callTreeOf({ base, head }: ProfiledBenchmark, benchmarks: number): CallTree | undefined {
  const { operations, stacks } = head.calls;
  // Totals of different numbers of operations can't be compared.
  if (base !== undefined && base.calls.operations !== operations) return undefined;
  const room = Math.max(least, Math.min(most.benchmark, Math.floor(most.report / Math.max(1, benchmarks))));
  const tree = pruneTree(mergeStacks(base?.calls.stacks ?? [], stacks), operations, room);
  return { ...tree, ...(head.tinyObjects ? { tinyObjects: true } : {}) };
}
