import { buildFault } from '../core/fault/environment-fault.ts';
import { GateError, onSide } from '../errors.ts';
import type {
  Build,
  BuildRequest,
  GoEnvironment,
  ListedPackage,
  Listing,
  ListRequest,
  PackageFailure,
  Ports,
  Side,
  TestBinary,
} from '../ports.ts';
import type { PackageName } from '../core/policy/package-pattern.ts';
import type { Incident } from './problems.ts';
import { packagePath } from './subject.ts';

/**
 * One side of the comparison: its snapshot, what the go command found there, and its test binaries, which are built on
 * demand.
 */
export interface SideUnderTest {
  readonly side: Side;
  /** The top folder of the snapshot. */
  readonly root: string;
  /** The requested folder inside the snapshot. */
  readonly folder: string;
  readonly environment: GoEnvironment;
  readonly packages: ReadonlyMap<string, ListedPackage>;
  /** Packages with benchmarks that the configuration excludes. */
  readonly excluded: readonly PackageName[];
  /**
   * The files that the packages are compiled from or embed, relative to the top of the repository; `undefined` if
   * unknown.
   */
  readonly files: ReadonlySet<string> | undefined;
  /** The non-test files among `files` that may stop a benchmark's timer, because their packages import `testing`. */
  readonly testingFiles: ReadonlySet<string>;
  readonly incidents: Incident[];
  /**
   * Returns the test binaries of these packages, which are built when first needed. A package that doesn't build
   * becomes an incident and is left out.
   */
  binaries(importPaths: readonly string[]): Promise<ReadonlyMap<string, TestBinary>>;
}

export interface SideRequest {
  readonly side: Side;
  readonly root: string;
  readonly folder: string;
  readonly work: string;
  readonly patterns: readonly string[];
  readonly buildFlags: readonly string[];
  readonly testArgs: readonly string[];
  /**
   * Files that don't count as inputs of a package: the stored baseline, if it is in the repository. Paths are relative
   * to its top.
   */
  readonly aside: readonly string[];
  /** The folder of the configuration, relative to the root; its package patterns are relative to this folder. */
  readonly configFolder: string;
  readonly excludes: (listed: PackageName) => boolean;
  /** The environment to use for a folder that doesn't exist on this side and so has no packages. */
  readonly fallback?: GoEnvironment;
}

/**
 * The problem kinds and remedies if a pattern matches no package, or if a module can't be read. Any other failure to
 * load a package counts as a failed build.
 */
const listingFaults = {
  pattern: {
    kind: 'no-benchmarks',
    remedy:
      'Name packages of the module: patterns are relative to the folder that -C DIR names, and `go list ./...` lists the packages.',
  },
  module: {
    kind: 'build-failed',
    remedy: 'Run `go list ./...` in the module’s folder and fix what it reports about go.mod or go.work.',
  },
} as const;

/**
 * `planSide` asks the go command which packages of a side have benchmarks. Errors: `no-benchmarks`,
 * `toolchain-missing`, `toolchain-too-old`, `usage`.
 */
export function planSide(ports: Ports, request: SideRequest): Promise<SideUnderTest> {
  return onSide(request.side, () => plan(ports, request));
}

async function plan(ports: Ports, request: SideRequest): Promise<SideUnderTest> {
  const { side, root, folder, work, patterns, buildFlags, testArgs, aside } = request;
  const modules = await ports.go.modules(folder);
  if (modules.length === 0 && request.fallback === undefined) throw await nothingHere(ports, folder, root);
  const folders = modules.map((module) => (module === '' ? folder : `${folder}/${module}`));
  const environment =
    folders.length === 0 && request.fallback !== undefined
      ? request.fallback
      : await ports.go.environment(folders[0] ?? folder, work, buildFlags);
  const packages = new Map<string, ListedPackage>();
  const excluded: PackageName[] = [];
  const incidents: Incident[] = [];
  const shown = (message: string): string => message.replaceAll(`${root}/`, '');
  const failed = (failure: PackageFailure): void => {
    const { importPath, message, cause } = failure;
    incidents.push({ ...natureOf(failure), side, package: importPath, message: shown(message), cause });
  };
  // If there are several modules, a pattern needs to match in only one of them.
  const unnamed: PackageFailure[] = [];
  const testingFiles = new Set<string>();
  const files: (readonly string[] | undefined)[] = [];
  for (const moduleFolder of folders) {
    const listing = await listTwice(ports, { folder: moduleFolder, root, patterns, buildFlags, aside, testArgs });
    files.push(listing.files);
    for (const file of listing.testingFiles ?? []) testingFiles.add(file);
    for (const found of listing.packages) {
      const listed = testArgs.length === 0 ? found : { ...found, testArgs };
      const path = packagePath(root, request.configFolder, listed.folder);
      const name = { importPath: listed.importPath, path };
      if (request.excludes(name)) excluded.push(name);
      else packages.set(listed.importPath, listed);
    }
    for (const failure of listing.failures) {
      if (failure.fault === 'pattern') unnamed.push(failure);
      else failed(failure);
    }
  }
  for (const failure of new Map(unnamed.map((one) => [one.importPath, one])).values()) {
    if (unnamed.filter(({ importPath }) => importPath === failure.importPath).length >= folders.length) failed(failure);
  }

  const built = new Map<string, TestBinary>();
  const builds = new Map<string, Promise<void>>();
  const binaries = async (importPaths: readonly string[]): Promise<ReadonlyMap<string, TestBinary>> => {
    const wanted = importPaths.flatMap((path) => (builds.has(path) ? [] : (packages.get(path) ?? [])));
    const run = async (): Promise<void> => {
      const build = await onSide(side, () => buildTwice(ports, { side, packages: wanted, buildFlags, work }));
      for (const binary of build.binaries) built.set(binary.importPath, binary);
      for (const failure of build.failures) failed(failure);
    };
    if (wanted.length > 0) {
      const building = run();
      for (const { importPath } of wanted) builds.set(importPath, building);
    }
    // Another call may already be building some of these packages.
    await Promise.all(importPaths.flatMap((path) => builds.get(path) ?? []));
    return new Map(importPaths.flatMap((path) => entry(path, built.get(path))));
  };
  const known = files.every((list) => list !== undefined);
  return {
    side,
    root,
    folder,
    environment,
    packages,
    excluded,
    files: known ? new Set(files.flat()) : undefined,
    testingFiles,
    incidents,
    binaries,
  };
}

/** `natureOf` returns the kind of a failure, and a remedy that is more specific than the kind's, if there is one. */
function natureOf({ message, fault, cause }: PackageFailure): Pick<Incident, 'kind' | 'remedy'> {
  if (cause === 'environment') {
    const remedy = buildFault(message)?.remedy;
    return { kind: 'environment-failed', ...(remedy === undefined ? {} : { remedy }) };
  }
  return fault === undefined ? { kind: 'build-failed' } : listingFaults[fault];
}

/** `listTwice` lists the packages, and lists them a second time if anything but a pattern failed. */
async function listTwice(ports: Ports, request: ListRequest): Promise<Listing> {
  const first = await ports.go.list(request);
  if (first.failures.every(({ fault }) => fault === 'pattern')) return first;
  const second = await ports.go.list(request);
  return { ...second, failures: second.failures.map((failure) => settled(failure, first.failures)) };
}

/**
 * `buildTwice` builds the packages, and retries those that failed. If the second attempt passes, the code wasn't at
 * fault.
 */
async function buildTwice(ports: Ports, request: BuildRequest): Promise<Build> {
  const first = await ports.go.build(request);
  if (first.failures.length === 0) return first;
  const failed = new Set(first.failures.map(({ importPath }) => importPath));
  const packages = request.packages.filter(({ importPath }) => failed.has(importPath));
  const second = await ports.go.build({ ...request, packages });
  return {
    binaries: [...first.binaries, ...second.binaries],
    failures: second.failures.map((failure) => settled(failure, first.failures)),
    empty: [...first.empty, ...second.empty],
  };
}

/**
 * `settled` returns a failure as the second attempt reported it. The code counts as the cause only if the first attempt
 * agrees.
 */
function settled(failure: PackageFailure, before: readonly PackageFailure[]): PackageFailure {
  const earlier = before.find(({ importPath }) => importPath === failure.importPath);
  if (failure.cause !== 'code' || earlier?.cause === 'code') return failure;
  return earlier ?? { ...failure, cause: 'unclear' };
}

/**
 * `nothingHere` returns the error for a folder without packages to measure: either it is in a module but has no Go
 * files, or there is no module.
 */
async function nothingHere(ports: Ports, folder: string, root: string): Promise<GateError> {
  const module = await ports.go.enclosingModule(folder, root);
  if (module === undefined) {
    return new GateError(
      'no-benchmarks',
      'There is no Go module here (no go.mod or go.work in this folder, above it in the repository, or below it).',
      'Start allocgate in the folder of a Go module, or name it with -C DIR; `go mod init` makes one.',
    );
  }
  const below = (path: string): string => path.slice(root.length + 1);
  const place = module.folder === root ? 'the top of the repository' : below(module.folder);
  return new GateError(
    'usage',
    `The folder ${below(folder)} has no Go packages. It is in the module ${module.path}, whose folder is ${place}.`,
    'Start allocgate in the module’s folder or in one that has packages, or name it with -C DIR.',
  );
}

function entry(path: string, binary: TestBinary | undefined): [string, TestBinary][] {
  return binary === undefined ? [] : [[path, binary]];
}

/**
 * `only` returns a side with only the packages in `names`. It shares the original side's list of incidents, so builds
 * and runs still append to that list.
 */
export function only(side: SideUnderTest, names: ReadonlySet<string>): SideUnderTest {
  return { ...side, packages: new Map([...side.packages].filter(([importPath]) => names.has(importPath))) };
}

/**
 * `pathsOf` returns a function that maps an import path to the package's folder in the form that configuration patterns
 * match, from whichever side has the package.
 */
export function pathsOf(
  sides: readonly (SideUnderTest | undefined)[],
  configFolder: string,
): (importPath: string) => string {
  return (importPath) => {
    for (const side of sides) {
      const listed = side?.packages.get(importPath);
      if (side !== undefined && listed !== undefined) return packagePath(side.root, configFolder, listed.folder);
    }
    return importPath;
  };
}
