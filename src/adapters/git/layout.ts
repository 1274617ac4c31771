import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Bytes of a snapshot folder's path; a longer cache folder gets the next multiple. */
export const PATH_LENGTH_STEP = 120;

const SIDE_LENGTH = 'base'.length;
const idForm = /^[0-9a-f]{16}$/;

/** `repositoryId` returns the name of a repository in the cache: one for all worktrees that share a git folder. */
export function repositoryId(commonFolder: string): string {
  return createHash('sha256').update(commonFolder).digest('hex').slice(0, 16);
}

/** `isRepositoryId` reports whether an entry of the cache folder is a repository's. */
export function isRepositoryId(name: string): boolean {
  return idForm.test(name);
}

/** The folders of one slot. */
export interface SlotLayout {
  /** Holds the trees. */
  readonly trees: string;
  readonly base: string;
  readonly head: string;
  /** The folder for the n-th commit laid out next to both sides, n from 0 to 9. */
  readonly pin: (index: number) => string;
  readonly work: string;
  /** Index files and the like, only for the time of a run. */
  readonly scratch: string;
  /** Bytes, the same for `base`, `head` and every pin. */
  readonly pathLength: number;
}

/**
 * `slotLayout` pads the folder between slot and sides, so that paths have the same length on every machine: it is an
 * input of the figures.
 */
export function slotLayout(repositoryFolder: string, slot: string): SlotLayout {
  const folder = join(repositoryFolder, slot);
  // Two slashes, the side, and at least one byte of padding.
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
