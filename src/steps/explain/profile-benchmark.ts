import { belowPattern, benchPattern } from '../../core/benchfmt/index.ts';
import { counted, type Figure, perOperation } from '../../core/benchmath/figure.ts';
import { figuresOf } from '../../core/benchmath/exact-totals.ts';
import type { DirectCall } from '../../core/cause/source-facts.ts';
import { directCalls } from '../../core/profile/direct-calls.ts';
import type { HeapProfile } from '../../core/profile/heap-profile.ts';
import { ProfileError, readProfile } from '../../core/profile/read-profile.ts';
import {
  type AllocationPath,
  calledByLeaves,
  foldersOf,
  functionsWithLeaves,
  pathsOf,
} from '../../core/profile/site.ts';
import { type CallStacks, callStacks } from '../../core/profile/call-tree.ts';
import { type AllocationStack, slope } from '../../core/profile/slope.ts';
import type { GoAnalysis, RunOutcome, TestBinary } from '../../ports.ts';
import { runTestProcess } from '../test-process.ts';

/**
 * The maximum number of allocations in one profile. Each costs about a microsecond, so profiling adds at most a few
 * tenths of a second to a run.
 */
const mostAllocations = 200_000;

/**
 * The maximum number of allocations in a profile of a whole run, which is taken only if the figures depend on the number
 * of iterations.
 */
const mostOfWhole = 1_000_000;

/**
 * The minimum number of iterations to request. `testing` runs every benchmark for one iteration before the requested
 * iterations, unless only one was requested (src/testing/benchmark.go, `launch`). If both runs request at least two,
 * the extra iteration is in both profiles and cancels out.
 */
const leastIterations = 2;

export interface ProfileRequest {
  readonly binary: TestBinary;
  /** The top folder of the snapshot. */
  readonly root: string;
  readonly moduleFolder: string;
  readonly benchmark: string;
  /** The benchmark's pinned number of iterations, enough for about 10 ms of work. */
  readonly iterations: number;
  readonly allocsPerOp: number;
  /** Whether the iterations at the beginning of a run count too, because the figures depend on their number. */
  readonly whole: boolean;
  readonly timeoutMs: number;
  /** The files in which the profiles are kept; `undefined` if they aren't kept. */
  readonly keep: KeptProfiles | undefined;
}

/** The paths of the files for the profiles of the shorter run (`few`) and the longer run (`many`). */
export interface KeptProfiles {
  readonly few: string;
  readonly many: string;
}

/** What one benchmark of one side allocates per operation, and where. */
export interface BenchmarkProfile {
  readonly paths: readonly AllocationPath[];
  readonly stacks: readonly AllocationStack[];
  readonly calls: CallStacks;
  /**
   * What `testing` itself counts per operation, calculated from the same two runs. It excludes setup that runs while
   * the timer is stopped.
   */
  readonly counted: { readonly objects: number; readonly bytes: number };
}

interface Run {
  readonly profile: HeapProfile;
  readonly iterations: number;
  readonly objects: Figure;
  readonly bytes: Figure;
}

/**
 * `profileBenchmark` profiles a benchmark at two numbers of iterations. It returns `undefined` if a run produced no
 * profile or no figures.
 */
export async function profileBenchmark(
  analysis: GoAnalysis,
  request: ProfileRequest,
): Promise<BenchmarkProfile | undefined> {
  const many = Math.max(
    leastIterations + 1,
    Math.min(
      request.iterations,
      Math.floor((request.whole ? mostOfWhole : mostAllocations) / Math.max(1, request.allocsPerOp)),
    ),
  );
  const few = request.whole ? leastIterations : Math.max(leastIterations, Math.floor(many / 10));
  const first = await runOnce(analysis, request, few, request.keep?.few);
  const second = first === undefined ? undefined : await runOnce(analysis, request, many, request.keep?.many);
  if (first === undefined || second === undefined) return undefined;
  const stacks = slope(first, second);
  const { root } = request;
  const code = { root, goroot: request.binary.goroot, folders: foldersOf(stacks, root) };
  const callsIn = async (names: readonly string[]): Promise<readonly DirectCall[]> =>
    names.length === 0 ? [] : analysis.calls(request.binary, request.moduleFolder, names);
  const byLeaves = await callsIn(functionsWithLeaves(stacks, code));
  const further = await callsIn(calledByLeaves(stacks, code, directCalls(byLeaves)));
  return {
    stacks,
    calls: callStacks(first, second),
    paths: pathsOf(stacks, code, directCalls([...byLeaves, ...further])),
    counted: { objects: difference(first, second, 'objects'), bytes: difference(first, second, 'bytes') },
  };
}

async function runOnce(
  analysis: GoAnalysis,
  request: ProfileRequest,
  iterations: number,
  keep: string | undefined,
): Promise<Run | undefined> {
  let bytes: Uint8Array | undefined;
  const run: (given: Parameters<GoAnalysis['heapProfile']>[0]) => Promise<RunOutcome> = async (given) => {
    const profiled = await analysis.heapProfile(given, keep);
    bytes = profiled.profile;
    return profiled.outcome;
  };
  const { binary, benchmark, timeoutMs } = request;
  const select = { bench: benchPattern([benchmark]), skip: belowPattern([benchmark]) };
  const limits = { iterations, count: 1, gomaxprocs: 1, timeoutMs };
  const { output } = await runTestProcess({ run }, { binary, ...select, ...limits });
  const result = output.outcomes.find((outcome) => outcome.kind === 'result' && outcome.name === benchmark);
  if (bytes === undefined || result?.kind !== 'result') return undefined;
  const figures = figuresOf(result.iterations, result.measurements);
  const [objects, space] = [figures.get('allocs/op'), figures.get('B/op')];
  if (objects === undefined || space === undefined) return undefined;
  try {
    return {
      profile: readProfile(bytes),
      iterations: result.iterations,
      objects: counted(objects),
      bytes: counted(space),
    };
  } catch (error) {
    if (error instanceof ProfileError) return undefined;
    throw error;
  }
}

function difference(few: Run, many: Run, what: 'objects' | 'bytes'): number {
  const total = (run: Run): number => perOperation(run[what]) * run.iterations;
  return (total(many) - total(few)) / (many.iterations - few.iterations);
}
