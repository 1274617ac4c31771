import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GitRepository, isolatedEnvironment } from '../../support/git-repository.ts';
import { openHarness, snapshotIn } from './harness.ts';

/** Runs git as code under test does. */
function git(folder: string, ...args: readonly string[]): string {
  const env = isolatedEnvironment(folder);
  return execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' }).trimEnd();
}

test('each snapshot is a working tree of its own, with one commit, its files and nothing to report', async () => {
  const repository = GitRepository.create();
  repository.write('.gitattributes', '*.txt text eol=crlf\n').write('d/e/a.go', 'one').write('x.txt', 'a\nb\n');
  repository.commit('one');
  repository.git('tag', 'v1');
  repository.write('d/e/a.go', 'two').commit('two');
  const { snapshots } = await snapshotIn(openHarness(), repository.folder, { base: 'HEAD~1', head: 'HEAD' });
  for (const side of [snapshots.base ?? '', snapshots.head]) {
    expect(git(join(side, 'd/e'), 'rev-parse', '--show-toplevel')).toBe(side);
    expect(git(side, 'ls-files')).toBe('.gitattributes\nd/e/a.go\nx.txt');
    expect(git(side, 'status', '--porcelain')).toBe('');
    expect(git(side, 'log', '--format=%an %s')).toBe('allocgate Snapshot');
    expect(git(side, 'ls-tree', '-r', '--name-only', 'HEAD')).toBe('.gitattributes\nd/e/a.go\nx.txt');
    expect(git(side, 'describe', '--always', '--dirty')).toMatch(/^[0-9a-f]{7}$/);
    expect(git(side, 'rev-parse', '--abbrev-ref', 'HEAD')).toBe('main');
  }
  const files = [snapshots.base ?? '', snapshots.head].map((side) => readFileSync(join(side, '.git'), 'utf8'));
  expect(new Set(files.map(({ length }) => length)).size).toBe(1);
});

test('the repository does not know the one that it comes from', async () => {
  const repository = GitRepository.create();
  repository.write('a.go', 'one').commit('one');
  const { snapshots } = await snapshotIn(openHarness(), repository.folder, { base: 'HEAD' });
  const folder = git(snapshots.head, 'rev-parse', '--absolute-git-dir');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
  const contents = paths.filter((path) => statSync(path).isFile()).map((path) => readFileSync(path, 'latin1'));
  expect(contents.filter((content) => content.includes(repository.folder))).toEqual([]);
  expect(git(snapshots.head, 'remote')).toBe('');
});

test('untracked files are untracked on both sides', async () => {
  const repository = GitRepository.create();
  repository.write('a.go', 'one').write('b.go', 'b').commit('one');
  repository.write('a.go', 'two').write('coverage.out', 'x');
  const harness = openHarness();
  const { snapshots } = await snapshotIn(harness, repository.folder, { base: 'HEAD' });
  await harness.repository.shareUntracked(snapshots, snapshots.base ?? '', ['coverage.out']);
  for (const side of [snapshots.base ?? '', snapshots.head]) {
    expect(git(side, 'ls-files')).toBe('a.go\nb.go');
    expect(git(side, 'status', '--porcelain')).toBe('?? coverage.out');
  }
});

test('a submodule has a repository too, and none is part of the change', async () => {
  const library = GitRepository.create();
  library.write('lib.go', 'lib').commit('lib');
  const repository = GitRepository.create();
  repository.write('a.go', 'one').commit('one');
  repository.git('submodule', '--quiet', 'add', library.folder, 'third/lib');
  repository.commit('two');
  const harness = openHarness();
  const { snapshots } = await snapshotIn(harness, repository.folder, { base: 'HEAD~1' });
  const folder = join(snapshots.head, 'third/lib');
  expect(git(folder, 'rev-parse', '--show-toplevel')).toBe(folder);
  expect(git(folder, 'status', '--porcelain')).toBe('');
  expect(git(snapshots.head, 'status', '--porcelain')).toBe('');
  const patch = await harness.repository.changes(snapshots.base ?? '', snapshots.head);
  const paths = [...patch.matchAll(/^diff --git a\/\S+ b\/head\/(\S+)$/gm)].map(([, path]) => path);
  expect(paths).toEqual(['.gitmodules', 'third/lib/lib.go']);
});

test('a repository of SHA-256 objects', async () => {
  const repository = GitRepository.create();
  rmSync(join(repository.folder, '.git'), { recursive: true });
  repository.git('init', '--quiet', '--initial-branch=main', '--object-format=sha256');
  repository.git('config', 'user.name', 'Test');
  repository.git('config', 'user.email', 'test@example.com');
  repository.write('d/a.go', 'one').commit('one');
  repository.write('d/a.go', 'two').write('new.txt', 'x');
  const { snapshots } = await snapshotIn(openHarness(), repository.folder, { base: 'HEAD' });
  expect(git(snapshots.base ?? '', 'status', '--porcelain')).toBe('');
  expect(git(snapshots.head, 'status', '--porcelain')).toBe('?? new.txt');
});
