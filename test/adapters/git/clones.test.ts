import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkoutState, treeOf } from '../../support/checkout-state.ts';
import { GitRepository, temporaryFolder } from '../../support/git-repository.ts';
import { openHarness, resolveIn, snapshotIn } from './harness.ts';

/** main: 0 … 9; feature from 2: three; `pull` is the merge of feature into main. */
function origin(): { remote: GitRepository; main: string[]; feature: string; merge: string } {
  const remote = GitRepository.create();
  const main = Array.from({ length: 10 }, (_, index) => remote.write('a.go', `${index}`).commit(`main ${index}`));
  remote.git('switch', '--quiet', '--create', 'feature', main[2] ?? '');
  const feature = remote.write('b.go', 'three').commit('three');
  remote.git('checkout', '--quiet', '--detach', 'main');
  remote.git('merge', '--quiet', '--no-ff', '--message', 'merge', 'feature');
  const merge = remote.git('rev-parse', 'HEAD');
  remote.git('branch', 'pull', merge);
  remote.git('switch', '--quiet', 'main');
  return { remote, main, feature, merge };
}

describe('a shallow clone', () => {
  test('of a merge commit: its first parent is fetched, and the clone stays as it was', async () => {
    const { remote, main, feature } = origin();
    const clone = remote.clone('--depth=1', '--branch=pull');
    const before = checkoutState(clone.folder);
    const event = { kind: 'pull-request', baseSha: main[0] ?? '', headSha: feature } as const;
    const { revisions, snapshots } = await snapshotIn(openHarness(), clone.folder, { event });
    expect(revisions.base).toEqual({ kind: 'commit', commit: main[9], label: 'first parent of the merge commit' });
    expect(treeOf(snapshots.base ?? '')).toEqual({ 'a.go': '9' });
    expect(treeOf(snapshots.head)).toEqual({ 'a.go': '9', 'b.go': 'three' });
    expect(checkoutState(clone.folder)).toEqual(before);
  });

  test('of the head branch: history is fetched until the merge base shows', async () => {
    const { remote, main, feature } = origin();
    const clone = remote.clone('--depth=1', '--branch=feature');
    const before = checkoutState(clone.folder);
    const event = { kind: 'pull-request', baseSha: main[9] ?? '', headSha: feature } as const;
    const { revisions, snapshots } = await snapshotIn(openHarness(), clone.folder, { event });
    expect(revisions.base).toMatchObject({ commit: main[2] });
    expect(treeOf(snapshots.base ?? '')).toEqual({ 'a.go': '2' });
    expect(checkoutState(clone.folder)).toEqual(before);
  });

  test('with commits that the remote does not have', async () => {
    const { remote, main, feature } = origin();
    const clone = remote.clone('--depth=1', '--branch=feature');
    clone.write('c.go', 'local').commit('local');
    const { base } = await resolveIn(openHarness().repository, clone.folder, {
      event: { kind: 'pull-request', baseSha: main[9] ?? '', headSha: feature },
    });
    expect(base).toMatchObject({ commit: main[2] });
  });

  test('of one branch, in a manual run: the remote says which is the default branch', async () => {
    const { remote, main } = origin();
    const clone = remote.clone('--depth=1', '--branch=feature', '--no-tags');
    const { base } = await resolveIn(openHarness().repository, clone.folder, { event: { kind: 'other' } });
    expect(base).toEqual({ kind: 'commit', commit: main[2], label: 'merge base with origin/main' });
  });

  test('of the default branch after a push: the tip before it', async () => {
    const { remote, main } = origin();
    const clone = remote.clone('--depth=1');
    const before = checkoutState(clone.folder);
    const resolved = async (tip: string): Promise<unknown> =>
      (await resolveIn(openHarness().repository, clone.folder, { event: { kind: 'push', before: tip } })).base;
    expect(await resolved(main[7] ?? '')).toEqual({
      kind: 'commit',
      commit: main[7],
      label: 'the tip before the push',
    });
    expect(await resolved('0'.repeat(40))).toEqual({
      kind: 'commit',
      commit: main[8],
      label: 'the commit before HEAD',
    });
    expect(checkoutState(clone.folder)).toEqual(before);
  });

  test('fetches a full commit id that --base and --head name', async () => {
    const { remote, main, feature } = origin();
    const clone = remote.clone('--depth=1');
    const { snapshots } = await snapshotIn(openHarness(), clone.folder, { base: main[4] ?? '', head: feature });
    expect(treeOf(snapshots.base ?? '')).toEqual({ 'a.go': '4' });
    expect(treeOf(snapshots.head)).toEqual({ 'a.go': '2', 'b.go': 'three' });
  });

  test('whose remote is gone says why there is no base, and blocks a pull request', async () => {
    const { remote, main, feature } = origin();
    const clone = remote.clone('--depth=1', '--branch=pull');
    rmSync(remote.folder, { recursive: true });
    const event = { kind: 'pull-request', baseSha: main[0] ?? '', headSha: feature } as const;
    const { base } = await resolveIn(openHarness().repository, clone.folder, { event });
    expect(base).toMatchObject({ kind: 'missing', blocking: true });
    expect(base.kind === 'missing' && base.reason).toMatch(/is not in this clone, and fetching from origin failed/);
    const push = { kind: 'push', before: main[0] ?? '' } as const;
    const pushed = await resolveIn(openHarness().repository, clone.folder, { event: push });
    expect(pushed.base).toMatchObject({ kind: 'missing', blocking: false });
  });

  test('reads files of fetched commits', async () => {
    const { remote, main } = origin();
    const clone = remote.clone('--depth=1');
    const { repository } = openHarness();
    const revisions = await resolveIn(repository, clone.folder, { base: main[1] ?? '' });
    expect(await repository.readFile(revisions, main[1] ?? '', 'a.go')).toBe('1');
  });
});

describe('a partial clone', () => {
  test('gets the blobs that lack into our own store', async () => {
    const { remote, main } = origin();
    const clone = remote.clone('--filter=blob:none', '--branch=feature');
    const before = checkoutState(clone.folder);
    const { revisions, snapshots } = await snapshotIn(openHarness(), clone.folder, { base: main[5] ?? '' });
    expect(treeOf(snapshots.base ?? '')).toEqual({ 'a.go': '5' });
    expect(treeOf(snapshots.head)).toEqual({ 'a.go': '2', 'b.go': 'three' });
    const { repository } = openHarness();
    expect(await repository.readFile(revisions, main[6] ?? '', 'a.go')).toBe('6');
    expect(checkoutState(clone.folder)).toEqual(before);
  });

  test('of one branch gets a commit that it lacks into our own store', async () => {
    const { remote, main } = origin();
    const clone = remote.clone('--filter=blob:none', '--single-branch', '--branch=feature');
    const before = checkoutState(clone.folder);
    const { snapshots } = await snapshotIn(openHarness(), clone.folder, { base: main[5] ?? '' });
    expect(treeOf(snapshots.base ?? '')).toEqual({ 'a.go': '5' });
    expect(checkoutState(clone.folder)).toEqual(before);
  });

  test('that is sparse too', async () => {
    const { remote } = origin();
    remote.write('x/x.go', 'x').write('y/y.go', 'y').commit('folders');
    const clone = remote.clone('--filter=blob:none', '--sparse');
    expect(existsSync(join(clone.folder, 'x'))).toBe(false);
    const before = checkoutState(clone.folder);
    const { snapshots } = await snapshotIn(openHarness(), clone.folder, { base: 'HEAD' });
    expect(treeOf(snapshots.head)).toEqual({ 'a.go': '9', 'x/x.go': 'x', 'y/y.go': 'y' });
    expect(treeOf(snapshots.base ?? '')).toEqual(treeOf(snapshots.head));
    expect(checkoutState(clone.folder)).toEqual(before);
  });
});

describe('a linked working tree', () => {
  test('is a checkout like any other', async () => {
    const { remote, main } = origin();
    const folder = join(remote.folder, '..', 'linked');
    remote.git('worktree', 'add', '--quiet', folder, 'feature');
    const linked = GitRepository.at(folder);
    linked.write('new.go', 'new');
    const before = [checkoutState(folder), checkoutState(remote.folder)];
    const { revisions, snapshots } = await snapshotIn(openHarness(), folder);
    expect(revisions.base).toMatchObject({ commit: main[2] });
    expect(treeOf(snapshots.head)).toEqual({ 'a.go': '2', 'b.go': 'three', 'new.go': 'new' });
    expect([checkoutState(folder), checkoutState(remote.folder)]).toEqual(before);
  });
});

describe('called from a git hook', () => {
  test('the variables of the hook do not count', async () => {
    const { remote, main } = origin();
    const other = GitRepository.create();
    other.write('other.go', 'x').commit('other');
    const hook = {
      GIT_DIR: join(other.folder, '.git'),
      GIT_WORK_TREE: other.folder,
      GIT_INDEX_FILE: join(other.folder, '.git', 'index.lock'),
      GIT_OBJECT_DIRECTORY: join(other.folder, '.git', 'objects'),
      GIT_PREFIX: 'x/',
      GIT_LITERAL_PATHSPECS: '1',
      GIT_CONFIG_PARAMETERS: "'core.bare=true'",
    };
    const harness = openHarness({ env: hook });
    const { revisions, snapshots } = await snapshotIn(harness, remote.folder);
    expect(revisions).toMatchObject({ root: remote.folder, base: { commit: main[8] } });
    expect(treeOf(snapshots.head)).toEqual({ 'a.go': '9' });
  });
});

test('credentials come from the configuration of the clone and are not written down', async () => {
  const { remote, main } = origin();
  const clone = remote.clone('--depth=1');
  // The address works only through the rewriting that the clone itself configures.
  clone.git('config', 'remote.origin.url', 'private:repository');
  clone.git('config', `url.file://${remote.folder}.insteadOf`, 'private:repository');
  clone.git('config', 'http.https://example.com/.extraheader', 'AUTHORIZATION: basic c2VjcmV0');
  const harness = openHarness();
  const { snapshots } = await snapshotIn(harness, clone.folder, { base: main[3] ?? '' });
  expect(treeOf(snapshots.base ?? '')).toEqual({ 'a.go': '3' });
  const state = checkoutState(harness.cacheFolder);
  for (const path of Object.keys(state).filter((name) => /config|HEAD/.test(name)))
    expect(readFileSync(join(harness.cacheFolder, path), 'utf8')).not.toMatch(/c2VjcmV0|private/);
  expect(harness.debug.join('\n')).not.toContain('c2VjcmV0');
});

test('a repository of SHA-256 objects', async () => {
  const folder = join(temporaryFolder(), 'sha256');
  mkdirSync(folder);
  const repository = GitRepository.at(folder);
  repository.git('init', '--quiet', '--object-format=sha256', '--initial-branch=main');
  repository.git('config', 'user.name', 'Test');
  repository.git('config', 'user.email', 'test@example.com');
  const one = repository.write('a.go', 'one').commit('one');
  repository.write('a.go', 'two').commit('two');
  const { revisions, snapshots } = await snapshotIn(openHarness(), folder);
  expect(revisions.base).toMatchObject({ commit: one });
  expect(one).toHaveLength(64);
  expect(treeOf(snapshots.base ?? '')).toEqual({ 'a.go': 'one' });
});
