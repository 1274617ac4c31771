import type { CommitDetails, CommitParents, CommitRange } from '../../ports.ts';
import { shallowBoundary } from './fetch.ts';
import { outputOf } from './git-failure.ts';
import type { History } from './history.ts';

/** Maximum number of commits in a range. */
const most = 20_000;
/** Maximum output, in bytes, of a git command that lists or describes commits. */
const limitBytes = 32 * 1024 * 1024;

/** `commitsBetween` lists the commits that `head` contains and `base` doesn't, children before parents. */
export async function commitsBetween(history: History, base: string, head: string): Promise<CommitRange> {
  const shared = await history.mergeBase(base, head);
  if (shared.kind === 'missing') return { kind: 'apart', mergeBase: undefined, reason: shared.reason };
  if (shared.commit !== base) {
    const reason = `${base.slice(0, 12)} is not an ancestor of ${head.slice(0, 12)}`;
    return { kind: 'apart', mergeBase: shared.commit, reason };
  }
  const store = await history.store();
  const args = ['rev-list', '--parents', '--topo-order', `--max-count=${most + 1}`, head, `^${base}`, '--'];
  const commits = parseListing(outputOf(await store.runOffline({ args, limitBytes }), 'listing commits'));
  if (commits.length > most) return { kind: 'too-many', most };
  const ends = new Set(await shallowBoundary(store));
  const cut = commits.find(({ commit }) => ends.has(commit));
  return cut === undefined ? { kind: 'range', commits } : { kind: 'cut-off', commit: cut.commit };
}

/** `parseListing` parses the output of `git rev-list --parents`. */
export function parseListing(listing: Buffer): readonly CommitParents[] {
  return listing
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [commit = '', ...parents] = line.split(' ');
      return { commit, parents };
    });
}

/**
 * `describeCommits` returns the author, date, subject and parents of each commit, decoded as UTF-8. It leaves out
 * commits that the repository doesn't have.
 */
export async function describeCommits(
  history: History,
  commits: readonly string[],
): Promise<ReadonlyMap<string, CommitDetails>> {
  if (commits.length === 0) return new Map();
  const store = await history.store();
  const outcome = await store.runOffline({
    args: [
      'log',
      '--no-walk=unsorted',
      '--ignore-missing',
      '--stdin',
      '--no-show-signature',
      '--no-color',
      '--no-mailmap',
      '--encoding=UTF-8',
      '-z',
      '--format=tformat:%H%n%P%n%aI%n%an%n%s',
    ],
    input: `${commits.join('\n')}\n`,
    limitBytes,
  });
  const found = new Map<string, CommitDetails>();
  for (const entry of outputOf(outcome, 'reading commits').toString().split('\0')) {
    const [commit, parents, date, author, ...subject] = entry.split('\n');
    if (commit === undefined || parents === undefined || date === undefined || author === undefined) continue;
    found.set(commit, { date, author, parents: parents.split(' '), subject: subject.join(' ') });
  }
  return found;
}
