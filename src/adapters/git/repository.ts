import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { GateError } from '../../errors.ts';
import type { Log, Repository, Revisions, Snapshots } from '../../ports.ts';
import { changedPaths, findLines, listTree } from './changed-paths.ts';
import { changesBetween } from './changes.ts';
import { commitsBetween, describeCommits } from './commit-range.ts';
import { findCheckout } from './checkout.ts';
import type { GitContext } from './context.ts';
import type { Credentials } from './credentials.ts';
import { gitEnvironment } from './environment.ts';
import { createGit } from './git.ts';
import { exchangeFiles } from './exchange-files.ts';
import { type History, openHistory } from './history.ts';
import { readLineage } from './lineage.ts';
import { tidyCache } from './tidy-cache.ts';
import { listFolder, readBranch } from './read-branch.ts';
import { findCommittedFile, findWorkingFile, readCommittedFile, readWorkingFile } from './read-file.ts';
import { refuseOldGit, resolveRevisions } from './revisions.ts';
import { listUntracked } from './untracked-files.ts';
import { openSnapshots, type OpenSnapshots } from './snapshot.ts';
import { makeFolders } from '../make-folders.ts';

export interface RepositoryOptions {
  /** The folder for snapshots, fetched commits and test binaries; created if it doesn't exist. */
  readonly cacheFolder: string;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** The caller's environment; the default is this process's own. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Used to fetch a missing commit if the repository has no credentials of its own. */
  readonly credentials?: Credentials | undefined;
}

type RootedHistory = History & { readonly checkout: { readonly root: string } };

/** `createRepository` returns the user's repository. All access to the repository uses the user's own git. */
export function createRepository(options: RepositoryOptions): Repository {
  const { log, signal } = options;
  let opened: Promise<GitContext> | undefined;
  const context = async (): Promise<GitContext> =>
    (opened ??= openCache(resolve(options.cacheFolder)).then((cacheFolder) => ({
      git: createGit({ log, signal }),
      env: gitEnvironment(options.env ?? process.env),
      cacheFolder,
      credentials: options.credentials,
      log,
      signal,
    })));
  const histories = new Map<string, RootedHistory>();
  const historyOf = async (folder: string): Promise<RootedHistory> => {
    const checkout = await findCheckout(await context(), folder);
    const history = histories.get(checkout.root) ?? { ...openHistory(await context(), checkout), checkout };
    histories.set(checkout.root, history);
    return history;
  };
  const historyAt = async ({ root }: Revisions): Promise<RootedHistory> => histories.get(root) ?? historyOf(root);
  const runs = new WeakMap<Snapshots, OpenSnapshots>();
  const readFile: Repository['readFile'] = async (revisions, commit, path) =>
    readCommittedFile(await historyAt(revisions), commit, path);

  return {
    resolve: async (request) => {
      const folder = resolve(request.folder);
      const history = await historyOf(folder);
      await refuseOldGit(await context(), folder);
      return resolveRevisions(await context(), history, { ...request, folder });
    },
    readFile,
    readHeadFile: async (revisions, path) =>
      revisions.head.kind === 'commit' && revisions.head.commit !== undefined
        ? readFile(revisions, revisions.head.commit, path)
        : readWorkingFile(revisions.root, path),
    findFile: async (revisions, named, path) => {
      const commit = named ?? (revisions.head.kind === 'commit' ? revisions.head.commit : undefined);
      return commit === undefined
        ? findWorkingFile(revisions.root, path)
        : findCommittedFile(await historyAt(revisions), commit, path);
    },
    listFolder: async (revisions, commit, folder) => listFolder(await historyAt(revisions), commit, folder),
    hasCommit: async (revisions, commit) => (await (await historyAt(revisions)).ensure(commit)).kind === 'found',
    snapshot: async (revisions, request) => {
      const run = await openSnapshots(await context(), await historyAt(revisions), revisions, request);
      runs.set(run.snapshots, run);
      await tidyCache(await context());
      return run.snapshots;
    },
    snapshotCommit: async (revisions, snapshots, commit) => {
      const history = await historyAt(revisions);
      if ((await history.ensure(commit)).kind === 'missing') return undefined;
      return runs.get(snapshots)?.pin(commit);
    },
    shareUntracked: async (snapshots, base, paths) => (await runs.get(snapshots)?.share(base, paths)) ?? [],
    changedPaths: async (revisions) => changedPaths(await context(), await historyAt(revisions), revisions),
    listTree: async (revisions, commit) => listTree(await historyAt(revisions), commit),
    findLines: async (revisions, commit, expression, pathspecs) =>
      findLines(await historyAt(revisions), commit, expression, pathspecs),
    listUntracked: async (revisions) => listUntracked(await context(), (await historyAt(revisions)).checkout),
    changes: async (base, head) => changesBetween(await context(), base, head),
    readSnapshot: readWorkingFile,
    exchange: exchangeFiles,
    commitsBetween: async (revisions) => {
      const { base, head } = revisions;
      if (base.kind === 'missing' || head.commit === undefined) return { kind: 'range', commits: [] };
      return commitsBetween(await historyAt(revisions), base.commit, head.commit);
    },
    describeCommits: async (revisions, commits) => describeCommits(await historyAt(revisions), commits),
    lineage: async (revisions, commit, enough) =>
      readLineage(await context(), await historyAt(revisions), commit, enough),
    readBranch: async (revisions, branch, folder) => readBranch(await historyAt(revisions), branch, folder),
  };
}

async function openCache(folder: string): Promise<string> {
  try {
    await makeFolders(folder);
    return await realpath(folder);
  } catch (cause) {
    throw new GateError(
      'snapshot-failed',
      `The cache folder ${folder} cannot be created.`,
      'Set ALLOCGATE_CACHE to another folder.',
      cause,
    );
  }
}
