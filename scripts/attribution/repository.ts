import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A throwaway repository with two commits. */
export interface TwoCommits {
  readonly folder: string;
  /** Commits the current working tree and returns the commit's hash. */
  commit(message: string): string;
  [Symbol.dispose](): void;
}

/** Creates a repository, commits `base` in it, empties it, and commits `head`. */
export async function commitSides(lay: (side: 'base' | 'head', folder: string) => Promise<void>): Promise<TwoCommits> {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'allocgate-attribution-')));
  const folder = join(parent, 'repository');
  mkdirSync(folder);
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=Evaluation', '-c', 'user.email=evaluation@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    }).trim();
  const commit = (message: string): string => {
    git('add', '--all', '--force');
    git('commit', '--quiet', '--allow-empty', '-m', message);
    return git('rev-parse', 'HEAD');
  };
  git('init', '--quiet', '--initial-branch=main');
  await lay('base', folder);
  commit('base');
  for (const name of readdirSync(folder)) if (name !== '.git') rmSync(join(folder, name), { recursive: true });
  await lay('head', folder);
  commit('head');
  return {
    folder,
    commit,
    [Symbol.dispose]: () => {
      execFileSync('chmod', ['-R', 'u+rwX', parent]);
      rmSync(parent, { recursive: true, force: true });
    },
  };
}
