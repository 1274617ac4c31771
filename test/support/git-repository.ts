import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An environment in which no configuration of the machine counts. */
export function isolatedEnvironment(home: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
}

/** A folder that lasts until the test ends; real path. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'allocgate-git-')));
  onTestFinished(() => {
    execFileSync('chmod', ['-R', 'u+rwX', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A real git repository for a test, built step by step. */
export class GitRepository {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Makes an empty one whose branch is `main`. */
  static create(folder: string = join(temporaryFolder(), 'repository')): GitRepository {
    mkdirSync(folder, { recursive: true });
    const repository = new GitRepository(folder);
    repository.git('init', '--quiet', '--initial-branch=main');
    repository.git('config', 'user.name', 'Test');
    repository.git('config', 'user.email', 'test@example.com');
    repository.git('config', 'uploadpack.allowFilter', 'true');
    return repository;
  }

  /** Clones over the file protocol, as a workflow run does over HTTP. */
  clone(...flags: readonly string[]): GitRepository {
    const folder = join(temporaryFolder(), 'clone');
    run(dirname(folder), ['clone', '--quiet', ...flags, `file://${this.folder}`, folder]);
    const clone = new GitRepository(folder);
    clone.git('config', 'user.name', 'Test');
    clone.git('config', 'user.email', 'test@example.com');
    return clone;
  }

  /** The repository as it is seen from another folder (a linked working tree, a submodule). */
  static at(folder: string): GitRepository {
    return new GitRepository(folder);
  }

  git(...args: readonly string[]): string {
    return run(this.folder, args);
  }

  write(path: string, content: string | Buffer, mode?: number): this {
    const target = join(this.folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
    if (mode !== undefined) chmodSync(target, mode);
    return this;
  }

  link(path: string, target: string): this {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    symlinkSync(target, join(this.folder, path));
    return this;
  }

  /** Commits the whole working tree and returns the commit's id. */
  commit(message: string): string {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', message);
    return this.git('rev-parse', 'HEAD');
  }
}

function run(folder: string, args: readonly string[]): string {
  const dates = { GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z', GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z' };
  return execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {
    cwd: folder,
    env: { ...isolatedEnvironment(folder), ...dates },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trimEnd();
}
