import type { Lineage } from '../../ports.ts';
import { parseListing } from './commit-range.ts';
import type { GitContext } from './context.ts';
import { fetchCommits, isObjectId, shallowBoundary } from './fetch.ts';
import { outputOf } from './git-failure.ts';
import type { History } from './history.ts';
import type { ObjectStore } from './store.ts';

/** Maximum number of commits to read. */
const most = 20_000;
/** Maximum size of a listing of commits or tags, in bytes. */
const limitBytes = 16 * 1024 * 1024;
const timeoutMs = 60_000;
/** Depths to which a shallow clone is deepened in turn. */
const depths = [50, 250, 1000];

/**
 * `readLineage` reads a commit with its newest ancestors, and the remote's current tags or, if the remote can't be
 * reached, the tags in this clone. It changes nothing in the user's repository.
 */
export async function readLineage(
  context: GitContext,
  history: History,
  commit: string,
  enough: (lineage: Lineage) => boolean,
): Promise<Lineage> {
  const store = await history.store();
  const tags = (await remoteTags(history, store)) ?? (await localTags(history));
  const read = async (): Promise<Lineage> => ({ parents: await parentsOf(store, commit), tags });
  let lineage = await read();
  for (const depth of depths) {
    const ends = await shallowBoundary(store);
    if (enough(lineage) || !ends.some((end) => lineage.parents.has(end))) break;
    if ((await fetchCommits(context, history.checkout, store, [commit], depth)).kind === 'failed') break;
    lineage = await read();
  }
  return lineage;
}

async function parentsOf(store: ObjectStore, commit: string): Promise<Lineage['parents']> {
  const args = ['rev-list', '--parents', '--topo-order', `--max-count=${most}`, commit, '--'];
  const listing = outputOf(await store.runOffline({ args, limitBytes }), 'listing commits');
  return new Map(parseListing(listing).map(({ commit: each, parents }) => [each, parents]));
}

async function remoteTags({ checkout }: History, store: ObjectStore): Promise<Lineage['tags'] | undefined> {
  const { remote } = store.transport;
  if (remote === undefined) return undefined;
  const outcome = await store.run({
    args: ['ls-remote', '--tags', '--end-of-options', remote],
    folder: checkout.root ?? checkout.gitFolder,
    timeoutMs,
    limitBytes,
  });
  return outcome.code === 0 ? parseTags(outcome.stdout.toString()) : undefined;
}

async function localTags({ checkout }: History): Promise<Lineage['tags']> {
  const outcome = await checkout.read({ args: ['show-ref', '--tags', '--dereference'], limitBytes });
  return outcome.code === 0 ? parseTags(outcome.stdout.toString()) : new Map();
}

/**
 * `parseTags` parses the output of `git ls-remote --tags` and `git show-ref --dereference`, in which an annotated tag
 * is followed by a line with the commit that it points to.
 */
export function parseTags(listing: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const line of listing.split('\n')) {
    const [, commit, tag] = /^([0-9a-f]+)[\t ]refs\/tags\/(.{1,250}?)(?:\^\{\})?$/.exec(line) ?? [];
    if (commit !== undefined && tag !== undefined && isObjectId(commit)) tags.set(tag, commit);
  }
  return tags;
}
