import type { Revisions } from '../../ports.ts';
import { isObjectId } from './fetch.ts';
import { lineOf } from './git-failure.ts';
import type { History } from './history.ts';

export type Base = Revisions['base'];

/** The properties of head that determine the base. */
export interface HeadPoint {
  readonly commit: string;
  /** The full name of head's branch, or `undefined` if head isn't a branch. */
  readonly ref: string | undefined;
  /** Whether the working tree is head and differs from `commit`. */
  readonly dirty: boolean;
  /** The name in labels: `HEAD`, or the revision that the user named. */
  readonly name: string;
}

interface DefaultBranch {
  /** The name in labels, such as `origin/main`. */
  readonly name: string;
  /** The name without the remote, such as `main`. */
  readonly branch: string;
  readonly commit: string;
}

/**
 * Refs that may be the default branch, in the order to try them; the default branch that the clone itself recorded
 * comes first.
 */
const candidates = [
  'refs/remotes/origin/HEAD',
  'refs/heads/main',
  'refs/heads/master',
  'refs/remotes/origin/main',
  'refs/remotes/origin/master',
];

/**
 * `findDefaultBase` returns the merge base with the default branch. If there is no default branch, or if head is that
 * branch or one of its commits, it returns the commit before head, or head's own commit if the tree is dirty.
 */
export async function findDefaultBase(history: History, head: HeadPoint): Promise<Base> {
  const branch = (await localDefaultBranch(history)) ?? (await remoteDefaultBranch(history));
  if (branch === undefined) return previous(history, head, ', because there is no default branch to compare with');
  if (head.ref === `refs/heads/${branch.branch}`) return previous(history, head, '');
  const found = await history.mergeBase(head.commit, branch.commit);
  if (found.kind === 'missing')
    return missing(`there is no merge base of ${head.name} and ${branch.name}: ${found.reason}`);
  if (found.commit === head.commit) return previous(history, head, '');
  return { kind: 'commit', commit: found.commit, label: `merge base with ${branch.name}` };
}

/** `missing` returns a base of the kind `missing` that doesn't block the run. */
export function missing(reason: string): Base {
  return { kind: 'missing', reason, blocking: false };
}

async function previous(history: History, head: HeadPoint, why: string): Promise<Base> {
  if (head.dirty) return { kind: 'commit', commit: head.commit, label: `${head.name}, before the uncommitted changes` };
  const [parent] = await history.parents(head.commit);
  if (parent === undefined) return missing(`${head.name} is the first commit`);
  const outcome = await history.ensure(parent);
  return outcome.kind === 'found'
    ? { kind: 'commit', commit: parent, label: `the commit before ${head.name}${why}` }
    : missing(`the commit before ${head.name} is not in this clone, and ${outcome.reason}`);
}

async function localDefaultBranch(history: History): Promise<DefaultBranch | undefined> {
  const { checkout } = history;
  for (const ref of candidates) {
    const commit = lineOf(await checkout.read({ args: ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`] }));
    if (commit === undefined) continue;
    const target = lineOf(await checkout.read({ args: ['symbolic-ref', '--quiet', ref] })) ?? ref;
    const name = target.replace(/^refs\/(?:heads|remotes)\//, '');
    return { name, branch: target.replace(/^refs\/(?:heads|remotes\/origin)\//, ''), commit };
  }
  return undefined;
}

/**
 * `remoteDefaultBranch` asks the remote for its default branch, for clones that contain no other branch, as in a
 * workflow run.
 */
async function remoteDefaultBranch(history: History): Promise<DefaultBranch | undefined> {
  const store = await history.store();
  const { remote } = store.transport;
  if (remote === undefined) return undefined;
  const { root, gitFolder } = history.checkout;
  const outcome = await store.run({
    args: ['ls-remote', '--symref', '--end-of-options', remote, 'HEAD'],
    folder: root ?? gitFolder,
    timeoutMs: 60_000,
    limitBytes: 1024 * 1024,
  });
  if (outcome.code !== 0) return undefined;
  return parseRemoteHead(outcome.stdout.toString(), remote);
}

/** `parseRemoteHead` parses the two lines of `git ls-remote --symref REMOTE HEAD`. */
export function parseRemoteHead(text: string, remote: string): DefaultBranch | undefined {
  const branch = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(text)?.[1];
  const commit = /^([0-9a-f]+)\tHEAD$/m.exec(text)?.[1];
  if (branch === undefined || commit === undefined || !isObjectId(commit)) return undefined;
  return { name: `${remote}/${branch}`, branch, commit };
}
