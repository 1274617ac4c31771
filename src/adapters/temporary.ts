import { lstat, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identitySchema, isAlive, ownIdentity } from './process-identity.ts';
import { removeTree } from './remove-tree.ts';
import { parseJson } from './parse-json.ts';

const form = /^allocgate-(?:go|profile|demo)-[A-Za-z0-9]{6}$/;
const ownerFile = 'owner.json';
/**
 * Age at which a folder without an owner is removed. The owner of a younger one may be about to be recorded; an older
 * one was left by a run that was killed before it could record the owner.
 */
const UNOWNED_LIFETIME_MS = 60 * 60_000;

/** A temporary folder of this process. */
export interface Temporary {
  readonly folder: string;
  remove(): Promise<void>;
}

const cleared = new Map<string, Promise<void>>();

/**
 * `makeTemporary` creates a folder below `parent` and records its owner, so that a later run can remove it if this run
 * is killed. The first call for a parent removes what killed runs left there. Errors: the system's own.
 */
export async function makeTemporary(parent: string, kind: 'go' | 'profile' | 'demo'): Promise<Temporary> {
  const first = cleared.get(parent) ?? removeLeftovers(parent).catch(() => undefined);
  cleared.set(parent, first);
  await first;
  const outer = await mkdtemp(join(parent, `allocgate-${kind}-`));
  const remove = async (): Promise<void> => removeTree(outer);
  try {
    await writeFile(join(outer, ownerFile), JSON.stringify(await ownIdentity()));
    const folder = join(outer, 'in');
    await mkdir(folder);
    return { folder, remove };
  } catch (error) {
    await remove().catch(() => undefined);
    throw error;
  }
}

/**
 * `removeLeftovers` removes the temporary folders of dead runs: folders with our names that belong to this user and
 * whose owner isn't alive.
 */
export async function removeLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!form.test(name)) continue;
    const folder = join(parent, name);
    if (await isLeftover(folder)) await removeTree(folder).catch(() => undefined);
  }
}

async function isLeftover(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  if (found === undefined || !found.isDirectory() || found.uid !== process.getuid?.()) return false;
  const text = await readFile(join(folder, ownerFile), 'utf8').catch(() => undefined);
  const owner = text === undefined ? undefined : identitySchema.safeParse(parseJson(text)).data;
  if (owner === undefined) return Date.now() - found.mtimeMs > UNOWNED_LIFETIME_MS;
  return !(await isAlive(owner, found.mtimeMs));
}
