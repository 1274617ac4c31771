import { lstat, readFile, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { GateError } from '../../errors.ts';
import type { GitContext } from './context.ts';
import { withoutTransport } from './environment.ts';
import type { GitCall, GitOutcome } from './git.ts';
import { gitMessage, lineOf } from './git-failure.ts';

type ReadCall = Pick<GitCall, 'args' | 'input' | 'settings' | 'limitBytes'> & {
  readonly env?: NodeJS.ProcessEnv;
  /** The folder to run the command in; the default is the root, or the git folder if there is no working tree. */
  readonly folder?: string;
};

/**
 * One of the user's repositories, which allocgate only reads. It has a working tree unless it is a submodule that isn't
 * checked out.
 */
export interface Checkout {
  /** Real path of the top of the working tree. */
  readonly root: string | undefined;
  /** The git folder of this working tree; in a linked worktree it differs from `commonFolder`. */
  readonly gitFolder: string;
  /** Real path of the folder that contains the objects, refs and configuration. */
  readonly commonFolder: string;
  /** Runs a git command that only reads. */
  read(call: ReadCall): Promise<GitOutcome>;
  /** Returns the commits whose parents the clone lacks, one per line; `''` in a complete clone. */
  shallowCommits(): Promise<string>;
}

/** `findCheckout` finds the repository that a folder is in. Errors: `usage`. */
export async function findCheckout(context: GitContext, folder: string): Promise<Checkout & { readonly root: string }> {
  if (!(await isFolder(folder)))
    throw new GateError('usage', `There is no folder ${folder}.`, 'Name an existing folder with -C DIR.');
  const ask = async (flag: string): Promise<GitOutcome> =>
    context.git({ args: ['rev-parse', flag], folder, env: { ...context.env, ...withoutTransport } });
  const [top, gitFolder, common] = await Promise.all(
    ['--show-toplevel', '--absolute-git-dir', '--git-common-dir'].map(async (flag) => ask(flag)),
  );
  const [topLine, gitLine, commonLine] = [top, gitFolder, common].map((outcome) => outcome && lineOf(outcome));
  if (topLine === undefined || gitLine === undefined || commonLine === undefined || topLine === '')
    throw noCheckout(folder, top ?? { code: 128, stderr: '' });
  // git before 2.38 doesn't support the setting `safe.bareRepository`, so we check for bare repositories ourselves.
  if (`${await realpath(folder)}/`.startsWith(`${await realpath(gitLine)}/`)) throw insideRepository(folder);
  const root = await realpath(topLine).catch((cause: unknown) => {
    const found = `The repository of ${folder} is configured with a working tree that doesn't exist: ${topLine}.`;
    throw new GateError(
      'usage',
      found,
      'Check the setting core.worktree (`git config core.worktree` shows it).',
      cause,
    );
  });
  return { ...openCheckout(context, root, gitLine, await realpath(resolve(folder, commonLine))), root };
}

/**
 * `openCheckout` returns a checkout without searching for its folders. `root` is `undefined` if there is no working
 * tree.
 */
export function openCheckout(
  context: GitContext,
  root: string | undefined,
  gitFolder: string,
  commonFolder: string,
): Checkout {
  return {
    root,
    gitFolder,
    commonFolder,
    read: async ({ env, folder, ...call }) =>
      context.git({
        ...call,
        folder: folder ?? root ?? gitFolder,
        env: {
          ...context.env,
          ...withoutTransport,
          GIT_DIR: gitFolder,
          // The configuration of a submodule names a working tree, which may no longer exist. This variable overrides
          // that setting.
          GIT_WORK_TREE: root ?? gitFolder,
          ...env,
        },
      }),
    shallowCommits: async () => readFile(join(commonFolder, 'shallow'), 'utf8').catch(() => ''),
  };
}

async function isFolder(path: string): Promise<boolean> {
  return lstat(await realpath(path).catch(() => path)).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

/**
 * `insideRepository` returns the error for a folder that is, or is inside, a bare repository: git would use that
 * repository, including its settings.
 */
function insideRepository(folder: string): GateError {
  return new GateError(
    'usage',
    `${folder} is, or is inside, a bare git repository (HEAD, objects, refs), which has no working tree.`,
    'Start allocgate in a checkout, but not inside a bare repository that the checkout contains.',
  );
}

function noCheckout(folder: string, outcome: Pick<GitOutcome, 'stderr' | 'code'>): GateError {
  const message = gitMessage(outcome);
  if (message.includes('dubious ownership'))
    return new GateError(
      'usage',
      `git does not trust the repository in ${folder}, because another user owns it.`,
      `If you trust it: git config --global --add safe.directory ${folder}`,
    );
  if (message.includes('safe.bareRepository')) return insideRepository(folder);
  return message.includes('work tree')
    ? new GateError('usage', `${folder} has no working tree.`, 'Start allocgate in a checkout of the repository.')
    : new GateError(
        'usage',
        `${folder} is not in a git repository (${message}).`,
        'Start allocgate in a checkout, or name one with -C DIR.',
      );
}
