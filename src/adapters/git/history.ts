import { runFault } from '../../core/fault/environment-fault.ts';
import { GateError } from '../../errors.ts';
import type { Checkout } from './checkout.ts';
import type { GitContext } from './context.ts';
import { ensureCommit, fetchCommits, isObjectId, shallowBoundary } from './fetch.ts';
import { lineOf } from './git-failure.ts';
import { discardStore, openStore, type ObjectStore } from './store.ts';
import { holdsObjects } from './store-health.ts';

/** Depths to fetch in turn until a merge base appears; git treats the last one as unlimited. */
const depths = [50, 250, 1000, 2_147_483_647];
/**
 * A shallow clone with more boundary commits than this (`--shallow-since` in a large repository) is deepened only from
 * the two commits whose merge base is wanted.
 */
const MOST_ENDS = 64;

/** The commits of a repository, including those that a shallow clone lacks. */
export interface History {
  readonly checkout: Checkout;
  /** Opens the store on first use. A run that needs no store therefore leaves no trace in the cache. */
  store(): Promise<ObjectStore>;
  /**
   * Reads a commit from the store. If that fails because the store may be damaged, it recreates the store, fetches the
   * commit and reads it again.
   */
  reading<T>(commit: string, read: (store: ObjectStore) => Promise<T>): Promise<T>;
  /** Makes sure that the commit is available, fetching it if needed, or returns why it isn't. */
  ensure(commit: string): Promise<{ readonly kind: 'found' } | { readonly kind: 'missing'; readonly reason: string }>;
  /** Returns the parents that the commit object names, even if a shallow clone hides them. */
  parents(commit: string): Promise<readonly string[]>;
  mergeBase(
    one: string,
    other: string,
  ): Promise<
    { readonly kind: 'found'; readonly commit: string } | { readonly kind: 'missing'; readonly reason: string }
  >;
}

export function openHistory(context: GitContext, checkout: Checkout): History {
  let opened: Promise<ObjectStore> | undefined;
  const store = async (): Promise<ObjectStore> => (opened ??= openStore(context, checkout));
  const ensure: History['ensure'] = async (commit) => {
    const outcome = await ensureCommit(context, checkout, await store(), commit);
    return outcome.kind === 'fetched' ? { kind: 'found' } : { kind: 'missing', reason: outcome.reason };
  };
  const reading: History['reading'] = async (commit, read) => {
    const current = await store();
    try {
      return await read(current);
    } catch (error) {
      if (!isDamage(error) || !(await holdsObjects(current.folder))) throw error;
      context.log.info(`Commit ${commit.slice(0, 12)} could not be read, so the store of fetched commits is rebuilt.`);
      await discardStore(current.folder);
      opened = undefined;
      await ensure(commit);
      return read(await store());
    }
  };
  return {
    checkout,
    store,
    reading,
    ensure,
    parents: async (commit) => {
      const outcome = await (await store()).runOffline({ args: ['cat-file', 'commit', commit] });
      return outcome.code === 0 ? parseParents(outcome.stdout.toString('latin1')) : [];
    },
    mergeBase: async (one, other) => {
      const local = lineOf(await checkout.read({ args: ['merge-base', one, other] }));
      if (local !== undefined && isObjectId(local)) return { kind: 'found', commit: local };
      const objects = await store();
      const missing = await missingOf([one, other], ensure);
      if (missing !== undefined) return { kind: 'missing', reason: missing };
      return deepen(context, checkout, objects, one, other);
    },
  };
}

/**
 * `isDamage` reports whether git may have failed because the store is damaged, rather than because of a problem with
 * the disk or memory.
 */
function isDamage(error: unknown): boolean {
  return error instanceof GateError && error.code === 'snapshot-failed' && runFault(error.message) === undefined;
}

/** `parseParents` returns the parents in the header of a commit object. */
export function parseParents(commit: string): string[] {
  const header = commit.split('\n\n', 1)[0] ?? '';
  return header.split('\n').flatMap((line) => (line.startsWith('parent ') ? [line.slice('parent '.length)] : []));
}

async function missingOf(commits: readonly string[], ensure: History['ensure']): Promise<string | undefined> {
  for (const commit of commits) {
    const outcome = await ensure(commit);
    if (outcome.kind === 'missing') return outcome.reason;
  }
  return undefined;
}

async function deepen(
  context: GitContext,
  checkout: Checkout,
  store: ObjectStore,
  one: string,
  other: string,
): ReturnType<History['mergeBase']> {
  const ask = async (): Promise<string | undefined> =>
    lineOf(await store.runOffline({ args: ['merge-base', one, other] }));
  let found = await ask();
  for (const depth of depths) {
    if (found !== undefined && isObjectId(found)) return { kind: 'found', commit: found };
    const ends = await shallowBoundary(store);
    if (ends.length === 0) break;
    // Fetches start at the boundary commits, because the remote has those, but may not have the user's own tips.
    const wanted = ends.length > MOST_ENDS ? [one, other] : ends;
    const outcome = await fetchCommits(context, checkout, store, wanted, depth);
    if (outcome.kind === 'failed') return { kind: 'missing', reason: outcome.reason };
    found = await ask();
  }
  if (found !== undefined && isObjectId(found)) return { kind: 'found', commit: found };
  return { kind: 'missing', reason: `${one.slice(0, 12)} and ${other.slice(0, 12)} have no common ancestor` };
}
