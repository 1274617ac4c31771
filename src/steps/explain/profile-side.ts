import type { AllocationPath } from '../../core/profile/site.ts';
import type { CallStacks } from '../../core/profile/call-tree.ts';
import { totalCost } from '../../core/profile/cost.ts';
import type { TestBinary } from '../../ports.ts';
import type { SideUnderTest } from '../side.ts';
import { type BenchmarkProfile, type KeptProfiles, profileBenchmark } from './profile-benchmark.ts';
import type { ProfilingPorts } from './shared-work.ts';

/** The size of the blocks that tiny objects share, in bytes (`maxTinySize` in the runtime). */
const tinyBlock = 16;
/**
 * Returns the number of objects per operation that may be missing from a profile before tiny objects are profiled
 * separately.
 */
const tolerated = (objects: number): number => Math.max(0.05, 0.01 * objects);

/** What one benchmark of one side allocates, and how complete its profile is. */
export interface SideProfile {
  readonly paths: readonly AllocationPath[];
  /** The same allocations as whole objects and bytes of all operations, by call stack. */
  readonly calls: CallStacks;
  readonly counted: BenchmarkProfile['counted'];
  /** Objects per operation that no path accounts for; negative if the profile includes setup outside the timer. */
  readonly missing: number;
  /** Whether each tiny object was profiled in a block of its own. */
  readonly tinyObjects: boolean;
}

export interface SideProfileRequest {
  readonly side: SideUnderTest;
  readonly importPath: string;
  readonly benchmark: string;
  readonly iterations: number;
  readonly allocsPerOp: number;
  /** Whether the iterations at the beginning of a run count too. */
  readonly whole: boolean;
  readonly timeoutMs: number;
  readonly buildFlags: readonly string[];
  readonly work: string;
  readonly keep: KeptProfiles | undefined;
}

/** `profileSide` profiles one benchmark of one side with the binary that was measured. */
export async function profileSide(
  ports: ProfilingPorts,
  request: SideProfileRequest,
): Promise<SideProfile | undefined> {
  const binary = (await request.side.binaries([request.importPath])).get(request.importPath);
  if (binary === undefined) return undefined;
  const profile = await profileWith(ports, request, binary, request.keep);
  if (profile === undefined) return undefined;
  const { objects } = totalCost(profile.paths);
  return {
    paths: profile.paths,
    calls: profile.calls,
    counted: profile.counted,
    missing: profile.counted.objects - objects,
    tinyObjects: false,
  };
}

/**
 * `hidesObjects` reports whether more objects are missing from a profile than tolerated, so that tiny objects must be
 * profiled separately.
 */
export function hidesObjects({ missing, counted }: SideProfile): boolean {
  return missing > tolerated(counted.objects);
}

/**
 * `profileTiny` profiles a side with a build in which each tiny object has a block of its own, and in which the files
 * in `others` are replaced. It returns `undefined` if there is no such build for this Go version, or if the profile is
 * less complete than the plain one.
 */
export async function profileTiny(
  ports: ProfilingPorts,
  request: SideProfileRequest,
  plain: SideProfile,
  others: ReadonlyMap<string, string | undefined> = new Map<string, string | undefined>(),
): Promise<SideProfile | undefined> {
  const { side, importPath, buildFlags, work } = request;
  const listed = side.packages.get(importPath);
  if (listed === undefined) return undefined;
  const runtime = await ports.analysis.tinyObjects(listed.moduleFolder);
  if (runtime === undefined) return undefined;
  const variant = { name: 'tiny', replace: others, runtime };
  const { binaries } = await ports.go.build({ side: side.side, packages: [listed], buildFlags, work, variant });
  const [binary] = binaries;
  const profile = binary && (await profileWith(ports, request, binary, tinyFiles(request.keep)));
  if (profile === undefined) return undefined;
  const paths = withPlainBytes(profile.paths, plain);
  const missing = plain.counted.objects - totalCost(paths).objects;
  if (!isAsComplete(missing, plain)) return undefined;
  return { paths, calls: profile.calls, counted: plain.counted, missing, tinyObjects: true };
}

/** `tinyFiles` returns the files for profiles in which tiny objects are counted one by one. */
function tinyFiles(keep: KeptProfiles | undefined): KeptProfiles | undefined {
  return keep && { few: tinyFile(keep.few), many: tinyFile(keep.many) };
}

function tinyFile(path: string): string {
  return path.replace(/(?:\.few)?\.pb\.gz$/, '.tiny$&');
}

/**
 * `isAsComplete` reports whether a profile that lacks `missing` objects per operation is as complete as the plain one,
 * or lacks no more than is tolerated. If it isn't, the replaced runtime files don't fit this Go version's allocator.
 */
export function isAsComplete(missing: number, plain: Pick<SideProfile, 'missing' | 'counted'>): boolean {
  return Math.abs(missing) <= Math.max(Math.abs(plain.missing), tolerated(plain.counted.objects));
}

async function profileWith(
  ports: ProfilingPorts,
  request: SideProfileRequest,
  binary: TestBinary,
  keep: KeptProfiles | undefined,
): Promise<BenchmarkProfile | undefined> {
  const { side, importPath, benchmark, iterations, allocsPerOp, whole, timeoutMs } = request;
  const moduleFolder = side.packages.get(importPath)?.moduleFolder ?? side.folder;
  return profileBenchmark(ports.analysis, {
    binary,
    root: side.root,
    moduleFolder,
    benchmark,
    iterations,
    allocsPerOp,
    whole,
    timeoutMs,
    keep,
  });
}

/**
 * `withPlainBytes` scales down the bytes of tiny objects so that the total is that of the plain profile. A tiny object
 * in a block of its own is counted with the size of the whole block. An object that has as many blocks in the plain
 * profile shares none, so it is not tiny but takes 16 bytes.
 */
function withPlainBytes(
  paths: readonly AllocationPath[],
  { paths: plain, counted: { bytes } }: Pick<SideProfile, 'paths' | 'counted'>,
): readonly AllocationPath[] {
  const [ours, theirs] = [paths, plain].map(blocksOf);
  const isWhole = (path: AllocationPath): boolean => {
    const key = stackOf(path);
    const [own, others] = [ours?.get(key) ?? 0, theirs?.get(key) ?? 0];
    return Math.abs(own - others) <= 0.01 * own;
  };
  const packed = new Set(paths.filter((path) => path.blockSize === tinyBlock && !isWhole(path)));
  // If no stack shares blocks, the missing objects can be anywhere.
  const tiny = packed.size > 0 ? packed : new Set(paths.filter(({ blockSize }) => blockSize === tinyBlock));
  const taken = [...tiny].reduce((sum, path) => sum + path.bytesPerOp, 0);
  const excess = totalCost(paths).bytes - bytes;
  if (taken <= 0 || excess <= 0) return paths;
  const factor = Math.max(1 / tinyBlock, (taken - excess) / taken);
  return paths.map((path) => (tiny.has(path) ? { ...path, bytesPerOp: path.bytesPerOp * factor } : path));
}

/** `blocksOf` returns the number of 16-byte blocks per operation by stack. */
function blocksOf(paths: readonly AllocationPath[]): ReadonlyMap<string, number> {
  const blocks = new Map<string, number>();
  for (const path of paths.filter(({ blockSize }) => blockSize === tinyBlock))
    blocks.set(stackOf(path), (blocks.get(stackOf(path)) ?? 0) + path.objectsPerOp);
  return blocks;
}

/** `stackOf` identifies a stack in any build of the same sources. */
function stackOf({ frames, callee }: AllocationPath): string {
  return [callee, ...frames.map(({ function: name, file, line }) => `${name} ${file}:${line}`)].join('\n');
}
