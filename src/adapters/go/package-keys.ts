import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDocumentation } from '../../core/inputs/documentation.ts';
import {
  namesDocument,
  namesFolderOf,
  namesSubfolder,
  readReach,
  type SourceReach,
} from '../../core/inputs/source-reach.ts';
import { mapBounded } from './concurrency.ts';
import type { GoPackage } from './go-list.ts';
import { isData, isOwnOfGate } from './package-files.ts';
import {
  embeddedIn,
  isVariantOf,
  type KeyContext,
  moduleName,
  type PackageClosure,
  sha256,
} from './package-closure.ts';
import { kindOf, linkedFiles, readWholeTree, type WholeTree } from './whole-tree.ts';

/** The files in the repository that a package's benchmarks may read, beyond those of the packages that they use. */
interface Reach {
  /** `everything` is every file, `repository` is every file except documentation, and `data` is only data files. */
  readonly of: 'everything' | 'repository' | 'data';
  readonly sources: readonly SourceReach[];
}

/** Changed whenever the composition of a key changes, so that older keys match nothing. */
const FORMAT = 'allocgate package key 4';

/** Packages that let any package that imports them start a program. */
const programs = new Set(['os/exec', 'plugin']);
/** Packages that let the repository's own code talk to other running programs. */
const sockets = new Set(
  'net net/http net/http/httptest net/http/httputil net/rpc net/rpc/jsonrpc net/smtp net/textproto crypto/tls log/syslog'.split(
    ' ',
  ),
);

/**
 * Computes package keys: digests of everything that is known before a run and can influence the figures of a package's
 * benchmarks in a snapshot. If two keys are the same, so are the figures, both between two sides and against a stored
 * baseline. The sources show which files a package may read; the less certain that is, the more files are digested.
 * Documentation is included only if a source names or lists it. Every other file of the snapshot is included if
 * programs, sockets, C or paths out of the package's folder are involved. If not, only data files and the files in
 * subfolders that a source names are added to the packages' own files.
 */
export class PackageKeys {
  readonly #closure: PackageClosure;
  readonly #context: KeyContext;
  readonly #root: string;
  readonly #identities = new Map<string, Promise<string>>();
  readonly #reaches = new Map<string, Promise<SourceReach>>();
  readonly #wide = new Map<string, Promise<string>>();
  #tree: Promise<WholeTree> | undefined;

  constructor(closure: PackageClosure, context: KeyContext) {
    this.#closure = closure;
    this.#context = context;
    this.#root = context.roots[0] ?? '';
  }

  /** Returns a package's key. */
  async key(importPath: string): Promise<string> {
    const { goVersion, settings, buildFlags, flagFiles } = this.#context;
    const closure = this.#closure.closure(importPath);
    const local = closure.filter((found) => this.#closure.isLocal(found));
    const reach = await this.#reach(importPath, closure, local);
    const own = local.filter((found) => isVariantOf(found, importPath));
    const lists = await Promise.all([
      ...own.map(async (found) => this.#closure.ownFiles(found)),
      ...local.filter((found) => !own.includes(found)).map(async (found) => this.#closure.dependencyFiles(found)),
    ]);
    const documents = (await this.#wholeTree()).files.filter((path) => this.#isDocument(path));
    const named = documents.filter((path) =>
      reach.sources.some((source) => namesDocument(source, this.#closure.label(path))),
    );
    const embedded = local.flatMap(embeddedIn);
    const below = reach.of === 'data' ? await this.#belowNamed(importPath, closure, reach.sources) : [];
    const files = new Set([
      ...lists.flat().filter((path) => !this.#isDocument(path)),
      ...named,
      ...below,
      ...embedded,
      ...flagFiles,
      ...this.#closure.moduleFiles(closure),
    ]);
    const modules = closure.flatMap((found) => (found.Module === undefined ? [] : [moduleName(found.Module)]));
    const assembly = local.some(({ SFiles, CgoFiles }) => SFiles.length + CgoFiles.length > 0);
    return sha256(
      JSON.stringify([
        FORMAT,
        importPath,
        goVersion,
        Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1)),
        buildFlags,
        [...new Set(modules)].toSorted(),
        await this.#identitiesOf([...files]),
        reach.of,
        await this.#wideDigest(reach.of, assembly),
      ]),
    );
  }

  async #reach(importPath: string, closure: readonly GoPackage[], local: readonly GoPackage[]): Promise<Reach> {
    const isOwn = (found: GoPackage): boolean => isVariantOf(found, importPath) || found.Imports.includes('testing');
    // A test argument may name a file, just as a source may.
    const given = this.#context.testArgs.flatMap((text) => text.split(/[=,:;]/)).map((part) => readReach(`"${part}"`));
    const own = [...(await this.#reachOf(local.filter(isOwn), importPath)), ...given];
    const library = await this.#reachOf(
      local.filter((found) => !isOwn(found)),
      importPath,
    );
    const sources = [...own, ...library];
    const flags = [...this.#context.buildFlags, this.#context.settings['GOFLAGS'] ?? ''].join(' ');
    const tested = closure.find(({ ImportPath }) => ImportPath === importPath);
    const folder = this.#closure.below(tested?.Dir ?? '') ?? '';
    const listed = own.some(({ lists }) => lists);
    if (listed || /-(?:overlay|toolexec)\b/.test(flags)) return { of: 'everything', sources };
    if (library.some(({ lists }) => lists) && (await this.#namesAnyFolder(own, folder)))
      return { of: 'everything', sources };
    const starts =
      closure.some(({ Imports }) => Imports.some((name) => programs.has(name))) ||
      local.some(({ Imports }) => Imports.some((name) => sockets.has(name))) ||
      local.some(
        ({ CgoFiles, SwigFiles, SwigCXXFiles }) => CgoFiles.length + SwigFiles.length + SwigCXXFiles.length > 0,
      );
    const roams = sources.some((reach) => reach.roams);
    return { of: starts || roams ? 'repository' : 'data', sources };
  }

  /** Returns what the packages' sources say about the files that they may read. Each source is read once. */
  async #reachOf(packages: readonly GoPackage[], tested: string): Promise<readonly SourceReach[]> {
    // The generated main package has no source of its own, and vendored code only reads paths that it is given.
    const written = packages.filter(
      ({ ImportPath, Dir: folder }) =>
        ImportPath !== `${tested}.test` && this.#closure.below(folder)?.split('/').includes('vendor') !== true,
    );
    const paths = written.flatMap((found) => {
      const tests = isVariantOf(found, tested) ? [...found.TestGoFiles, ...found.XTestGoFiles] : [];
      return [...found.GoFiles, ...found.CgoFiles, ...tests].map((file) => join(found.Dir, file));
    });
    return mapBounded([...new Set(paths)], async (path) => {
      const known = this.#reaches.get(path) ?? readFile(path, 'utf8').then(readReach, () => nothing);
      this.#reaches.set(path, known);
      return known;
    });
  }

  /**
   * Returns the files in those subfolders of the tested package that a source names. They include sources, module files
   * and test data, because a benchmark may read them as data.
   */
  async #belowNamed(
    importPath: string,
    closure: readonly GoPackage[],
    sources: readonly SourceReach[],
  ): Promise<readonly string[]> {
    const { Dir: folder = '' } = closure.find(({ ImportPath }) => ImportPath === importPath) ?? {};
    const top = this.#closure.below(folder);
    if (top === undefined) return [];
    const tree = await this.#wholeTree();
    const start = top === '' ? '' : `${top}/`;
    const named = [...tree.folders].filter(
      (path) =>
        path.startsWith(start) &&
        path !== '' &&
        sources.some((source) => namesSubfolder(source, path.slice(start.length))),
    );
    return tree.files.filter(
      (file) => !this.#isSetAside(file) && named.some((path) => this.#closure.label(file).startsWith(`${path}/`)),
    );
  }

  /** Reports whether a source may name a folder of the repository, which a library that it calls could then list. */
  async #namesAnyFolder(sources: readonly SourceReach[], folder: string): Promise<boolean> {
    const folders = [...(await this.#wholeTree()).folders].map((path) => `${path}/`);
    return sources.some((source) => source.roams || namesFolderOf(source, folder, folders));
  }

  /**
   * Returns one digest of the snapshot's files that `of` selects, and of assembly files if `assembly` is set. For a
   * link, it includes the path of the target; a target inside the snapshot always counts as data.
   */
  async #wideDigest(of: Reach['of'], assembly: boolean): Promise<string> {
    const name = `${of} ${assembly}`;
    const known = this.#wide.get(name) ?? this.#readWide(of, assembly);
    this.#wide.set(name, known);
    return known;
  }

  async #readWide(of: Reach['of'], assembly: boolean): Promise<string> {
    const tree = await this.#wholeTree();
    const linked = await linkedFiles(this.#root, tree);
    const files = tree.files.filter((path) => {
      const label = this.#closure.label(path);
      if (this.#context.aside.includes(label)) return false;
      if (of === 'everything' || linked.has(path)) return true;
      if (isOwnOfGate(label)) return false;
      if (of === 'repository') return !isDocumentation(label);
      return isData(label) || (assembly && /\.[sS]$/.test(label));
    });
    return sha256(JSON.stringify(await this.#identitiesOf([...files, ...tree.links])));
  }

  /**
   * Returns the identities of files, sorted. An identity begins with the file's label, which doesn't depend on where
   * the snapshot is.
   */
  async #identitiesOf(paths: readonly string[]): Promise<readonly string[]> {
    const identities = await mapBounded(paths, async (path) => {
      const known = this.#identities.get(path) ?? this.#identity(path);
      this.#identities.set(path, known);
      return known;
    });
    return identities.toSorted();
  }

  /** Returns a file's label, kind and digest. */
  async #identity(path: string): Promise<string> {
    const [kind, digest] = await Promise.all([kindOf(path), this.#closure.tree.digest(path)]);
    return [this.#closure.label(path), kind, digest ?? ''].join('\n');
  }

  /** Reports whether a file is documentation or belongs to the gate, and therefore isn't a benchmark's data. */
  #isSetAside(path: string): boolean {
    const label = this.#closure.label(path);
    return this.#isDocument(path) || isOwnOfGate(label) || this.#context.aside.includes(label);
  }

  #isDocument(path: string): boolean {
    const below = this.#closure.below(path);
    return below !== undefined && isDocumentation(below);
  }

  async #wholeTree(): Promise<WholeTree> {
    return (this.#tree ??= readWholeTree(this.#root));
  }
}

/**
 * Assumed for a source file that can't be read. The assumption has no effect, because such a file makes the build fail.
 */
const nothing: SourceReach = { roams: true, lists: true, texts: '', endings: [], folders: [] };
