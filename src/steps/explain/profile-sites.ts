import { diffSites, type SiteDiff } from '../../core/profile/site-diff.ts';
import type { LineMap } from '../../core/patch/line-map.ts';
import type { SideUnderTest } from '../side.ts';
import { hidesObjects, profileSide, type SideProfile, type SideProfileRequest, profileTiny } from './profile-side.ts';
import type { ProfilingPorts } from './shared-work.ts';
import { type LineText, readSiteLines } from './source-lines.ts';

/** What one benchmark allocates on both sides, and where head allocates more. */
export interface ProfiledBenchmark {
  readonly benchmark: string;
  /** How both sides were profiled. */
  readonly run: ProfiledRun;
  readonly base: SideProfile | undefined;
  readonly head: SideProfile;
  readonly diff: SiteDiff;
  /** Returns the text of a line in a file that contains a site; absent if no file was read. */
  readonly text?: LineText;
}

/** The number of iterations in a profile, and whether those at the beginning of a run count too. */
export interface ProfiledRun {
  readonly iterations: number;
  readonly whole: boolean;
}

export interface ProfileSitesRequest {
  readonly base: SideUnderTest | undefined;
  readonly head: SideUnderTest;
  readonly importPath: string;
  readonly benchmark: string;
  readonly iterations: number;
  readonly allocsPerOp: { readonly base: number; readonly head: number };
  /** What the report's table says about head, and at how many iterations; absent if there is no table. */
  readonly table?: TableFigures | undefined;
  readonly lines: LineMap;
  readonly timeoutMs: number;
  readonly buildFlags: readonly string[];
  readonly work: string;
  /** The folder in which the profiles are kept; `undefined` if they aren't kept. */
  readonly profiles: string | undefined;
  /** Whether to include sites that cost no more than on base. */
  readonly all?: boolean;
}

/** The figures of head per operation that regressed, and the number of iterations at which they were measured. */
export interface TableFigures {
  readonly iterations: number;
  readonly objects: number | undefined;
  readonly bytes: number | undefined;
}

/** The share by which a profile may differ from the table, and the objects and bytes that it may differ by in any case. */
const tolerance = { share: 0.25, objects: 1, bytes: 64 };

/**
 * `profileSites` profiles one benchmark on both sides in the same way. It returns `undefined` if head produced no
 * profile.
 */
export async function profileSites(
  ports: ProfilingPorts,
  request: ProfileSitesRequest,
): Promise<ProfiledBenchmark | undefined> {
  const profiled = await profileBoth(ports, request, { iterations: request.iterations, whole: false });
  const { table } = request;
  if (profiled === undefined || table === undefined || fits(table, profiled.head.counted)) return profiled;
  // The figures depend on the number of iterations, for example because a map is filled by the first of them.
  const again = await profileBoth(ports, request, { iterations: table.iterations, whole: true });
  return again !== undefined && fits(table, again.head.counted) ? again : profiled;
}

/** `fits` reports whether a profile counted about what the table says. */
function fits(table: TableFigures, { objects, bytes }: SideProfile['counted']): boolean {
  const isNear = (said: number | undefined, counted: number, least: number): boolean =>
    said === undefined || Math.abs(said - counted) <= Math.max(least, tolerance.share * said);
  return isNear(table.objects, objects, tolerance.objects) && isNear(table.bytes, bytes, tolerance.bytes);
}

async function profileBoth(
  ports: ProfilingPorts,
  request: ProfileSitesRequest,
  run: ProfiledRun,
): Promise<ProfiledBenchmark | undefined> {
  const { benchmark, base, head, lines } = request;
  const [baseRequest, headRequest] = [requestFor(request, run, 'base'), requestFor(request, run, 'head')];
  if (headRequest === undefined) return undefined;
  let [before, after] = await Promise.all([
    baseRequest && profileSide(ports, baseRequest),
    profileSide(ports, headRequest),
  ]);
  if (after === undefined) return undefined;
  // Both sides must be profiled in the same way; otherwise sites could differ only because of the profiling.
  if (hidesObjects(after) || (before !== undefined && hidesObjects(before))) {
    const [tinyBefore, tinyAfter] = await Promise.all([
      before && baseRequest && profileTiny(ports, baseRequest, before),
      profileTiny(ports, headRequest, after),
    ]);
    if (tinyAfter !== undefined && (before === undefined || tinyBefore !== undefined))
      [before, after] = [tinyBefore, tinyAfter];
  }
  const paths = { base: before?.paths ?? [], head: after.paths };
  const text = await readSiteLines(ports, { base: base?.root, head: head.root }, paths);
  return {
    benchmark,
    run,
    base: before,
    head: after,
    diff: diffSites({ ...paths, lines, text, all: request.all === true }),
    text,
  };
}

/** The maximum length of an import path or benchmark name within a file name, in characters. */
const longestName = 90;

function requestFor(
  request: ProfileSitesRequest,
  run: ProfiledRun,
  name: 'base' | 'head',
): SideProfileRequest | undefined {
  const { importPath, benchmark, timeoutMs, buildFlags, work, profiles } = request;
  const side = request[name];
  if (side?.packages.has(importPath) !== true) return undefined;
  const kept = `${profiles}/${fileName(importPath)}.${fileName(benchmark)}.${name}`;
  const keep = profiles === undefined ? undefined : { few: `${kept}.few.pb.gz`, many: `${kept}.pb.gz` };
  // The number of operations to profile depends on this figure. Both sides get the same one and run the same number, so
  // that whatever grows with the number of operations is equal on both.
  const allocsPerOp = Math.max(request.allocsPerOp.base, request.allocsPerOp.head);
  return { side, importPath, benchmark, ...run, allocsPerOp, timeoutMs, buildFlags, work, keep };
}

/**
 * `fileName` turns an import path or benchmark name into a file name without path separators. Different names get
 * different file names.
 */
function fileName(name: string): string {
  const folded = name.replaceAll('/', '_');
  const plain = folded.replaceAll(/[^\w.=-]+/g, '_').replace(/^\.+/, '_');
  return plain === folded && plain.length <= longestName ? plain : `${plain.slice(0, longestName)}-${checksum(name)}`;
}

/**
 * `checksum` returns the 32-bit FNV-1a hash of a string (http://www.isthe.com/chongo/tech/comp/fnv); it only has to
 * distinguish names.
 */
function checksum(text: string): string {
  let sum = 0x81_1c_9d_c5;
  for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01_00_01_93) >>> 0;
  return sum.toString(16).padStart(8, '0');
}
