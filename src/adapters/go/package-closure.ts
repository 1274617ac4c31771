import { createHash } from 'node:crypto';
import { dirname, join, relative, resolve } from 'node:path';
import type { GoPackage } from './go-list.ts';
import { SourceTree } from './package-files.ts';
import { pathBelow, withSlashes } from './paths.ts';

/** The inputs of package keys that are the same for all packages of a listing. */
export interface KeyContext {
  /** The snapshot's root, as written and as its real path, because the go command may use either. */
  readonly roots: readonly string[];
  readonly folder: string;
  readonly goVersion: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly buildFlags: readonly string[];
  /** Absolute paths of the files that the build flags name. */
  readonly flagFiles: readonly string[];
  /** Paths of the gate's own files, relative to the top of the snapshot; they are not data of a benchmark. */
  readonly aside: readonly string[];
  /** Arguments for flags that the tests define. */
  readonly testArgs: readonly string[];
  /** The go.work file in effect, or `''` if there is none. */
  readonly goWork: string;
  readonly signal: AbortSignal;
}

/** Finds the packages that a test binary contains, and the files that these packages are built from or may read. */
export class PackageClosure {
  readonly #context: KeyContext;
  readonly #packages: ReadonlyMap<string, GoPackage>;
  /** The snapshot's files. */
  readonly tree: SourceTree;

  constructor(context: KeyContext, packages: ReadonlyMap<string, GoPackage>) {
    this.#context = context;
    this.tree = new SourceTree(context.roots, context.signal);
    this.#packages = packages;
  }

  /** Returns every package outside the standard library that a package's test binary contains. */
  closure(importPath: string): GoPackage[] {
    const seen = new Set<string>();
    const open = [importPath, `${importPath}.test`];
    const found: GoPackage[] = [];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      const entry = this.#packages.get(path);
      if (seen.has(path) || entry === undefined || entry.Standard) continue;
      seen.add(path);
      found.push(entry);
      open.push(...entry.Imports);
    }
    return found;
  }

  /**
   * Reports whether a package is read from disk: it is in the snapshot, or in a module folder elsewhere that replaces
   * another module or that a workspace uses.
   */
  isLocal({ Dir: folder, Module: module }: GoPackage): boolean {
    if (folder === '') return false;
    return this.below(folder) !== undefined || (module !== undefined && (module.Replace ?? module).Version === '');
  }

  /**
   * Returns the files that a package's own benchmarks may read: those in its folder, including tests, and the test data
   * of its parent folders.
   */
  async ownFiles(found: GoPackage): Promise<readonly string[]> {
    const root = this.#context.roots.find((candidate) => pathBelow(candidate, found.Dir) !== undefined);
    return [
      ...(await this.tree.packageFiles(found.Dir, { tests: true, whole: found.CgoFiles.length > 0 })),
      ...(root === undefined ? [] : await this.tree.sharedTestdata(found.Dir, root)),
      ...embeddedIn(found),
    ];
  }

  /** Returns the files that an imported package is built from or may read. */
  async dependencyFiles(found: GoPackage): Promise<readonly string[]> {
    const files = await this.tree.packageFiles(found.Dir, { tests: false, whole: found.CgoFiles.length > 0 });
    return [...new Set([...files, ...embeddedIn(found)])].toSorted();
  }

  /** Returns the module files that determine module versions, the language version and GODEBUG defaults. */
  moduleFiles(closure: readonly GoPackage[]): string[] {
    const { goWork } = this.#context;
    const goMods = closure
      .filter((found) => this.isLocal(found))
      .map(({ Module: module }) => module?.GoMod ?? '')
      .filter((path) => path !== '');
    const places = [...new Set(goMods)].flatMap((path) => [path, join(dirname(path), 'go.sum'), vendored(path)]);
    return goWork === '' ? places : [...places, goWork, `${goWork}.sum`, vendored(goWork)];
  }

  /**
   * Returns a label for a file: its path from the top of the snapshot or, for a file outside the snapshot, its path
   * from the module folder, which is the same on both sides.
   */
  label(path: string): string {
    return this.below(path) ?? `outside: ${withSlashes(relative(this.#context.folder, path))}`;
  }

  below(path: string): string | undefined {
    if (path === '') return undefined;
    return this.#context.roots.map((root) => pathBelow(root, path)).find((found) => found !== undefined);
  }
}

/** `embeddedIn` returns the files that a package and its tests embed. */
export function embeddedIn({ Dir: folder, EmbedFiles, TestEmbedFiles, XTestEmbedFiles }: GoPackage): string[] {
  return [EmbedFiles, TestEmbedFiles, XTestEmbedFiles].flat().map((file) => join(folder, file));
}

/**
 * `isVariantOf` reports whether a package is the tested package (alone or as compiled for its test), its external test
 * package, or the test's main package.
 */
export const isVariantOf = (found: GoPackage, tested: string): boolean =>
  found.ImportPath === tested || found.ImportPath === `${tested}.test` || isTestVariant(found, tested);

/**
 * `isTestVariant` reports whether a package is the tested package or its external test, compiled for the test. Packages
 * that are only compiled again because they import the tested package are dependencies.
 */
const isTestVariant = ({ ImportPath: path, ForTest }: GoPackage, tested: string): boolean =>
  ForTest === tested && (path.startsWith(`${tested} [`) || path.startsWith(`${tested}_test [`));

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const vendored = (moduleFile: string): string => resolve(dirname(moduleFile), 'vendor', 'modules.txt');

/**
 * `moduleName` returns a module's path and version, and those of its replacement. It doesn't include the checksum,
 * which is in `go.sum`.
 */
export function moduleName({ Path: path, Version: version, Replace: other }: NonNullable<GoPackage['Module']>): string {
  return [path, version, ...(other === undefined ? [] : ['=>', other.Path, other.Version])].join(' ').trim();
}
