import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { causeOfBuildFailure } from '../../core/fault/cause.ts';
import { buildFault } from '../../core/fault/environment-fault.ts';
import { type FaultCause, GateError } from '../../errors.ts';
import type { Build, BuildRequest, ListedPackage, PackageFailure, TestBinary } from '../../ports.ts';
import { dropDamaged, keepDigest } from './binary-digest.ts';
import { parseBuildFlags } from './build-flags.ts';
import { mapBounded } from './concurrency.ts';
import { temporaryFolder, type Toolchain } from './environment.ts';
import { testBinaryName } from './exec-name.ts';
import { goFailure, goLimitsMs, runGo, type Surroundings } from './go-command.ts';
import { linkedRuntime } from './linked-runtime.ts';
import { nameOriginals, relativize } from './messages.ts';
import { readOverlay, writeOverlay } from './overlay.ts';
import { parseBuildErrors } from './build-errors.ts';
import { isOwnFile } from './own-file.ts';
import { stampOf } from './stamp.ts';
import type { StandardLibrary } from './standard-library.ts';

/**
 * The packages that one call of the go command builds: they are in one module folder, and no two of them have the same
 * base name.
 */
interface Batch {
  readonly moduleFolder: string;
  readonly folder: string;
  readonly packages: ListedPackage[];
}

/**
 * Assigns folders to test binaries so that packages with the same base name never share a folder in any build of a run.
 */
export class BinaryFolders {
  readonly #owners = new Map<string, string>();

  folder(work: string, side: string, { importPath, moduleFolder }: ListedPackage): string {
    const module = createHash('sha256').update(moduleFolder).digest('hex').slice(0, 12);
    for (let index = 0; ; index++) {
      const folder = join(work, 'test-binaries', side, module, String(index));
      const path = join(folder, testBinaryName(importPath));
      const owner = this.#owners.get(path) ?? importPath;
      if (owner !== importPath) continue;
      this.#owners.set(path, importPath);
      return folder;
    }
  }
}

/** Everything that a build needs in addition to its request. */
export interface BuildContext {
  readonly surroundings: Surroundings;
  readonly folders: BinaryFolders;
  readonly standard: StandardLibrary;
  readonly toolchain: (moduleFolder: string) => Promise<Toolchain>;
  /** Returns the folders that paths in messages are shown relative to. */
  readonly roots: (moduleFolder: string) => readonly string[];
  /**
   * The folder for the files of an edited runtime. It is the same in every run, because its path is one of the flags by
   * which the build cache finds a runtime that is already compiled.
   */
  readonly cacheFolder: string;
  /** The archives of edited runtimes that this run has compiled or is compiling, by command. */
  readonly runtimes: Map<string, Promise<string | undefined>>;
}

/**
 * `buildPackages` compiles test binaries, as many as possible with each call of the go command. Errors: `usage` for
 * flags that would break the gate.
 */
export async function buildPackages(context: BuildContext, request: BuildRequest): Promise<Build> {
  const parts: Build[] = [];
  for (const batch of batches(context.folders, request)) parts.push(await buildWithRuntime(context, request, batch));
  return {
    binaries: parts.flatMap(({ binaries }) => binaries),
    failures: parts.flatMap(({ failures }) => failures),
    empty: parts.flatMap(({ empty }) => empty),
  };
}

function batches(folders: BinaryFolders, { packages, side, work, variant }: BuildRequest): Batch[] {
  const found = new Map<string, Batch>();
  for (const listed of packages) {
    const folder = folders.folder(work, variant === undefined ? side : `${side}-${variant.name}`, listed);
    const batch = found.get(folder) ?? { moduleFolder: listed.moduleFolder, folder, packages: [] };
    found.set(folder, batch);
    batch.packages.push(listed);
  }
  return [...found.values()];
}

/**
 * `buildWithRuntime` builds a batch. If the variant replaces files of the runtime, it first tries to link the edited
 * runtime without recompiling the packages that import it. If that fails, it recompiles them.
 */
async function buildWithRuntime(context: BuildContext, request: BuildRequest, batch: Batch): Promise<Build> {
  const { variant } = request;
  if (variant?.runtime === undefined) return buildBatch(context, request, batch);
  const linking = await linkedRuntime(context, { ...request, runtime: variant.runtime }, batch.moduleFolder);
  const linked = linking === undefined ? undefined : await buildBatch(context, request, batch, linking);
  if (linked?.failures.length === 0) return linked;
  const replace = new Map([...variant.runtime, ...variant.replace]);
  return buildBatch(context, { ...request, variant: { ...variant, replace } }, batch);
}

async function buildBatch(
  context: BuildContext,
  request: BuildRequest,
  batch: Batch,
  linking?: string,
): Promise<Build> {
  const { moduleFolder, folder, packages } = batch;
  const toolchain = await context.toolchain(moduleFolder);
  const flags = parseBuildFlags(request.buildFlags, toolchain.variables['GOFLAGS'] ?? '');
  const overlay = await writeOverlay(
    toolchain,
    await readOverlay(flags.overlay, moduleFolder),
    request.work,
    request.variant?.replace,
  );
  const overlayFlag = overlay.file === undefined ? [] : [`-overlay=${overlay.file}`];
  // If binaries are left from an earlier run, so is the build cache, which already contains the standard library.
  if (request.variant === undefined && !existsSync(folder)) {
    const compiled = flags.build.filter((flag) => !/^-(?:vet|cover\w*)\b/.test(flag));
    await context.standard.compile(context.surroundings, toolchain, {
      moduleFolder,
      flags: [...compiled, ...overlayFlag],
    });
  }
  await mkdir(folder, { recursive: true });
  const path = ({ importPath }: ListedPackage): string => join(folder, testBinaryName(importPath));
  await mapBounded(packages, async (listed) => {
    await dropDamaged(path(listed));
    // The go command doesn't know that another runtime is linked and would consider an older binary up to date, so the
    // binary must then be removed.
    if (linking === undefined) await markStale(path(listed));
    else await rm(path(listed), { force: true });
  });
  const importPaths = packages.map(({ importPath }) => importPath);
  // Vet has nothing to do with allocations, and `go test -c` would run it.
  const args = ['test', '-c', '-vet=off', ...flags.build, '-o', `${folder}/`];
  // Debug information accounts for half of the work of linking, and neither profiles nor panics need it.
  if (!flags.links) args.push('-ldflags=-w');
  const { cover, limitMs = goLimitsMs.build } = request.variant ?? {};
  if (cover !== undefined) args.push('-cover', `-coverpkg=${cover.join(',')}`);
  args.push(...overlayFlag);
  if (linking !== undefined) args.push(linking);
  args.push(...importPaths);
  const outcome = await runGo(context.surroundings, toolchain.go, {
    args,
    folder: moduleFolder,
    timeoutMs: limitMs,
    temporary: temporaryFolder(toolchain),
  });
  const failure = goFailure(outcome, 'go test -c');
  const ended = outcome.exit.kind === 'code';
  // If the go command was killed, its output says nothing about packages.
  const errors = parseBuildErrors(ended ? outcome.stderr : '', importPaths);
  const withoutTests = new Set(
    [...outcome.stdout.matchAll(/^\?\s+(\S+)\s+\[no test files\]$/gm)].map(([, name]) => name),
  );
  const roots = context.roots(moduleFolder);
  const causeOf = (message: string): FaultCause =>
    ended ? causeOfBuildFailure(message, isOwnFile(moduleFolder, roots)) : 'environment';

  const binaries: TestBinary[] = [];
  const failures: PackageFailure[] = [];
  const empty: string[] = [];
  for (const listed of packages) {
    const { importPath } = listed;
    if (withoutTests.has(importPath)) empty.push(importPath);
    // A killed build may have left a partial file.
    else if (ended && (await isFresh(path(listed)))) {
      // A variant's binary gets no digest and no stamp, because the next build of the variant overwrites it.
      binaries.push(await finished(listed, path(listed), toolchain, request.variant === undefined));
    } else {
      const message = errors.get(importPath) ?? failure ?? `go test -c produced no binary at ${path(listed)}`;
      const named = nameOriginals(message, overlay.standIns);
      const cause = causeOf(named);
      // If the output also shows a failure of the environment, that failure may have caused the message about the code.
      const open = cause === 'code' && buildFault(outcome.stderr) !== undefined;
      failures.push({ importPath, message: relativize(named, roots), cause: open ? 'unclear' : cause });
    }
  }
  return { binaries, failures, empty };
}

/**
 * `finished` returns a binary that is ready to run. If the binary is kept for later runs, its digest is written to a
 * file next to it.
 */
async function finished(
  { importPath, folder, testArgs }: ListedPackage,
  path: string,
  { goroot }: Toolchain,
  isKept: boolean,
): Promise<TestBinary> {
  const binary = { importPath, path, folder, goroot, ...(testArgs === undefined ? {} : { testArgs }) };
  if (!isKept) return binary;
  const digest = await keepDigest(path);
  return { ...binary, stamp: await stampOf(path), ...(digest === undefined ? {} : { digest }) };
}

/**
 * `markStale` sets an old modification time on a binary. The go command updates the time of each binary that it builds
 * or finds up to date, so a binary that keeps the old time is from an earlier run.
 */
async function markStale(path: string): Promise<void> {
  try {
    await utimes(path, 0, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw new GateError(
      'environment-failed',
      `The cached test binary ${path} can't be marked as stale (${(error as Error).message}).`,
      'Check the permissions of the cache folder, or set ALLOCGATE_CACHE to another folder.',
      error,
    );
  }
}

async function isFresh(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile() && found.mtimeMs > 0,
    () => false,
  );
}
