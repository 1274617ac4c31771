import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Files are added as they are, whatever any .gitattributes files among them say. */
const attributes = '* -text -eol -ident -filter -working-tree-encoding\n';

/** A throwaway git repository whose commits are snapshots of whole folders. */
export class Repository {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Returns a repository that `create` created. */
  static at(folder: string): Repository {
    return new Repository(folder);
  }

  /** Creates an empty repository with the branch `main`. */
  static async create(folder: string): Promise<Repository> {
    await mkdir(folder, { recursive: true });
    const repository = new Repository(folder);
    await repository.git(['init', '--quiet', '--initial-branch=main', '--template=']);
    await mkdir(join(folder, '.git', 'info'));
    await writeFile(join(folder, '.git', 'info', 'attributes'), attributes);
    return repository;
  }

  /**
   * Commits the contents of a folder, including ignored files, and nothing else, and returns the commit's ID. It only
   * reads the folder, because the module cache is read-only. The same folder, message and date give the same ID
   * everywhere.
   */
  async commitFolder(folder: string, message: string, date?: string): Promise<string> {
    await this.git([`--work-tree=${folder}`, 'add', '--all', '--force', '.'], folder);
    const options = ['--quiet', '--no-verify', '--no-gpg-sign', '--allow-empty', `--message=${message}`];
    await this.git(['commit', ...options, ...(date === undefined ? [] : [`--date=${date}`])]);
    return this.git(['rev-parse', 'HEAD']);
  }

  /** Checks out the last commit in the working tree. */
  async checkOut(): Promise<void> {
    await this.git(['reset', '--quiet', '--hard']);
  }

  /** Runs git without the user's configuration, hooks and identity. */
  async git(args: readonly string[], cwd: string = this.folder): Promise<string> {
    const settings = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.autocrlf=false', '-c', 'maintenance.auto=false'];
    const { stdout } = await run('git', [`--git-dir=${join(this.folder, '.git')}`, ...settings, ...args], {
      cwd,
      env: {
        PATH: process.env['PATH'],
        LC_ALL: 'C',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        ...signature('AUTHOR'),
        ...signature('COMMITTER'),
      },
    });
    return stdout.trim();
  }
}

function signature(role: 'AUTHOR' | 'COMMITTER'): Record<string, string> {
  return {
    [`GIT_${role}_NAME`]: 'Real Modules',
    [`GIT_${role}_EMAIL`]: 'real-modules@example.com',
    [`GIT_${role}_DATE`]: '2026-01-05T09:00:00Z',
  };
}
