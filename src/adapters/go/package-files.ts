import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Which files of a package folder count. */
export interface FolderChoice {
  /** Test files too: those of the package under test. */
  readonly tests: boolean;
  /** Subfolders too: C sources include headers from wherever they like. */
  readonly whole: boolean;
}

/** Reads folders and digests of files, each once: a tree that is read stays as it is as long as this lives. */
export class SourceTree {
  readonly #digests = new Map<string, Promise<string>>();
  readonly #folders = new Map<string, Promise<string[]>>();

  /** Regular files directly in a package folder, and all below its testdata. */
  async packageFiles(folder: string, { tests, whole }: FolderChoice): Promise<string[]> {
    const direct = await this.#list(folder, whole);
    const chosen = tests ? direct : direct.filter((file) => !file.endsWith('_test.go'));
    return [...chosen, ...(await this.#list(join(folder, 'testdata'), true))];
  }

  /** All files below the testdata folders of a package's parents: benchmarks read `../testdata` too. */
  async sharedTestdata(folder: string, root: string): Promise<string[]> {
    const found: string[] = [];
    for (let above = folder; above !== root && above !== dirname(above);) {
      above = dirname(above);
      found.push(...(await this.#list(join(above, 'testdata'), true)));
    }
    return found;
  }

  /** Digest of a file's content; `undefined` where there is no such file. */
  async digest(path: string): Promise<string | undefined> {
    const known = this.#digests.get(path) ?? digestOf(path);
    this.#digests.set(path, known);
    return known.catch(() => undefined);
  }

  /** Files of a folder, sorted, links to files among them; a folder that is not there has none. */
  async #list(folder: string, deep: boolean): Promise<string[]> {
    const key = `${deep} ${folder}`;
    const known = this.#folders.get(key) ?? listFiles(folder, deep, new Set());
    this.#folders.set(key, known);
    return known;
  }
}

async function listFiles(folder: string, deep: boolean, above: ReadonlySet<string>): Promise<string[]> {
  const real = await realpath(folder).catch(() => undefined);
  // A link to a folder that we are inside of would never end.
  if (real === undefined || above.has(real)) return [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    const kind = entry.isSymbolicLink() ? await stat(path).catch(() => entry) : entry;
    if (kind.isFile()) found.push(path);
    else if (kind.isDirectory() && deep && entry.name !== '.git')
      found.push(...(await listFiles(path, deep, new Set([...above, real]))));
  }
  return found;
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
