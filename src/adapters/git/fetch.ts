import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GateError } from '../../errors.ts';
import type { Checkout } from './checkout.ts';
import type { GitContext } from './context.ts';
import { gitMessage } from './git-failure.ts';
import { refuseWhenAborted } from '../process/interruption.ts';
import { type Lock, tryLock } from './lock.ts';
import type { ObjectStore } from './store.ts';

const FETCH_TIMEOUT_MS = 5 * 60_000;
const LOCK_WAIT_MS = 250;
/** git aborts a transfer that stays below 100 B/s for 60 seconds. */
const slowest = { GIT_HTTP_LOW_SPEED_LIMIT: '100', GIT_HTTP_LOW_SPEED_TIME: '60' };

/** The outcome of a fetch, with the reason if it failed. */
export type FetchOutcome = { readonly kind: 'fetched' } | { readonly kind: 'failed'; readonly reason: string };

const objectForm = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** `isObjectId` reports whether a string is a full object ID. */
export function isObjectId(text: string): boolean {
  return objectForm.test(text);
}

/** `hasCommit` reports whether the user's repository or the store contains the commit, without asking a remote. */
export async function hasCommit(store: ObjectStore, commit: string): Promise<boolean> {
  if (!isObjectId(commit)) return false;
  return (await store.runOffline({ args: ['cat-file', '-e', `${commit}^{commit}`] })).code === 0;
}

/** `ensureCommit` makes sure that a commit is available. It fetches a missing commit without the commit's ancestors. */
export async function ensureCommit(
  context: GitContext,
  checkout: Checkout,
  store: ObjectStore,
  commit: string,
): Promise<FetchOutcome> {
  if (!isObjectId(commit)) return { kind: 'failed', reason: `${commit.slice(0, 80)} is not a full commit id` };
  if (await hasCommit(store, commit)) return { kind: 'fetched' };
  const outcome = await fetchCommits(context, checkout, store, [commit], 1);
  if (outcome.kind === 'failed' || (await hasCommit(store, commit))) return outcome;
  return { kind: 'failed', reason: `the remote did not send commit ${commit}` };
}

/**
 * `fetchCommits` fetches commits into the store, with `depth` generations of their history (1 is the commits alone). It
 * first waits until no other run is fetching into the store.
 */
export async function fetchCommits(
  context: GitContext,
  checkout: Checkout,
  store: ObjectStore,
  commits: readonly string[],
  depth: number,
): Promise<FetchOutcome> {
  const { remote } = store.transport;
  if (remote === undefined)
    return { kind: 'failed', reason: 'the repository has no remote to fetch the missing commit from' };
  const lock = await waitForLock(context, `${store.folder}.lock`);
  try {
    // We hold the lock, so only a dead run can have left this file.
    await rm(join(store.folder, 'shallow.lock'), { force: true });
    const outcome = await store.run({
      args: [
        'fetch',
        '--quiet',
        '--no-tags',
        '--no-write-fetch-head',
        '--no-recurse-submodules',
        '--no-auto-gc',
        '--refmap=',
        `--depth=${depth}`,
        '--end-of-options',
        remote,
        ...commits,
      ],
      // A remote with a relative path is resolved from the top of the user's checkout.
      folder: checkout.root ?? checkout.gitFolder,
      env: slowest,
      timeoutMs: FETCH_TIMEOUT_MS,
    });
    return outcome.code === 0
      ? { kind: 'fetched' }
      : { kind: 'failed', reason: `fetching from ${remote} failed: ${gitMessage(outcome)}` };
  } catch (error) {
    if (error instanceof GateError && error.code === 'snapshot-failed')
      return { kind: 'failed', reason: `fetching from ${remote} failed: ${error.message}` };
    throw error;
  } finally {
    await lock.release();
  }
}

/** `shallowBoundary` returns the commits at which the store's history is cut off. */
export async function shallowBoundary(store: ObjectStore): Promise<string[]> {
  const text = await readFile(join(store.folder, 'shallow'), 'utf8').catch(() => '');
  return text.split('\n').filter(isObjectId);
}

async function waitForLock(context: GitContext, path: string): Promise<Lock> {
  for (;;) {
    refuseWhenAborted(context.signal);
    const lock = await tryLock(path);
    if (lock !== undefined) return lock;
    await new Promise((resolve) => setTimeout(resolve, LOCK_WAIT_MS));
  }
}
