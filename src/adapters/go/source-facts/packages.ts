import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import * as z from 'zod';
import type { SourceSite } from '../../../core/cause/source-facts.ts';
import { goFailure, goLimitsMs, runGo, type Surroundings } from '../go-command.ts';
import type { Toolchain } from '../environment.ts';
import { jsonValues } from '../json-values.ts';
import { pathBelow } from '../paths.ts';

const names = z.array(z.string()).default([]);
const packageSchema = z.object({
  ImportPath: z.string(),
  Dir: z.string().default(''),
  Export: z.string().default(''),
  Standard: z.boolean().default(false),
  DepOnly: z.boolean().default(false),
  ForTest: z.string().default(''),
  GoFiles: names,
  CgoFiles: names,
  TestGoFiles: names,
  XTestGoFiles: names,
  ImportMap: z.record(z.string(), z.string()).default({}),
  Module: z.object({ GoVersion: z.string().default('') }).optional(),
});
type ExportedPackage = z.infer<typeof packageSchema>;
const fields = Object.keys(packageSchema.shape).join(',');

/**
 * Packages that candidate fixes import. Their export data is needed even if the package that is fixed doesn't import
 * them.
 */
const candidateImports = ['cmp', 'io', 'slices', 'strconv', 'strings', 'sync'];

const LIMIT = { limitBytes: 256 * 1024 * 1024, overflow: 'stop' } as const;

/**
 * A request for the packages that contain some source sites, and for the export data of everything that these packages
 * import.
 */
export interface PackagesRequest {
  readonly folder: string;
  /** Files below this folder are user code. */
  readonly root: string;
  readonly packages: readonly string[];
  readonly flags: readonly string[];
  readonly sites: readonly SourceSite[];
}

/** Packages in the form that the program expects (`assets/gofacts/internal/wire/request.go`). */
export interface CheckedPackages {
  readonly units: readonly {
    readonly path: string;
    readonly files: readonly string[];
    readonly importMap: Readonly<Record<string, string>>;
    readonly goVersion: string;
  }[];
  readonly packages: Readonly<Record<string, { readonly export: string; readonly origin: string }>>;
}

/** One of the user's packages, to be checked without its tests. */
export interface OnePackage extends CheckedPackages {
  readonly folder: string;
  /** Absolute paths of the package's test files. */
  readonly testFiles: readonly string[];
}

/**
 * `listPackage` lists a package with the export data of everything that it imports. If that fails, it returns the
 * reason as a string.
 */
export async function listPackage(
  surroundings: Surroundings,
  toolchain: Toolchain,
  { folder, pattern }: { readonly folder: string; readonly pattern: string },
): Promise<OnePackage | string> {
  const args = ['list', '-e', '-export', '-deps', `-json=${fields}`, '--', pattern];
  const call = { args, folder, timeoutMs: goLimitsMs.build, stdout: LIMIT, temporary: tmpdir() };
  const outcome = await runGo(surroundings, toolchain.go, call);
  const failure = goFailure(outcome, 'go list -export');
  if (failure !== undefined) return failure;
  const listed = jsonValues(outcome.stdout, packageSchema);
  const asked = listed.filter(({ DepOnly }) => !DepOnly);
  const [found] = asked;
  if (found === undefined || asked.length > 1 || found.Dir === '' || filesOf(found).length === 0)
    return `${pattern} doesn't name exactly one package with Go files: ${outcome.stderr.trim()}`.replace(/: $/, '');
  return {
    folder: found.Dir,
    testFiles: [...found.TestGoFiles, ...found.XTestGoFiles].map((file) => join(found.Dir, file)),
    units: [unitOf(found)],
    packages: Object.fromEntries(
      listed.map(({ ImportPath, Export }) => [ImportPath, { export: Export, origin: 'user' }]),
    ),
  };
}

/**
 * `listExports` lists packages with the export data of everything that they import, and compiles what isn't in the
 * build cache. If that fails, it returns the reason as a string.
 */
export async function listExports(
  surroundings: Surroundings,
  toolchain: Toolchain,
  request: PackagesRequest,
): Promise<CheckedPackages | string> {
  const list = async (flags: readonly string[], patterns: readonly string[]): Promise<ExportedPackage[] | string> => {
    const args = ['list', '-e', '-export', ...flags, `-json=${fields}`, ...request.flags, '--', ...patterns];
    const call = { args, folder: request.folder, timeoutMs: goLimitsMs.list, stdout: LIMIT, temporary: tmpdir() };
    const outcome = await runGo(surroundings, toolchain.go, call);
    return goFailure(outcome, 'go list -export') ?? jsonValues(outcome.stdout, packageSchema);
  };
  const listed = await list(['-deps', '-test'], request.packages);
  if (typeof listed === 'string') return listed;
  const known = new Set(listed.map(({ ImportPath }) => ImportPath));
  const missing = candidateImports.filter((name) => !known.has(name));
  // If this fails, only the candidates that would import these packages are lost.
  const more = missing.length === 0 ? [] : await list([], missing);
  const all = typeof more === 'string' ? listed : [...listed, ...more];
  return {
    units: unitsFor(listed, request).map(unitOf),
    packages: Object.fromEntries(
      all.map((found) => [found.ImportPath, { export: found.Export, origin: originOf(found, request.root) }]),
    ),
  };
}

/**
 * `unitsFor` returns the compilations that contain the files of the sites, choosing for each file the compilation that
 * a test sees.
 */
function unitsFor(listed: readonly ExportedPackage[], { packages, sites }: PackagesRequest): ExportedPackage[] {
  const owners = new Map<string, ExportedPackage>();
  for (const found of listed) {
    if (found.Standard || found.ImportPath.endsWith('.test')) continue;
    for (const file of filesOf(found)) {
      const owner = owners.get(file);
      if (owner === undefined || rank(found) < rank(owner)) owners.set(file, found);
    }
  }
  const units = new Set(sites.map(({ file }) => owners.get(file)).filter((owner) => owner !== undefined));
  // A file that belongs to no package may be the source that a //line directive in the benchmark's own package names.
  if (sites.some(({ file }) => !owners.has(file)))
    for (const owner of owners.values())
      if (packages.includes(owner.ForTest) || packages.includes(owner.ImportPath)) units.add(owner);
  return [...units];
}

/**
 * `rank` returns 0 for the package with its tests and for its external tests, 1 for the package alone, and 2 for the
 * package as it is compiled for another package's test. The lowest rank is preferred.
 */
function rank(found: ExportedPackage): number {
  if (found.ForTest === '') return 1;
  return basePath(found) === found.ForTest || basePath(found) === `${found.ForTest}_test` ? 0 : 2;
}

/** `basePath` returns `example.com/m/p` for the package `example.com/m/p [example.com/m/p.test]`. */
function basePath({ ImportPath }: ExportedPackage): string {
  return ImportPath.split(' ')[0] ?? ImportPath;
}

function unitOf(found: ExportedPackage): CheckedPackages['units'][number] {
  return {
    path: basePath(found),
    files: filesOf(found),
    importMap: found.ImportMap,
    goVersion: found.Module?.GoVersion ?? '',
  };
}

function filesOf({ Dir, GoFiles, CgoFiles }: ExportedPackage): string[] {
  return [...GoFiles, ...CgoFiles].map((file) => (isAbsolute(file) ? file : join(Dir, file)));
}

function originOf({ Standard, Dir }: ExportedPackage, root: string): 'standard' | 'user' | 'dependency' {
  if (Standard) return 'standard';
  const below = Dir === '' ? undefined : pathBelow(root, Dir);
  return below === undefined || below.split('/').includes('vendor') ? 'dependency' : 'user';
}
