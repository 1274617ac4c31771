import { GateError } from '../../errors.ts';
import { isObjectId } from './fetch.ts';
import { lineOf } from './git-failure.ts';
import type { History } from './history.ts';

const LONGEST_REVISION = 1000;
// eslint-disable-next-line no-control-regex -- control characters are what is refused
const unfit = /^-|[\u0000-\u001F\u007F]/;

/**
 * `findNamedRevision` returns the commit that the user's revision names. If the revision is a full object ID that the
 * clone lacks, it fetches that commit. Errors: `usage`.
 */
export async function findNamedRevision(history: History, revision: string, option: string): Promise<string> {
  if (revision === '' || revision.length > LONGEST_REVISION || unfit.test(revision))
    throw unknown(revision, option, 'it is not a valid revision name');
  for (const name of [revision, `refs/remotes/origin/${revision}`]) {
    const commit = await localCommit(history, name);
    if (commit !== undefined) return commit;
  }
  if (!isObjectId(revision)) {
    if (!(await hasCommits(history)))
      throw new GateError('usage', 'This repository has no commits yet.', 'Commit something first (`git commit`).');
    throw unknown(revision, option, 'git cannot resolve it here');
  }
  const outcome = await history.ensure(revision);
  if (outcome.kind === 'missing') throw unknown(revision, option, outcome.reason);
  return revision;
}

/**
 * `branchOf` returns the full name of the branch that a revision names, or `undefined` if the revision isn't a branch.
 */
export async function branchOf(history: History, revision: string): Promise<string | undefined> {
  const name = lineOf(await history.checkout.read({ args: ['rev-parse', '--symbolic-full-name', revision] }));
  return name?.startsWith('refs/heads/') === true ? name : undefined;
}

/** `hasCommits` reports whether the repository has any ref, and so any commit. */
async function hasCommits({ checkout }: History): Promise<boolean> {
  const outcome = await checkout.read({ args: ['for-each-ref', '--count=1', '--format=%(objectname)'] });
  return outcome.code !== 0 || outcome.stdout.length > 0;
}

async function localCommit(history: History, revision: string): Promise<string | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const commit = lineOf(await history.checkout.read({ args }));
  return commit !== undefined && isObjectId(commit) ? commit : undefined;
}

function unknown(revision: string, option: string, why: string): GateError {
  const shown = JSON.stringify(revision.slice(0, 200));
  return new GateError(
    'usage',
    `${option} ${shown} is not a commit in this repository: ${why}.`,
    'Name a branch, tag or commit that `git rev-parse` knows; in a shallow clone, fetch it first or give its full id.',
  );
}
