import type { BranchFolder } from '../../ports.ts';
import { isObjectId } from './fetch.ts';
import { lineOf, outputOf } from './git-failure.ts';
import type { History } from './history.ts';
import { readAllFiles } from './read-files.ts';
import { readCommittedFile } from './read-file.ts';

const timeoutMs = 60_000;
/** Maximum size of a listing, in bytes. */
const limitBytes = 16 * 1024 * 1024;

/**
 * `readBranch` reads a folder of a branch, as the remote has it. If the remote can't be reached or doesn't have the
 * branch, it reads the branch that this clone has. It changes nothing in the user's repository.
 */
export async function readBranch(history: History, branch: string, folder: string): Promise<BranchFolder> {
  const remote = await remoteTip(history, branch);
  const commit = remote.commit ?? (await localTip(history, branch));
  if (commit === undefined) {
    return {
      kind: 'missing',
      reason: remote.reason ?? `there is no branch ${branch}`,
      isUnknown: remote.reason !== undefined,
    };
  }
  const outcome = await history.ensure(commit);
  if (outcome.kind === 'missing') return { kind: 'missing', reason: outcome.reason, isUnknown: true };
  return {
    kind: 'found',
    paths: await listFolder(history, commit, folder),
    read: (path) => readCommittedFile(history, commit, path),
    readAll: (paths) => readAllFiles(history, commit, paths),
  };
}

/**
 * `listFolder` returns the paths, relative to the top, of all files below a folder of a commit; `''` is the top itself.
 */
export async function listFolder(history: History, commit: string, folder: string): Promise<readonly string[]> {
  const store = await history.store();
  const args = [
    'ls-tree',
    '-r',
    '-z',
    '--name-only',
    '--full-tree',
    commit,
    ...(folder === '' ? [] : ['--', `${folder}/`]),
  ];
  const listing = outputOf(await store.run({ args, limitBytes }), `listing ${folder}`).toString();
  return listing.split('\0').filter((path) => path !== '');
}

/**
 * `remoteTip` returns the commit of the branch on the remote, or `undefined` if the remote has no such branch. If the
 * remote could not be reached, `reason` says so.
 */
async function remoteTip(
  history: History,
  branch: string,
): Promise<{ readonly commit: string | undefined; readonly reason?: string }> {
  const store = await history.store();
  const { remote } = store.transport;
  if (remote === undefined) return { commit: undefined };
  const { root, gitFolder } = history.checkout;
  const outcome = await store.run({
    args: ['ls-remote', '--end-of-options', remote, `refs/heads/${branch}`],
    folder: root ?? gitFolder,
    timeoutMs,
    limitBytes: 1024 * 1024,
  });
  if (outcome.code !== 0)
    return { commit: undefined, reason: `${remote} could not be reached to look up the branch ${branch}` };
  const [, commit] = /^([0-9a-f]+)\t/.exec(outcome.stdout.toString()) ?? [];
  return { commit: commit !== undefined && isObjectId(commit) ? commit : undefined };
}

async function localTip({ checkout }: History, branch: string): Promise<string | undefined> {
  for (const ref of [`refs/remotes/origin/${branch}`, `refs/heads/${branch}`]) {
    const commit = lineOf(await checkout.read({ args: ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`] }));
    if (commit !== undefined && isObjectId(commit)) return commit;
  }
  return undefined;
}
