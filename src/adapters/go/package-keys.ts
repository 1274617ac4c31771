import { createHash } from 'node:crypto';
import { dirname, join, relative, resolve } from 'node:path';
import { packageKeyText, type KeyFile, type KeyModule } from '../../core/baseline/package-key.ts';
import { mapBounded } from './concurrency.ts';
import type { GoPackage } from './go-list.ts';
import { SourceTree } from './package-files.ts';
import { pathBelow, withSlashes } from './paths.ts';

/** What all packages of one listing have in common. */
export interface KeyContext {
  /** The snapshot's root, as written and as it really lies: the go command may name either. */
  readonly roots: readonly string[];
  readonly folder: string;
  readonly goVersion: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly buildFlags: readonly string[];
  /** Absolute paths of files that the build flags name. */
  readonly flagFiles: readonly string[];
  /** go.work, where one is in force; else `''`. */
  readonly goWork: string;
  readonly signal: AbortSignal;
}

/** Digests what the benchmarks of packages depend on (`core/baseline/package-key.ts`). */
export class PackageKeys {
  readonly #context: KeyContext;
  readonly #packages: ReadonlyMap<string, GoPackage>;
  /** The files of the snapshot. */
  readonly tree: SourceTree;
  readonly #dependencies = new Map<string, Promise<KeyFile>>();
  #data: Promise<KeyFile> | undefined;

  constructor(context: KeyContext, packages: ReadonlyMap<string, GoPackage>) {
    this.#context = context;
    this.tree = new SourceTree(context.roots, context.signal);
    this.#packages = packages;
  }

  async key(importPath: string): Promise<string> {
    const { goVersion, settings, buildFlags, flagFiles } = this.#context;
    const closure = this.closure(importPath);
    const own = new Set([...flagFiles, ...this.moduleFiles(closure)]);
    const dependencies: KeyFile[] = [];
    const modules: KeyModule[] = [];
    for (const found of closure) {
      if (found.Module !== undefined) modules.push(moduleOf(found.Module));
      if (!this.isLocal(found)) continue;
      if (isVariantOf(found, importPath)) for (const path of await this.ownFiles(found)) own.add(path);
      else dependencies.push(await this.#dependency(found));
    }
    const files = [...dependencies, await (this.#data ??= this.#digestData()), ...(await this.#digests([...own]))];
    return sha256(packageKeyText({ importPath, goVersion, settings, buildFlags, modules, files }));
  }

  /** Returns every package outside the standard library that a package's test binary holds. */
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
   * Reports whether a package is read from disk: it lies in the snapshot, or in a module folder elsewhere that replaces
   * another or is used by a workspace.
   */
  isLocal({ Dir: folder, Module: module }: GoPackage): boolean {
    if (folder === '') return false;
    return this.below(folder) !== undefined || (module !== undefined && (module.Replace ?? module).Version === '');
  }

  /** Returns what a package's own benchmarks may read: its folder with tests, and test data of its parents. */
  async ownFiles(found: GoPackage): Promise<readonly string[]> {
    const root = this.#context.roots.find((candidate) => pathBelow(candidate, found.Dir) !== undefined);
    return [
      ...(await this.tree.packageFiles(found.Dir, { tests: true, whole: found.CgoFiles.length > 0 })),
      ...(root === undefined ? [] : await this.tree.sharedTestdata(found.Dir, root)),
      ...embeddedIn(found),
    ];
  }

  /**
   * Returns one digest for all files of an imported package, made once, because many packages share their dependencies.
   */
  async #dependency(found: GoPackage): Promise<KeyFile> {
    const known = this.#dependencies.get(found.Dir) ?? this.#digestDependency(found);
    this.#dependencies.set(found.Dir, known);
    return known;
  }

  /** What a package that is imported is built from, or may read. */
  async dependencyFiles(found: GoPackage): Promise<readonly string[]> {
    const files = await this.tree.packageFiles(found.Dir, { tests: false, whole: found.CgoFiles.length > 0 });
    return [...new Set([...files, ...embeddedIn(found)])].toSorted();
  }

  async #digestDependency(found: GoPackage): Promise<KeyFile> {
    const digests = await this.#digests(await this.dependencyFiles(found));
    return { path: `${this.label(found.Dir)}/`, digest: sha256(JSON.stringify(digests)) };
  }

  /**
   * Returns one digest for what any benchmark may read from anywhere in the repository, because nothing says which
   * files it opens.
   */
  async #digestData(): Promise<KeyFile> {
    const lists = await Promise.all(this.#context.roots.slice(0, 1).map(async (root) => this.tree.dataFiles(root)));
    return { path: 'data/', digest: sha256(JSON.stringify(await this.#digests(lists.flat()))) };
  }

  /** Returns the module files that decide versions, language and defaults of GODEBUG. */
  moduleFiles(closure: readonly GoPackage[]): string[] {
    const { goWork } = this.#context;
    const goMods = closure
      .filter((found) => this.isLocal(found))
      .map(({ Module: module }) => module?.GoMod ?? '')
      .filter((path) => path !== '');
    const places = [...new Set(goMods)].flatMap((path) => [path, join(dirname(path), 'go.sum'), vendored(path)]);
    return goWork === '' ? places : [...places, goWork, `${goWork}.sum`, vendored(goWork)];
  }

  async #digests(paths: readonly string[]): Promise<KeyFile[]> {
    const files = await mapBounded(paths, async (path) => {
      const digest = await this.tree.digest(path);
      return digest === undefined ? [] : [{ path: this.label(path), digest }];
    });
    return files.flat();
  }

  /** Names a file outside the snapshot from the module folder, which is in the same place on both sides. */
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
 * `isVariantOf` reports whether this is the package itself, as compiled for its test, its external test, or the test's
 * main package.
 */
export const isVariantOf = (found: GoPackage, tested: string): boolean =>
  found.ImportPath === tested || found.ImportPath === `${tested}.test` || isTestVariant(found, tested);

/**
 * `isTestVariant` leaves out packages that are only compiled again because they import the tested one; those are
 * dependencies.
 */
const isTestVariant = ({ ImportPath: path, ForTest }: GoPackage, tested: string): boolean =>
  ForTest === tested && (path.startsWith(`${tested} [`) || path.startsWith(`${tested}_test [`));

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const vendored = (moduleFile: string): string => resolve(dirname(moduleFile), 'vendor', 'modules.txt');

export function moduleOf({
  Path: path,
  Version: version,
  Replace: replace,
}: NonNullable<GoPackage['Module']>): KeyModule {
  const shown = replace === undefined ? version : `${version} => ${replace.Path} ${replace.Version}`;
  return { path, version: shown.trim() };
}
