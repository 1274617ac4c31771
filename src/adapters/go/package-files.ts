import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readlink, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isDocumentation } from '../../core/inputs/documentation.ts';
import { pathBelow } from './paths.ts';
import { interrupted } from '../process/interruption.ts';

/** Selects which files of a package folder to include. */
export interface FolderChoice {
  /** Whether to include test files, as for the package under test. */
  readonly tests: boolean;
  /**
   * Whether to include files in subfolders, as for packages with cgo, whose C sources can include headers from
   * anywhere.
   */
  readonly whole: boolean;
}

/** The state of one walk through a folder. */
interface Walk {
  /** Real paths of the folders that a link may lead into. */
  readonly bounds: readonly string[];
  readonly deep: boolean;
  /** Real paths of the folders already entered, so that each folder counts once, however many links lead to it. */
  readonly entered: Set<string>;
  readonly found: string[];
}

/**
 * Reads folders and digests of files, each once: a tree that was read doesn't change while this object lives. The tree
 * comes from the change under test. A link that leads out of it (to a device, to `/`) is therefore not followed; only
 * the link's text is digested. Anything that isn't a regular file is never opened. Errors of every method:
 * `interrupted`.
 */
export class SourceTree {
  readonly #roots: readonly string[];
  readonly #signal: AbortSignal;
  readonly #digests = new Map<string, Promise<string | undefined>>();
  readonly #folders = new Map<string, Promise<string[]>>();

  /** `roots` contains the snapshot's root as written and as its real path. */
  constructor(roots: readonly string[], signal: AbortSignal) {
    this.#roots = roots;
    this.#signal = signal;
  }

  /** Returns the regular files directly in a package folder, and all files below its testdata folder. */
  async packageFiles(folder: string, { tests, whole }: FolderChoice): Promise<string[]> {
    const direct = await this.#list(folder, whole);
    const chosen = tests ? direct : direct.filter((file) => !file.endsWith('_test.go'));
    // Both lists contain a link named `testdata` that leads out of the snapshot.
    return [...new Set([...chosen, ...(await this.#list(join(folder, 'testdata'), true))])];
  }

  /**
   * Returns all files below the testdata folders of a package's parent folders, because benchmarks may read
   * `../testdata` too.
   */
  async sharedTestdata(folder: string, root: string): Promise<string[]> {
    const lists: string[][] = [];
    for (let above = folder; above !== root && above !== dirname(above);) {
      above = dirname(above);
      lists.push(await this.#list(join(above, 'testdata'), true));
    }
    return lists.flat();
  }

  /**
   * Returns the digest of a file's content or, for a link that isn't followed, of the link's text. It returns
   * `undefined` if the file doesn't exist or can't be read.
   */
  async digest(path: string): Promise<string | undefined> {
    const real = await realpath(path).catch(() => undefined);
    if (real === undefined) return undefined;
    const isFollowed = (!this.#isBelowRoot(path) || this.#isBelowRoot(real)) && (await isRegular(real));
    // The key is the real path, because many links may lead to one file.
    const key = isFollowed ? real : `link ${path}`;
    const known = this.#digests.get(key) ?? (isFollowed ? this.#digestOfContent(real) : digestOfLink(path));
    this.#digests.set(key, known);
    return known;
  }

  /** Returns a folder's files and links, sorted; a missing folder has none. */
  async #list(folder: string, deep: boolean): Promise<string[]> {
    const key = `${deep} ${folder}`;
    const known = this.#folders.get(key) ?? this.#listFresh(folder, deep);
    this.#folders.set(key, known);
    return known;
  }

  async #listFresh(folder: string, deep: boolean): Promise<string[]> {
    const real = await realpath(folder).catch(() => undefined);
    if (real === undefined) return [];
    const bounds = this.#isBelowRoot(folder) ? this.#roots : [real];
    const found: string[] = [];
    if (isBelow(bounds, real)) await this.#walk(folder, real, { bounds, deep, entered: new Set(), found });
    else found.push(folder);
    return found;
  }

  async #walk(folder: string, real: string, walk: Walk): Promise<void> {
    this.#refuseWhenAborted();
    walk.entered.add(real);
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isSymbolicLink()) await this.#walkLink(path, walk);
      else if (entry.name === '.git') continue;
      else if (entry.isFile()) walk.found.push(path);
      else if (entry.isDirectory() && walk.deep) await this.#enter(path, join(real, entry.name), walk);
    }
  }

  async #walkLink(path: string, walk: Walk): Promise<void> {
    const real = await realpath(path).catch(() => undefined);
    if (real === undefined) return;
    const isFolder = isBelow(walk.bounds, real) && (await stat(real)).isDirectory();
    if (!isFolder) walk.found.push(path);
    else if (walk.deep) await this.#enter(path, real, walk);
  }

  /** Reads a folder, unless it was already entered directly or through a link, because each file counts only once. */
  async #enter(path: string, real: string, walk: Walk): Promise<void> {
    if (!walk.entered.has(real)) await this.#walk(path, real, walk);
  }

  async #digestOfContent(path: string): Promise<string | undefined> {
    const hash = createHash('sha256');
    try {
      await pipeline(createReadStream(path), hash, { signal: this.#signal });
    } catch (error) {
      this.#refuseWhenAborted();
      if (isFileError(error)) return undefined;
      throw error;
    }
    return hash.digest('hex');
  }

  #refuseWhenAborted(): void {
    if (this.#signal.aborted) throw interrupted();
  }

  #isBelowRoot(path: string): boolean {
    return isBelow(this.#roots, path);
  }
}

/**
 * Matches the paths of files that aren't data. Sources and test data count with their packages, and module files count
 * with their modules. The settings of git and of editors don't count.
 */
const noData = [
  /(?:^|\/)testdata\//,
  /\.(?:go|s|S)$/,
  /(?:^|\/)go\.(?:mod|sum|work|work\.sum)$/,
  /(?:^|\/)(?:\.gitignore$|\.gitattributes$|\.editorconfig$)/,
];

/**
 * `isOwnOfGate` reports whether a path is one of the gate's configurations or stored baselines, which are not data of a
 * benchmark.
 */
export function isOwnOfGate(path: string): boolean {
  return /(?:^|\/)(?:\.allocgate\/|\.allocgate\.yml$)/.test(path);
}

/** `isData` reports whether a file, given by its path from the top of the snapshot, may be data of any package. */
export function isData(path: string): boolean {
  return !isDocumentation(path) && !noData.some((pattern) => pattern.test(path));
}

function isBelow(folders: readonly string[], path: string): boolean {
  return folders.some((folder) => pathBelow(folder, path) !== undefined);
}

/**
 * `isRegular` reports whether a path is a regular file. Other files must not be opened: a pipe would make us wait
 * forever, and a device may have no end.
 */
async function isRegular(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}

async function digestOfLink(path: string): Promise<string | undefined> {
  const stats = await lstat(path).catch(() => undefined);
  if (stats?.isSymbolicLink() !== true) return undefined;
  return createHash('sha256')
    .update(`link ${await readlink(path)}`)
    .digest('hex');
}

/**
 * `isFileError` reports whether an error means that a file is gone or unreadable, so that there is nothing to digest.
 */
function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
