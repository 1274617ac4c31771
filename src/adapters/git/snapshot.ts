import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GateError } from '../../errors.ts';
import type { Revisions, SnapshotRequest, Snapshots } from '../../ports.ts';
import type { BytePath } from './byte-path.ts';
import { layCommit } from './commit-tree.ts';
import type { GitContext } from './context.ts';
import type { History } from './history.ts';
import { copyIgnoredFiles, findIgnoredFiles } from './ignored-files.ts';
import { interrupted } from './interruption.ts';
import { repositoryId } from './layout.ts';
import { openSite, type Site } from './site.ts';
import { type Slot, takeSlot } from './slot.ts';
import { layWorkingTree } from './working-tree.ts';

const MOST_PINS = 10;

type RootedHistory = History & { readonly checkout: { readonly root: string } };

/** The snapshots of one run, and what lays one more commit out beside them. */
export interface OpenSnapshots {
  readonly snapshots: Snapshots;
  /** Errors: `snapshot-failed`. */
  readonly pin: (commit: string) => Promise<string>;
}

/** Lays base and head out. Errors: `snapshot-failed`, `interrupted`, `usage` for an invalid pattern. */
export async function openSnapshots(
  context: GitContext,
  history: RootedHistory,
  revisions: Revisions,
  request: SnapshotRequest,
): Promise<OpenSnapshots> {
  let slot: Slot | undefined;
  try {
    slot = await takeSlot(join(context.cacheFolder, repositoryId(history.checkout.commonFolder)));
    return await lay(context, history, revisions, request, slot);
  } catch (error) {
    await slot?.release();
    throw context.signal.aborted ? interrupted() : asSnapshotFailure(error);
  }
}

async function lay(
  context: GitContext,
  history: RootedHistory,
  revisions: Revisions,
  request: SnapshotRequest,
  slot: Slot,
): Promise<OpenSnapshots> {
  const { layout } = slot;
  const warnings = new Set<string>();
  const site = openSite(context, layout.scratch, warnings);
  const base = revisions.base.kind === 'commit' ? layout.base : undefined;
  const ignored = await findIgnoredFiles(site, history.checkout, revisions.prefix, request.copy);
  const baseCommit = revisions.base.kind === 'commit' ? revisions.base.commit : undefined;
  await allOrFirstError([
    baseCommit === undefined ? Promise.resolve() : layOne(site, history, ignored, baseCommit, layout.base),
    layOne(site, history, ignored, revisions.head.kind === 'commit' ? revisions.head.commit : undefined, layout.head),
  ]);
  let pins = 0;
  let released: Promise<void> | undefined;
  return {
    snapshots: {
      base,
      head: layout.head,
      pathLength: layout.pathLength,
      work: layout.work,
      warnings: [...warnings],
      [Symbol.asyncDispose]: async () => (released ??= slot.release()),
    },
    pin: async (commit) => {
      if (pins === MOST_PINS)
        throw new GateError('snapshot-failed', 'No more commits fit beside the snapshots.', 'Report this.');
      const folder = layout.pin(pins++);
      const known = warnings.size;
      try {
        await layOne(site, history, ignored, commit, folder);
        for (const warning of [...warnings].slice(known)) context.log.info(warning);
      } catch (error) {
        throw asSnapshotFailure(error);
      }
      return folder;
    },
  };
}

/** A commit, or the working tree where none is given. */
async function layOne(
  site: Site,
  history: RootedHistory,
  ignored: readonly BytePath[],
  commit: string | undefined,
  folder: string,
): Promise<void> {
  await mkdir(folder);
  if (commit === undefined) await layWorkingTree(site, history, folder);
  else await layCommit(site, history, commit, folder);
  await copyIgnoredFiles(site, history.checkout.root, ignored, folder);
}

/** Waits for all, so that nothing writes any more when the folders are removed. */
async function allOrFirstError(works: readonly Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(works)) if (outcome.status === 'rejected') throw outcome.reason;
}

function asSnapshotFailure(error: unknown): unknown {
  if (error instanceof GateError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new GateError(
    'snapshot-failed',
    `The snapshots could not be written: ${message}`,
    'See that the disk has room and that the cache folder can be written (ALLOCGATE_CACHE names another).',
    error,
  );
}
