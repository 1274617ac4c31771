import { type ChildProcess, spawn } from 'node:child_process';
import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GateError } from '../../errors.ts';
import { makeFolders } from '../make-folders.ts';

/** A throwaway repository with the bundled module on `main` and a pull request on a branch. */
export interface DemoRepository {
  /** The module's folder. */
  readonly module: string;
  readonly base: string;
  readonly head: string;
}

/** The identity is fixed, so that the commits have the same ids on every machine. */
const identity = {
  GIT_AUTHOR_NAME: 'Orders Team',
  GIT_AUTHOR_EMAIL: 'orders@example.com',
  GIT_COMMITTER_NAME: 'Orders Team',
  GIT_COMMITTER_EMAIL: 'orders@example.com',
};

/**
 * `createDemoRepository` creates the repository in an empty folder, untouched by the user's git configuration. Errors:
 * `snapshot-failed`.
 */
export async function createDemoRepository(assets: string, folder: string): Promise<DemoRepository> {
  const module = join(folder, 'orders');
  await cp(join(assets, 'orders'), module, { recursive: true });
  // A stored baseline is only valid where it was recorded, so the demo removes it and measures both sides.
  await rm(join(module, '.allocgate'), { recursive: true, force: true });
  await git(folder, ['init', '-q', '-b', 'main', '--template=']);
  const base = await commit(folder, 'Order processing', '2026-01-05T09:00:00Z');
  await git(folder, ['switch', '-q', '-c', 'shipping-labels']);
  await cp(join(assets, 'pull-request'), module, {
    recursive: true,
    filter: (from) => !from.endsWith('COMMIT_MESSAGE'),
  });
  const message = await readFile(join(assets, 'pull-request', 'COMMIT_MESSAGE'), 'utf8');
  const head = await commit(folder, message, '2026-01-06T15:30:00Z');
  return { module, base, head };
}

async function commit(folder: string, message: string, date: string): Promise<string> {
  await git(folder, ['add', '-A']);
  await git(folder, ['commit', '-q', '--no-verify', '--no-gpg-sign', '-m', message], {
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  });
  return git(folder, ['rev-parse', 'HEAD']);
}

/** `git` runs git in the throwaway repository and ignores the user's configuration and hooks. */
async function git(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  await makeFolders(folder);
  const { PATH, HOME } = process.env;
  const own = {
    PATH,
    HOME,
    LC_ALL: 'C',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    ...identity,
    ...env,
  };
  const settings = ['-c', 'core.autocrlf=false', '-c', 'core.hooksPath=/dev/null', '-c', 'maintenance.auto=false'];
  return new Promise((resolve, reject) => {
    const child: ChildProcess = spawn('git', [...settings, ...args], {
      cwd: folder,
      env: own,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', (error) => {
      const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      reject(
        isMissing ? new GateError('usage', 'git was not found.', 'Install git and put it on PATH.', error) : error,
      );
    });
    child.on('close', (code) => {
      if (code === 0) resolve(stdout.trim());
      else {
        const message = `The demo's repository could not be created: git ${args[0] ?? ''}: ${stderr.trim()}`;
        reject(new GateError('snapshot-failed', message, 'See git’s message above; the demo needs git 2.28 or newer.'));
      }
    });
  });
}
