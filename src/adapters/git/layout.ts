import { createHash } from 'node:crypto';
import { join } from 'node:path';

/**
 * Length in bytes of a snapshot folder's path. If the cache folder's path is too long for that, the next multiple is
 * used.
 */
export const PATH_LENGTH_STEP = 120;

const SIDE_LENGTH = 'base'.length;
const idForm = /^[0-9a-f]{16}$/;

/** `repositoryId` returns a repository's name in the cache. All worktrees of a git folder share this name. */
export function repositoryId(commonFolder: string): string {
  return createHash('sha256').update(commonFolder).digest('hex').slice(0, 16);
}

/** `isRepositoryId` reports whether an entry of the cache folder is named like a repository. */
export function isRepositoryId(name: string): boolean {
  return idForm.test(name);
}

/** The paths of the folders in one slot of the cache. */
export interface SlotLayout {
  /** The folder that contains the trees. */
  readonly trees: string;
  readonly base: string;
  readonly head: string;
  /** Returns the folder for the n-th additional commit, n from 0 to 9. */
  readonly pin: (index: number) => string;
  readonly work: string;
  /** The folder for index files and other files that exist only during a run. */
  readonly scratch: string;
  /** Length in bytes of the paths `base` and `head` and of every pin. */
  readonly pathLength: number;
}

/**
 * `slotLayout` returns the paths in a slot. It pads the name of the folder between the slot and the sides, so that the
 * sides' paths have the same length on every machine. That length affects the figures.
 */
export function slotLayout(repositoryFolder: string, slot: string): SlotLayout {
  const folder = join(repositoryFolder, slot);
  // This is the length of the slot's folder, the side and two slashes. The padding, which takes at least one byte, is
  // not included.
  const fixed = Buffer.byteLength(folder) + SIDE_LENGTH + 2;
  const pathLength = Math.ceil((fixed + 1) / PATH_LENGTH_STEP) * PATH_LENGTH_STEP;
  const trees = join(folder, 'x'.repeat(pathLength - fixed));
  return {
    trees,
    base: join(trees, 'base'),
    head: join(trees, 'head'),
    pin: (index) => join(trees, `pin${index}`),
    work: join(folder, 'work'),
    scratch: join(folder, 'scratch'),
    pathLength,
  };
}
