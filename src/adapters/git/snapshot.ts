import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { GateError } from '../../errors.ts';
import type { Revisions, SnapshotRequest, Snapshots, Uncommitted } from '../../ports.ts';
import type { Checkout } from './checkout.ts';
import { layCommit } from './commit-tree.ts';
import type { GitContext } from './context.ts';
import { lineOf } from './git-failure.ts';
import type { History } from './history.ts';
import { copyUntrackedFiles, findUntrackedFiles } from './untracked-files.ts';
import { interrupted } from '../process/interruption.ts';
import { repositoryId } from './layout.ts';
import { openSite, type Site } from './site.ts';
import { type Slot, takeSlot } from './slot.ts';
import { placeContents, type StoredFile } from './stored-content.ts';
import { readUncommitted } from './status.ts';
import { shareFiles } from './share-files.ts';
import { layWorkingTree } from './working-tree.ts';

const MOST_PINS = 10;

type RootedHistory = History & { readonly checkout: { readonly root: string } };

/** The snapshots of one run, and functions to lay out one more commit and to share files between snapshots. */
export interface OpenSnapshots {
  readonly snapshots: Snapshots;
  /** Lays out one more commit and returns its folder. Errors: `snapshot-failed`. */
  readonly pin: (commit: string) => Promise<string>;
  readonly share: (base: string, paths: readonly string[]) => Promise<readonly string[]>;
}

/**
 * `openSnapshots` lays out base and head. Errors: `snapshot-failed`, `interrupted`, `usage` for an invalid pathspec in
 * `copy`.
 */
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
  await mkdir(site.objects);
  const base = revisions.base.kind === 'commit' ? layout.base : undefined;
  const copied = await findUntrackedFiles(site, history.checkout, revisions.prefix, request.copy);
  const baseCommit = revisions.base.kind === 'commit' ? revisions.base.commit : undefined;
  const headCommit = revisions.head.kind === 'commit' ? revisions.head.commit : undefined;
  const sides = await allOrFirstError([
    ...(baseCommit === undefined ? [] : [layOne(site, history, baseCommit, layout.base)]),
    layOne(site, history, headCommit, layout.head),
  ]);
  await placeContents(site, sides);
  const { root } = history.checkout;
  if (base !== undefined) await copyUntrackedFiles(site, root, copied, base);
  // If head is the working tree, its snapshot already has the untracked files that aren't ignored.
  const there = new Set(headCommit === undefined ? (await site.status(history.checkout)).untracked : []);
  await copyUntrackedFiles(
    site,
    root,
    copied.filter((path) => !there.has(path)),
    layout.head,
  );
  const uncommitted = await uncommittedFiles(site, history.checkout, revisions.head);
  let pins = 0;
  let released: Promise<void> | undefined;
  return {
    snapshots: {
      base,
      head: layout.head,
      pathLength: layout.pathLength,
      work: layout.work,
      uncommitted,
      warnings: [...warnings],
      [Symbol.asyncDispose]: async () => (released ??= slot.release()),
    },
    share: async (to, paths) => shareFiles(context.signal, layout.head, to, paths),
    pin: async (commit) => {
      if (pins === MOST_PINS)
        throw new GateError(
          'snapshot-failed',
          'Too many snapshots were requested at once.',
          'This is a bug in allocgate; please report it.',
        );
      const folder = layout.pin(pins++);
      const known = warnings.size;
      try {
        await placeContents(site, [await layOne(site, history, commit, folder)]);
        await copyUntrackedFiles(site, root, copied, folder);
        for (const warning of [...warnings].slice(known)) context.log.info(warning);
      } catch (error) {
        throw asSnapshotFailure(error);
      }
      return folder;
    },
  };
}

/** `layOne` lays out a commit or, without one, the working tree. */
async function layOne(
  site: Site,
  history: RootedHistory,
  commit: string | undefined,
  folder: string,
): Promise<StoredFile[]> {
  await mkdir(folder);
  const place = { side: basename(folder), folder, prefix: '' };
  return commit === undefined ? layWorkingTree(site, history, place) : layCommit(site, history, commit, place);
}

/**
 * `allOrFirstError` waits for all promises before it throws, so that no other operation is still writing when the
 * folders are removed.
 */
async function allOrFirstError<Result>(works: readonly Promise<Result>[]): Promise<Result[]> {
  const outcomes = await Promise.allSettled(works);
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}

/**
 * `uncommittedFiles` returns the checkout's uncommitted files if head is the working tree or the checked-out commit,
 * and none otherwise.
 */
async function uncommittedFiles(site: Site, checkout: Checkout, head: Revisions['head']): Promise<Uncommitted> {
  const outcome = await checkout.read({ args: ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'] });
  return head.kind === 'working-tree' || lineOf(outcome) === head.commit
    ? readUncommitted(site.context, checkout, site.status)
    : { changed: [], untracked: [] };
}

function asSnapshotFailure(error: unknown): unknown {
  if (error instanceof GateError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new GateError(
    'snapshot-failed',
    `The snapshots could not be written: ${message}`,
    'Make sure that the disk has space and that the cache folder is writable, or set ALLOCGATE_CACHE to another folder.',
    error,
  );
}
