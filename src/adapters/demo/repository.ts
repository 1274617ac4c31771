import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GateError } from '../../errors.ts';
import { createGit } from '../git/git.ts';

/** A throwaway repository with the bundled module on `main` and a pull request on a branch. */
export interface DemoRepository {
  /** The module's folder. */
  readonly module: string;
  readonly base: string;
  readonly head: string;
}

export interface DemoOptions {
  readonly packages?: readonly string[];
  readonly signal?: AbortSignal;
}

/** The identity is fixed, so that the commits have the same ids on every machine. */
const identity = {
  GIT_AUTHOR_NAME: 'Orders Team',
  GIT_AUTHOR_EMAIL: 'orders@example.com',
  GIT_COMMITTER_NAME: 'Orders Team',
  GIT_COMMITTER_EMAIL: 'orders@example.com',
};

/**
 * `createDemoRepository` creates the repository in an empty folder, ignoring the user's git configuration. `packages`
 * limits the pull request to some folders of the module; the others then stay as they are on base. Errors:
 * `snapshot-failed`.
 */
export async function createDemoRepository(
  assets: string,
  folder: string,
  { packages, signal = new AbortController().signal }: DemoOptions = {},
): Promise<DemoRepository> {
  const git = gitIn(folder, signal);
  const module = join(folder, 'orders');
  await cp(join(assets, 'orders'), module, { recursive: true });
  // A stored baseline is valid only under the conditions under which it was recorded, so the demo removes it and
  // measures both sides.
  await rm(join(module, '.allocgate'), { recursive: true, force: true });
  await git(['init', '-q', '-b', 'main', '--template=']);
  const base = await commit(git, 'Order processing', '2026-01-05T09:00:00Z');
  await git(['switch', '-q', '-c', 'shipping-labels']);
  const pullRequest = join(assets, 'pull-request');
  const isPart = (name: string): boolean => name !== 'COMMIT_MESSAGE' && packages?.includes(name) !== false;
  for (const name of await readdir(pullRequest))
    if (isPart(name)) await cp(join(pullRequest, name), join(module, name), { recursive: true });
  const whole = await readFile(join(pullRequest, 'COMMIT_MESSAGE'), 'utf8');
  // The body of the message describes the whole pull request.
  const message = packages === undefined ? whole : (whole.split('\n', 1)[0] ?? '');
  const head = await commit(git, message, '2026-01-06T15:30:00Z');
  return { module, base, head };
}

async function commit(git: Git, message: string, date: string): Promise<string> {
  await git(['add', '-A']);
  await git(['commit', '-q', '--no-verify', '--no-gpg-sign', '-m', message], {
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  });
  return git(['rev-parse', 'HEAD']);
}

type Git = (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<string>;

/**
 * `gitIn` returns a function that runs git in the throwaway repository and ignores the user's configuration and hooks.
 */
function gitIn(folder: string, signal: AbortSignal): Git {
  const git = createGit({ log: { debug: () => undefined }, signal });
  const { PATH, HOME } = process.env;
  const own = { PATH, HOME, LC_ALL: 'C', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...identity };
  return async (args, env) => {
    const settings = ['core.autocrlf=false', 'maintenance.auto=false'];
    const { code, stdout, stderr } = await git({ args, folder, settings, env: { ...own, ...env } });
    if (code === 0) return stdout.toString().trim();
    throw new GateError(
      'snapshot-failed',
      `The demo's repository could not be created: git ${args[0] ?? ''}: ${stderr.trim()}`,
      'See git’s message above; the demo needs git 2.28 or newer.',
    );
  };
}
