import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the program's source lies: beside the bundle, or in the repository where the sources run. */
const places = ['./gofacts', '../gofacts', '../../../../assets/gofacts'];

/** The source of the Go program. */
export interface ProgramSource {
  readonly folder: string;
  /** Digest of all that is compiled. */
  readonly digest: string;
}

/** Finds the program's source; `undefined` where the bundle was copied without it. */
export function findProgramSource(): ProgramSource | undefined {
  const folder = places
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((place) => existsSync(join(place, 'go.mod')));
  if (folder === undefined) return undefined;
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).toSorted()) {
    if (name !== 'go.mod' && (!name.endsWith('.go') || name.endsWith('_test.go'))) continue;
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(folder, name)))
      .update('\0');
  }
  return { folder, digest: hash.digest('hex').slice(0, 20) };
}
