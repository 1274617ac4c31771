import { readdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { causeOfBuildFailure, causeOfLoadFailure, type LoadError } from '../../core/fault/cause.ts';
import { GateError } from '../../errors.ts';
import type { ListedPackage, Listing, ListRequest, PackageFailure } from '../../ports.ts';
import { functionsOf, mayHaveBenchmarks } from './benchmark-files.ts';
import { parseBuildFlags, type BuildFlags } from './build-flags.ts';
import { mapBounded } from './concurrency.ts';
import { figureSettings, refuseMissingToolchain, type Toolchain } from './environment.ts';
import type { Surroundings } from './go-command.ts';
import { listWithDependencies, type GoPackage } from './go-list.ts';
import { relativize } from './messages.ts';
import { readOverlay } from './overlay.ts';
import { isOwnFile } from './own-file.ts';
import { type KeyContext, PackageClosure } from './package-closure.ts';
import { PackageKeys } from './package-keys.ts';
import { usedFiles } from './used-files.ts';

/**
 * `listPackages` lists the packages that may have benchmarks, with their package keys. Errors: `usage` for flags that
 * the go command rejects, `toolchain-missing`.
 */
export async function listPackages(
  surroundings: Surroundings,
  toolchain: Toolchain,
  request: ListRequest,
  originalWorkspace: (file: string) => string,
): Promise<Listing> {
  const { folder, root, patterns } = request;
  const flags = parseBuildFlags(request.buildFlags, toolchain.variables['GOFLAGS'] ?? '');
  const overlay = await readOverlay(flags.overlay, folder);
  const listed = await listWithDependencies(surroundings, toolchain, { folder, patterns, flags: flags.list });
  const isOwn = isOwnFile(folder, [folder, root]);
  if (listed.kind === 'failure') {
    const { message } = listed;
    refuseUnknownFlag(message);
    refuseMissingToolchain(folder, message);
    const cause = listed.ended ? causeOfBuildFailure(message, isOwn) : 'environment';
    const failure = { importPath: patterns.join(' '), message: relativize(message, [folder, root]), cause };
    return { packages: [], files: undefined, failures: [{ ...failure, fault: 'module' }] };
  }
  const goWork = originalWorkspace(toolchain.variables['GOWORK'] ?? '');
  const context = await keyContext(surroundings, toolchain, request, { flags, overlay, goWork });
  const keys = new PackageKeys(new PackageClosure(context, listed.packages), context);
  const roots = [...listed.packages.values()].filter((found) => isAskedFor(found, listed.packages));
  const results = await mapBounded(roots, async (found): Promise<ListedPackage | PackageFailure | undefined> => {
    const errors = loadErrors(found, listed.packages);
    if (!(await hasBenchmarks(found, errors.length > 0, overlay))) return undefined;
    const importPath = found.ImportPath;
    if (errors.length > 0) {
      const message = errors.map(textOf).join('\n');
      const failure = { importPath, message: relativize(message, [folder, root]) };
      // If the go command can't resolve a pattern, it lists the pattern as if it were a package.
      return found.Dir === ''
        ? { ...failure, cause: 'code', fault: 'pattern' }
        : { ...failure, cause: causeOfLoadFailure(errors, isOwn) };
    }
    return {
      importPath,
      folder: found.Dir,
      moduleFolder: folder,
      key: await keys.key(importPath),
      benchmarks: await benchmarkFunctions(found, overlay),
    };
  });
  const named = results.flatMap((result) => (result === undefined ? [] : [result.importPath]));
  const used = usedFiles(listed.packages, named, context.roots);
  return {
    packages: results.filter((result) => result !== undefined && 'key' in result),
    failures: results.filter((result) => result !== undefined && 'message' in result),
    files: used.all,
    testingFiles: used.testing,
    standard: [...listed.packages.values()].flatMap(({ Standard, ForTest, ImportPath }) =>
      Standard && ForTest === '' && !/^(?:vendor\/|unsafe$|C$)/.test(ImportPath) ? [ImportPath] : [],
    ),
  };
}

/**
 * `isAskedFor` reports whether a package was requested, as opposed to a dependency or a package that was generated for
 * a test.
 */
function isAskedFor(found: GoPackage, packages: ReadonlyMap<string, GoPackage>): boolean {
  if (found.DepOnly || found.ForTest !== '') return false;
  const isTestMain = found.ImportPath.endsWith('.test') && found.Imports.includes('testing/internal/testdeps');
  return !(isTestMain && packages.has(found.ImportPath.slice(0, -'.test'.length)));
}

/** `loadErrors` returns the errors of a package, its tests and its imports, without duplicates. */
function loadErrors(found: GoPackage, packages: ReadonlyMap<string, GoPackage>): readonly LoadError[] {
  const path = found.ImportPath;
  const variants = [
    found,
    ...[`${path}.test`, `${path} [${path}.test]`, `${path}_test [${path}.test]`].map((name) => packages.get(name)),
  ];
  const errors = variants.flatMap((variant) => [variant?.Error ?? [], variant?.DepsErrors ?? []].flat());
  const reported = errors.map(({ Pos: position = '', Err: words }) => ({ position, words }));
  return [...new Map(reported.map((error) => [textOf(error), error])).values()];
}

function textOf({ position, words }: LoadError): string {
  return position === '' ? words : `${position}: ${words}`;
}

/**
 * `hasBenchmarks` reports whether a package may have benchmarks. It reads the package's folder if the package could not
 * be loaded, because the list of test files may then be missing.
 */
async function hasBenchmarks(
  found: GoPackage,
  broken: boolean,
  overlay: ReadonlyMap<string, string>,
): Promise<boolean> {
  const named = [...found.TestGoFiles, ...found.XTestGoFiles];
  if (broken && found.Dir === '') return true;
  const excluded = /build constraints exclude all Go files|no (?:non-test )?Go files/.test(found.Error?.Err ?? '');
  const files = named.length === 0 && broken && !excluded ? await testFiles(found.Dir) : named;
  // A pattern for a folder that doesn't exist matches no files, but must be reported.
  if (files === undefined) return true;
  const may = await mapBounded(files, async (file) => {
    const path = join(found.Dir, file);
    return mayHaveBenchmarks(overlay.get(path) ?? path);
  });
  return may.includes(true);
}

/**
 * `benchmarkFunctions` returns the names of a package's benchmark functions, or `undefined` if they can't be determined
 * for some test file.
 */
async function benchmarkFunctions(
  found: GoPackage,
  overlay: ReadonlyMap<string, string>,
): Promise<readonly string[] | undefined> {
  const lists = await mapBounded([...found.TestGoFiles, ...found.XTestGoFiles], async (file) => {
    const path = join(found.Dir, file);
    return functionsOf(overlay.get(path) ?? path);
  });
  return lists.every((names) => names !== undefined) ? [...new Set(lists.flat())] : undefined;
}

async function testFiles(folder: string): Promise<string[] | undefined> {
  const names = await readdir(folder).catch(() => undefined);
  return names?.filter((name) => name.endsWith('_test.go'));
}

async function keyContext(
  { env, signal }: Surroundings,
  toolchain: Toolchain,
  { folder, root, buildFlags, aside = [], testArgs = [] }: ListRequest,
  { flags, overlay, goWork }: { flags: BuildFlags; overlay: ReadonlyMap<string, string>; goWork: string },
): Promise<KeyContext> {
  const named = flags.overlay === undefined ? flags.files : [...flags.files, flags.overlay];
  return {
    roots: [...new Set([root, await realpath(root)])],
    folder,
    goVersion: toolchain.goVersion,
    settings: figureSettings(toolchain, env),
    buildFlags,
    flagFiles: [...named.map((file) => resolve(folder, file)), ...[...overlay.values()].filter((file) => file !== '')],
    aside,
    testArgs,
    goWork: goWork === 'off' ? '' : goWork,
    signal,
  };
}

/** `refuseUnknownFlag` throws `usage` if the go command's message says that it rejects a build flag. */
function refuseUnknownFlag(message: string): void {
  if (/flag provided but not defined|invalid value .* for flag|invalid boolean value/.test(message))
    throw new GateError(
      'usage',
      `The go command rejects the build flags: ${message.split('\n')[0] ?? message}`,
      'Check the flags after `--` (`build-flags`) against `go help build`.',
    );
}
