import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArchive } from './txtar.ts';

/** Candidates for the archive of the program's source: next to the bundle, or one folder above its chunks. */
const archives = ['./gofacts.txtar', '../gofacts.txtar'];

/** The folder of the source itself, for a run from allocgate's repository. */
const repository = '../../../../assets/gofacts';

/** The source of the Go program. */
export interface ProgramSource {
  /** The text of each source file, keyed by path, in the order of the paths. */
  readonly files: ReadonlyMap<string, string>;
  /** Digest of everything that is compiled. */
  readonly digest: string;
}

/** `findProgramSource` returns the program's source, or `undefined` if the bundle was copied without it. */
export function findProgramSource(): ProgramSource | undefined {
  const archive = archives.map(placeOf).find(existsSync);
  const folder = placeOf(repository);
  if (archive === undefined && !existsSync(join(folder, 'go.mod'))) return undefined;
  const files = archive === undefined ? readProgram(folder) : parseArchive(readFileSync(archive, 'utf8')).files;
  const hash = createHash('sha256');
  for (const [path, text] of files) hash.update(`${path}\0${text}\0`);
  return { files, digest: hash.digest('hex').slice(0, 20) };
}

/**
 * `readProgram` reads the files that are compiled into the program. It leaves out tests, and packages that only tests
 * use.
 */
export function readProgram(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => path === 'go.mod' || (path.endsWith('.go') && !path.endsWith('_test.go')))
    .filter((path) => !/^internal\/(?:facttest|kindsgen)\//.test(path));
  return new Map(paths.toSorted().map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

function placeOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
