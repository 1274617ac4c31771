import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { identitySchema, isAlive as isProcessAlive, ownIdentity } from '../process-identity.ts';

const holderSchema = identitySchema.extend({ id: z.string() });
type Holder = z.infer<typeof holderSchema>;

/** A lock that this process holds. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * `tryLock` acquires an exclusive lock file, or takes over one that a dead process left. It returns `undefined` if the
 * lock is held. Before a process takes over a lock, it must acquire a second lock, named after the dead holder, so that
 * two processes can't both take it over.
 */
export async function tryLock(path: string): Promise<Lock | undefined> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(await self()), { flag: 'wx' });
  try {
    if (await linked(draft, path)) return held(path);
    const holder = await readHolder(path);
    if (holder === 'gone') return (await linked(draft, path)) ? held(path) : undefined;
    if (await isAlive(holder, path)) return undefined;
    const right = await tryLock(`${path}.over-${holder === 'damaged' ? 'damaged' : holder.id}`);
    if (right === undefined) return undefined;
    try {
      if (!isSame(holder, await readHolder(path))) return undefined;
      await rename(draft, path);
      return held(path);
    } finally {
      await right.release();
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** `isLocked` reports whether a live process holds the lock file. */
export async function isLocked(path: string): Promise<boolean> {
  const holder = await readHolder(path);
  return holder !== 'gone' && (await isAlive(holder, path));
}

function held(path: string): Lock {
  return { release: async () => rm(path, { force: true }) };
}

async function self(): Promise<Holder> {
  return { id: randomUUID(), ...(await ownIdentity()) };
}

/**
 * `linked` gives the draft its final name in one step, so that nobody reads a half-written lock. It returns false if a
 * file with that name exists.
 */
async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function readHolder(path: string): Promise<Holder | 'gone' | 'damaged'> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'gone';
    throw error;
  }
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return 'damaged';
  }
}

async function isAlive(holder: Holder | 'damaged', path: string): Promise<boolean> {
  if (holder === 'damaged') return false;
  const since = await stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => -Infinity,
  );
  return isProcessAlive(holder, since);
}

function isSame(one: Holder | 'damaged', other: Holder | 'gone' | 'damaged'): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return one.id === other.id;
}
