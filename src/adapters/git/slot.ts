import { lstat, mkdir, readdir, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { GateError } from '../../errors.ts';
import { slotLayout, type SlotLayout } from './layout.ts';
import { isLocked, type Lock, tryLock } from './lock.ts';
import { refuseLink, removeLinks, writeOwnFile } from './own-files.ts';
import { removeTree } from '../remove-tree.ts';

/** Names of slots; they have one digit each, so that paths keep the same length. */
const slotNames = '0123456789abcdef'.split('');
const PRUNING_ATTEMPTS = 50;
const PRUNING_WAIT_MS = 100;

/** Exclusive use of one slot's folders. */
export interface Slot {
  readonly layout: SlotLayout;
  /** Removes the trees and frees the slot for the next run. */
  release(): Promise<void>;
}

/** `pruneLockPath` returns the path of the lock that is held while a repository's folder is removed from the cache. */
export function pruneLockPath(repositoryFolder: string): string {
  return join(repositoryFolder, 'prune.lock');
}

/** `usedMarkPath` returns the path of a file whose modification time is the time of the repository's last use. */
export function usedMarkPath(repositoryFolder: string): string {
  return join(repositoryFolder, 'used');
}

/** `isInUse` reports whether a run is using the repository's folder. */
export async function isInUse(repositoryFolder: string): Promise<boolean> {
  for (const name of await readdir(repositoryFolder)) {
    if (!name.endsWith('.lock') || name === 'prune.lock') continue;
    if (await isLocked(join(repositoryFolder, name))) return true;
  }
  return false;
}

/**
 * `takeSlot` acquires the first free slot and clears what a dead run left in it. Errors: `snapshot-failed` if all slots
 * are taken.
 */
export async function takeSlot(repositoryFolder: string): Promise<Slot> {
  await refuseLink(repositoryFolder);
  for (const name of slotNames) {
    const lock = await lockSlot(repositoryFolder, name);
    if (lock !== undefined) return prepared(repositoryFolder, name, lock);
  }
  throw new GateError(
    'snapshot-failed',
    `At most ${slotNames.length} runs can use snapshots of the same repository at once, and ${slotNames.length} others are using ${repositoryFolder}.`,
    'Wait until one of these runs ends, then run allocgate again.',
  );
}

/**
 * `lockSlot` returns the slot's lock, or `undefined` if another run holds it. It takes the lock and then checks whether
 * the folder is being removed; `removeUnused` (prune.ts) takes the prune lock and then checks whether a slot is in use.
 * So at least one of two concurrent runs notices the other.
 */
async function lockSlot(repositoryFolder: string, name: string): Promise<Lock | undefined> {
  for (let attempt = 0; attempt < PRUNING_ATTEMPTS; attempt++) {
    await mkdir(repositoryFolder, { recursive: true });
    const lock = await tryLock(join(repositoryFolder, `${name}.lock`)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'removed' as const;
      throw error;
    });
    if (lock === undefined) return undefined;
    if (lock !== 'removed') {
      if (!(await isLocked(pruneLockPath(repositoryFolder)))) return lock;
      await lock.release();
    }
    await new Promise((resolve) => setTimeout(resolve, PRUNING_WAIT_MS));
  }
  return undefined;
}

/** `clearSlot` removes everything from a slot except the folder that is kept between runs. */
async function clearSlot(folder: string): Promise<void> {
  for (const left of await readdir(folder)) if (left !== 'work') await removeTree(join(folder, left));
}

/** Matches the names of drafts of locks and marks. A run keeps such a draft only for moments. */
const draftForm = /^(?:(?:[0-9a-f]|prune)\.lock|used)\.[\w-]+$/;
const DRAFT_LIFETIME_MS = 60 * 60_000;

/**
 * `clearDeadSlots` removes the trees and drafts that killed runs left in a repository's folder. It doesn't touch a slot
 * that is in use.
 */
export async function clearDeadSlots(repositoryFolder: string): Promise<void> {
  for (const name of await readdir(repositoryFolder)) {
    const path = join(repositoryFolder, name);
    if (draftForm.test(name)) {
      const found = await lstat(path).catch(() => undefined);
      if (found !== undefined && Date.now() - found.mtimeMs > DRAFT_LIFETIME_MS) await rm(path, { force: true });
    }
    const slot = /^([0-9a-f])\.lock$/.exec(name)?.[1];
    if (slot === undefined || (await isLocked(path))) continue;
    const lock = await tryLock(path);
    if (lock === undefined) continue;
    try {
      const folder = join(repositoryFolder, slot);
      await refuseLink(folder);
      await clearSlot(folder);
    } finally {
      await lock.release();
    }
  }
}

async function prepared(repositoryFolder: string, name: string, lock: Lock): Promise<Slot> {
  const folder = join(repositoryFolder, name);
  const layout = slotLayout(repositoryFolder, name);
  const release = async (): Promise<void> => {
    try {
      await removeTree(layout.trees);
      await removeTree(layout.scratch);
    } finally {
      await lock.release();
    }
  };
  try {
    await refuseLink(folder);
    await refuseLink(layout.work);
    await mkdir(layout.work, { recursive: true });
    await removeLinks(layout.work);
    await clearSlot(folder);
    await mkdir(layout.trees);
    await mkdir(layout.scratch);
    await touch(usedMarkPath(repositoryFolder));
    return { layout, release };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function touch(path: string): Promise<void> {
  await writeOwnFile(path, '');
  const now = new Date();
  await utimes(path, now, now);
}
